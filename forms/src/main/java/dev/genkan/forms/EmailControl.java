package dev.genkan.forms;

/// A `String` under `@Email`. Whether it looks like an address is for that constraint to say.
record EmailControl(Field.Email field, boolean emptyIsNull) implements LineControl {

    /// What mail servers carry (RFC 3696, erratum 1690).
    static final int LONGEST = 254;

    static Control of(Shape shape) {
        int maxLength = Math.min(shape.constraints().maxLength(), LONGEST);
        return new EmailControl(
                new Field.Email(shape.path(), shape.required(), maxLength, shape.hint()),
                shape.required() || shape.nullable());
    }

    @Override
    public Reading read(String posted) {
        String line = Typed.line(posted);
        if (line.isEmpty()) {
            // the constraint lets an empty text pass where no answer is asked for
            return new Reading.Value(emptyIsNull ? null : "", shown(""));
        }
        if (line.length() > field.maxLength()) {
            return new Reading.Unreadable(Rules.tooLong(field.name(), field.maxLength()), shown(Typed.shown(line)));
        }
        return Typed.complaint(field.name(), field.maxLength(), line)
                .<Reading>map(error -> new Reading.Unreadable(error, shown(Typed.shown(line))))
                .orElseGet(() -> new Reading.Value(line, shown(line)));
    }

    @Override
    public Object json(Object value) {
        return value;
    }
}

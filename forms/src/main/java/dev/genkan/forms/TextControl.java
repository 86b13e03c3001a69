package dev.genkan.forms;

/// A `String`, asked as one line of text. White space around it is taken off; an empty line is no answer.
///
/// @param emptyIsNull whether no answer is null (so that a required component is told apart from an answered one, and a
///     `@Nullable` one is what it says) or the empty text
record TextControl(Field.Text field, boolean emptyIsNull) implements LineControl {

    static Control of(Shape shape) {
        int maxLength = Math.min(shape.constraints().maxLength(), Typed.LONGEST);
        return new TextControl(
                new Field.Text(shape.path(), shape.required(), maxLength, shape.hint()),
                shape.required() || shape.nullable());
    }

    @Override
    public Reading read(String posted) {
        String line = Typed.line(posted);
        if (line.isEmpty()) {
            return new Reading.Value(emptyIsNull ? null : "", shown(""));
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

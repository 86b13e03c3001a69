package dev.genkan.forms;

/// A `String` under `@Lines`, asked as several lines of text. Line breaks are `\n`, however they were posted; white
/// space around the whole is taken off, and nothing left is no answer.
///
/// @param emptyIsNull as for [TextControl]
record LinesControl(Field.Lines field, boolean emptyIsNull) implements LineControl {

    static Control of(Shape shape, Lines lines) {
        if (lines.value() < 2 || lines.value() > 30) {
            throw shape.refused("has @Lines(" + lines.value() + "); a field shows 2 to 30 lines at once");
        }
        int maxLength = Math.min(shape.constraints().maxLength(), Typed.LONGEST);
        return new LinesControl(
                new Field.Lines(shape.path(), shape.required(), maxLength, lines.value(), shape.hint()),
                shape.required() || shape.nullable());
    }

    @Override
    public Reading read(String posted) {
        String lines = Typed.lines(posted);
        if (lines.isEmpty()) {
            return new Reading.Value(emptyIsNull ? null : "", shown(""));
        }
        return Typed.complaint(field.name(), field.maxLength(), lines)
                .<Reading>map(error -> new Reading.Unreadable(error, shown(Typed.shown(lines))))
                .orElseGet(() -> new Reading.Value(lines, shown(lines)));
    }

    @Override
    public Object json(Object value) {
        return value;
    }
}

package dev.genkan.forms;

import java.util.Map;

/// A `String`, asked as one line of text. White space around it is taken off; an empty line is no answer.
///
/// @param emptyIsNull whether no answer is null (so that a required component is told apart from an answered one, and a
///     `@Nullable` one is what it says) or the empty text
record TextControl(Field.Text field, boolean emptyIsNull) implements Control {

    static Control of(Question.Shape shape) {
        int maxLength = Math.min(shape.constraints().maxLength(), Typed.LONGEST);
        boolean required = shape.constraints().required();
        return new TextControl(
                new Field.Text(shape.name(), required, maxLength, shape.hint()), required || shape.nullable());
    }

    @Override
    public Reading read(String posted) {
        String line = Typed.line(posted);
        if (line.isEmpty()) {
            return new Reading.Value(emptyIsNull ? null : "", "");
        }
        String shown = Typed.shown(line);
        if (line.length() > Typed.LONGEST) {
            return new Reading.Unreadable(Rules.tooLong(field.name(), field.maxLength()), shown);
        }
        if (Typed.hasForbiddenCharacters(line)) {
            return new Reading.Unreadable(new FieldError(field.name(), "validation.characters", Map.of()), shown);
        }
        return new Reading.Value(line, shown);
    }

    @Override
    public String shown(Object value) {
        return (String) value;
    }

    @Override
    public Object json(Object value) {
        return value;
    }
}

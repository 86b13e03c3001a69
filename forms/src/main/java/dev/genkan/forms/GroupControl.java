package dev.genkan.forms;

import java.util.List;
import java.util.Map;

/// A record inside the record, asked as questions that belong together.
///
/// @param emptyIsNull whether it is null where nothing in it is answered
record GroupControl(Field.Group field, Parts parts, boolean emptyIsNull) implements Control {

    static Control of(Shape shape, Parts parts) {
        return new GroupControl(
                new Field.Group(
                        shape.path(), shape.type().getSimpleName(), !shape.nullable(), parts.fields(), shape.hint()),
                parts,
                shape.nullable());
    }

    @Override
    public Reading read(Map<String, List<String>> posted) {
        return emptyIsNull && isUntouched(posted) ? new Reading.Value(null, Map.of()) : parts.read(posted);
    }

    @Override
    public Reading readJson(Object json) {
        return json instanceof Map<?, ?> given ? parts.readJson(given) : wrongType("object");
    }

    private boolean isUntouched(Map<String, List<String>> posted) {
        String below = field.name() + ".";
        return posted.entrySet().stream()
                .filter(each -> each.getKey().startsWith(below))
                .flatMap(each -> each.getValue().stream())
                .allMatch(value -> Typed.line(value).isEmpty());
    }

    @Override
    public Object json(Object value) {
        return parts.json(value);
    }

    @Override
    public Map<String, List<String>> typed(Object json) {
        return json instanceof Map<?, ?> kept ? parts.typed(kept) : Map.of();
    }
}

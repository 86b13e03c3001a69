package dev.genkan.forms;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An enum, asked as a choice of its constants. An empty value is no answer, anything that is not a constant's name an
/// error.
record ChoiceControl(Field.Choice field, Map<String, Enum<?>> constants) implements Control {

    static Control of(Question.Shape shape) {
        Map<String, Enum<?>> constants = new LinkedHashMap<>();
        Arrays.stream(shape.type().getEnumConstants())
                .map(Enum.class::cast)
                .forEach(constant -> constants.put(constant.name(), constant));
        if (constants.isEmpty()) {
            throw shape.refused("is an enum without constants: there would be nothing to choose");
        }
        if (!shape.constraints().required() && !shape.nullable()) {
            throw shape.refused("is an enum that is neither @NotNull nor @Nullable: say @NotNull if it must be chosen,"
                    + " @Nullable if it may be left open");
        }
        List<Option> options = constants.keySet().stream()
                .map(constant -> new Option(constant, shape.type().getSimpleName() + "." + constant))
                .toList();
        return new ChoiceControl(
                new Field.Choice(shape.name(), shape.constraints().required(), options, shape.hint()), constants);
    }

    @Override
    public Reading read(String posted) {
        if (posted.isEmpty()) {
            return new Reading.Value(null, "");
        }
        Enum<?> constant = constants.get(posted);
        // nothing a browser sends by itself, and no page could show it: it is not kept
        return constant == null
                ? new Reading.Unreadable(new FieldError(field.name(), "validation.choice", Map.of()), "")
                : new Reading.Value(constant, constant.name());
    }

    @Override
    public String shown(Object value) {
        return ((Enum<?>) value).name();
    }

    @Override
    public Object json(Object value) {
        return ((Enum<?>) value).name();
    }
}

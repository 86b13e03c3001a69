package dev.genkan.forms;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// A `List` or `Set` of an enum, asked as constants to tick. The answer is in the order of the enum and holds each
/// constant once; an empty value is none, and anything that is not a constant's name an error.
///
/// @param asSet whether the component is a `Set`
/// @param emptyIsNull whether nothing ticked is null or the empty collection
record ChoicesControl(Field.Choices field, Options options, boolean asSet, boolean emptyIsNull) implements Control {

    static Control of(Shape shape, Class<?> element) {
        Options options = Options.of(element, shape);
        return new ChoicesControl(
                new Field.Choices(
                        shape.path(),
                        shape.required() || shape.constraints().minLength() > 0,
                        options.offered(),
                        shape.hint()),
                options,
                shape.type() == Set.class,
                shape.nullable());
    }

    @Override
    public Reading readJson(Object json) {
        return json instanceof Collection<?> several && several.stream().allMatch(String.class::isInstance)
                ? read(Map.of(
                        field.name(), several.stream().map(String.class::cast).toList()))
                : wrongType("array of strings");
    }

    @Override
    public Reading read(Map<String, List<String>> posted) {
        Set<String> ticked = posted.getOrDefault(field.name(), List.of()).stream()
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
        List<String> known =
                options.constants().keySet().stream().filter(ticked::contains).toList();
        return known.size() < ticked.size()
                ? new Reading.Unreadable(new FieldError(field.name(), "validation.choice"), shown(known))
                : value(known);
    }

    private Reading value(List<String> known) {
        if (known.isEmpty() && emptyIsNull) {
            return new Reading.Value(null, Map.of());
        }
        List<Object> constants = known.stream()
                .map(name -> Objects.requireNonNull(options.constants().get(name)))
                .toList();
        return new Reading.Value(
                asSet ? Collections.unmodifiableSet(new LinkedHashSet<>(constants)) : constants, shown(known));
    }

    private Map<String, List<String>> shown(List<String> names) {
        return names.isEmpty() ? Map.of() : Map.of(field.name(), names);
    }

    @Override
    public Object json(Object value) {
        return ((Collection<?>) value).stream().map(Options::name).toList();
    }

    @Override
    public Map<String, List<String>> typed(Object json) {
        return json instanceof Collection<?> kept
                ? shown(kept.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList())
                : Map.of();
    }
}

package dev.genkan.forms;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Stream;

/// A component as its control looks at it when the form is made.
///
/// @param above where its record is asked: empty, or the name of the group and a dot
record Shape(Class<? extends Record> owner, String above, RecordComponent component, Constraints constraints) {

    /// The name of the posted field.
    String path() {
        return above + component.getName();
    }

    Class<?> type() {
        return component.getType();
    }

    /// What the component is a list or set of; empty if that is no plain class.
    Optional<Class<?>> element() {
        Type type = component.getGenericType();
        return type instanceof ParameterizedType generic && generic.getActualTypeArguments()[0] instanceof Class<?> only
                ? Optional.of(only)
                : Optional.empty();
    }

    String hint() {
        Hint hint = component.getAnnotation(Hint.class);
        return hint == null ? "" : hint.value();
    }

    Optional<Lines> lines() {
        return Optional.ofNullable(component.getAnnotation(Lines.class));
    }

    boolean required() {
        return constraints.required();
    }

    /// Any annotation called `Nullable` will do: JSpecify's is the one we mean, but not the only one in use.
    boolean nullable() {
        return Stream.of(component.getAnnotatedType().getAnnotations(), component.getAnnotations())
                .flatMap(Stream::of)
                .map(Annotation::annotationType)
                .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
    }

    /// For types that have no empty value: somebody has to say what no answer means.
    void requireDecided() {
        if (!required() && !nullable()) {
            throw refused(
                    "is of the type " + type().getSimpleName() + " and neither @NotNull nor @Nullable: say @NotNull if"
                            + " it must be answered, @Nullable if it may be left open");
        }
    }

    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(owner.getSimpleName() + "." + component.getName() + " " + why + ".");
    }
}

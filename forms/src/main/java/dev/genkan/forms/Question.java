package dev.genkan.forms;

import jakarta.validation.Validator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One component of the record: the control that asks for it, and the way to its value.
record Question(Control control, Method accessor) {

    static Question of(Class<? extends Record> type, RecordComponent component, Validator validator) {
        Shape shape = new Shape(type, component, Constraints.of(validator, type, component.getName()));
        String name = shape.name().toLowerCase(Locale.ROOT);
        if (name.startsWith("_") || name.startsWith("genkan")) {
            throw shape.refused("has a name that starts with _ or genkan, which are kept for the form itself");
        }
        Control control;
        if (shape.type() == String.class) {
            control = TextControl.of(shape);
        } else if (shape.type().isEnum()) {
            control = ChoiceControl.of(shape);
        } else {
            throw shape.refused("is of the type " + shape.type().getSimpleName()
                    + "; a form can ask for a line of text (String) and for a choice (an enum)");
        }
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Question(control, accessor);
    }

    String name() {
        return control.field().name();
    }

    Reading read(List<String> posted) {
        return switch (posted.size()) {
            case 0 -> control.read("");
            case 1 -> control.read(posted.getFirst());
            default ->
                new Reading.Unreadable(
                        new FieldError(name(), "validation.single"),
                        control.read(posted.getFirst()).shown());
        };
    }

    @Nullable
    Object valueIn(Record answers) {
        try {
            return accessor.invoke(answers);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " of a record cannot be read", e);
        }
    }

    /// A component as its control looks at it when the form is made.
    record Shape(Class<? extends Record> owner, RecordComponent component, Constraints constraints) {

        String name() {
            return component.getName();
        }

        Class<?> type() {
            return component.getType();
        }

        String hint() {
            Hint hint = component.getAnnotation(Hint.class);
            return hint == null ? "" : hint.value();
        }

        /// Any annotation called `Nullable` will do: JSpecify's is the one we mean, but not the only one in use.
        boolean nullable() {
            return Stream.of(component.getAnnotatedType().getAnnotations(), component.getAnnotations())
                    .flatMap(Stream::of)
                    .map(Annotation::annotationType)
                    .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
        }

        IllegalArgumentException refused(String why) {
            return new IllegalArgumentException(owner.getSimpleName() + "." + name() + " " + why + ".");
        }
    }
}

package dev.genkan.forms;

import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintDefinitionException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The constraints of a record, and what a broken one is called here.
record Rules<R extends Record>(Class<R> type, Validator validator) {

    static FieldError tooLong(String field, int max) {
        return new FieldError(field, "validation.size.max", Map.of("max", max, "constraint", "Size"));
    }

    /// Tries every constraint of a component once, because one that cannot be put on its type (`@NotBlank` on an enum)
    /// would otherwise show only when the first visitor answers.
    void requireUsable(Field field) {
        try {
            validator.validateValue(type, field.name(), null);
        } catch (ConstraintDeclarationException | ConstraintDefinitionException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + "." + field.name() + " has a constraint that does not fit its type: "
                            + e.getMessage(),
                    e);
        } catch (ValidationException e) {
            // a constraint that cannot bear null is none of our business until somebody answers
            return;
        }
    }

    /// The one thing to say about a value: that it is missing, else that it is too long, else whatever comes first by
    /// name.
    Optional<FieldError> broken(Field field, @Nullable Object value) {
        return validator.validateValue(type, field.name(), value).stream()
                .min(URGENCY)
                .map(violation -> error(field, violation));
    }

    /// What is wrong with a record whose values are all right by themselves: at most one error for each field in their
    /// order, then those of the whole.
    List<FieldError> broken(R record, List<Field> fields) {
        Set<ConstraintViolation<R>> violations = validator.validate(record);
        List<FieldError> errors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            names.add(field.name());
            violations.stream()
                    .filter(violation -> property(violation).equals(field.name()))
                    .min(URGENCY)
                    .ifPresent(violation -> errors.add(error(field, violation)));
        }
        violations.stream()
                .filter(violation -> !names.contains(property(violation)))
                .sorted(URGENCY)
                .forEach(violation -> errors.add(inOwnWords("", violation)));
        return errors;
    }

    private static final Comparator<ConstraintViolation<?>> URGENCY = Comparator.<ConstraintViolation<?>>comparingInt(
                    violation -> Constraints.asksForAnAnswer(constraint(violation)) ? 0 : 1)
            .thenComparingInt(violation -> constraint(violation) instanceof Size ? 0 : 1)
            .thenComparing(violation -> constraint(violation).annotationType().getName())
            .thenComparing(ConstraintViolation::getMessage);

    private static FieldError error(Field field, ConstraintViolation<?> violation) {
        Annotation constraint = constraint(violation);
        if (Constraints.asksForAnAnswer(constraint)) {
            String key = switch (field) {
                case Field.Text text -> "validation.required.text";
                case Field.Choice choice -> "validation.required.choice";
            };
            return new FieldError(
                    field.name(),
                    key,
                    Map.of("constraint", constraint.annotationType().getSimpleName()));
        }
        if (constraint instanceof Size size
                && violation.getInvalidValue() instanceof String text
                && text.length() > size.max()) {
            return tooLong(field.name(), size.max());
        }
        return inOwnWords(field.name(), violation);
    }

    private static FieldError inOwnWords(String field, ConstraintViolation<?> violation) {
        return new FieldError(
                field,
                "validation.message",
                Map.of(
                        "message",
                        violation.getMessage(),
                        "constraint",
                        constraint(violation).annotationType().getSimpleName()));
    }

    private static Annotation constraint(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation();
    }

    private static String property(ConstraintViolation<?> violation) {
        Path path = violation.getPropertyPath();
        String name = StreamSupport.stream(path.spliterator(), false)
                .findFirst()
                .map(Path.Node::getName)
                .orElse("");
        return name;
    }
}

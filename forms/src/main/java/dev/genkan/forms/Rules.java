package dev.genkan.forms;

import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintDefinitionException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The constraints of a record, and which question a broken one belongs to.
///
/// @param above what stands before the names of its components
record Rules<R extends Record>(Class<R> type, String above, Validator validator) {

    static FieldError tooLong(String field, int max) {
        return new FieldError(field, "validation.size.max", Map.of("max", max, "constraint", "Size"));
    }

    /// Tries every constraint of a component once, because one that cannot be put on its type (`@NotBlank` on an enum)
    /// would otherwise show only when the first visitor answers.
    void requireUsable(Question question) {
        try {
            validator.validateValue(type, question.component(), null);
        } catch (ConstraintDeclarationException | ConstraintDefinitionException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + "." + question.component() + " has a constraint that does not fit its type: "
                            + e.getMessage(),
                    e);
        } catch (ValidationException e) {
            // a constraint that cannot bear null is none of our business until somebody answers
            return;
        }
    }

    /// The one thing to say about a value: that it is missing, else that it is too long, else whatever comes first by
    /// name.
    Optional<FieldError> broken(Question question, @Nullable Object value) {
        return validator.validateValue(type, question.component(), value).stream()
                .min(URGENCY)
                .map(violation -> Broken.at(question.control().field(), violation));
    }

    /// What is wrong with a record whose values are all right by themselves: at most one error for each field in their
    /// order, then those of the whole.
    List<FieldError> broken(R record, List<Field> fields) {
        Map<String, List<ConstraintViolation<R>>> violations = validator.validate(record).stream()
                .sorted(URGENCY)
                .collect(Collectors.groupingBy(violation -> above + property(violation)));
        List<FieldError> errors = new ArrayList<>();
        List<Field> all = fields.stream().flatMap(Rules::withInner).toList();
        for (Field field : all) {
            violations.getOrDefault(field.name(), List.of()).stream()
                    .findFirst()
                    .ifPresent(violation -> errors.add(Broken.at(field, violation)));
        }
        Set<String> names = all.stream().map(Field::name).collect(Collectors.toSet());
        String whole = above.isEmpty() ? "" : above.substring(0, above.length() - 1);
        violations.entrySet().stream()
                .filter(each -> !names.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .sorted(URGENCY)
                .forEach(violation -> errors.add(Broken.inOwnWords(whole, violation)));
        return errors;
    }

    private static Stream<Field> withInner(Field field) {
        return field instanceof Field.Group group
                ? Stream.concat(Stream.of(field), group.fields().stream().flatMap(Rules::withInner))
                : Stream.of(field);
    }

    private static final Comparator<ConstraintViolation<?>> URGENCY = Comparator.<ConstraintViolation<?>>comparingInt(
                    violation -> Constraints.asksForAnAnswer(constraint(violation)) ? 0 : 1)
            .thenComparingInt(violation -> constraint(violation) instanceof Size ? 0 : 1)
            .thenComparing(violation -> constraint(violation).annotationType().getName())
            .thenComparing(ConstraintViolation::getMessage);

    private static Annotation constraint(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation();
    }

    /// The component a violation is about, with those it lies in; empty for the record itself. An element of a list is
    /// the list.
    private static String property(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .takeWhile(node -> node.getKind() == ElementKind.PROPERTY)
                .map(Path.Node::getName)
                .collect(Collectors.joining("."));
    }
}

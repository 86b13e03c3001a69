package dev.genkan.forms;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a broken constraint is called here, so that it is said in the language of the page: a validator speaks that of
/// the machine. A message the programmer wrote into the code is left as it is.
record Broken(String key, Map<String, Object> arguments) {

    /// @param field the question whose constraint it is
    static FieldError at(Field field, ConstraintViolation<?> violation) {
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        boolean ownMessage = !violation.getMessageTemplate().startsWith("{");
        return ownMessage
                ? inOwnWords(field.name(), violation)
                : known(field, violation, constraint).at(field.name(), constraint);
    }

    /// A constraint we have no words for, or one that is about more than one question.
    static FieldError inOwnWords(String field, ConstraintViolation<?> violation) {
        return new Broken("validation.message", Map.of("message", violation.getMessage()))
                .at(field, violation.getConstraintDescriptor().getAnnotation());
    }

    private static Broken known(Field field, ConstraintViolation<?> violation, Annotation constraint) {
        if (Constraints.asksForAnAnswer(constraint)) {
            return new Broken(missing(field), Map.of());
        }
        return switch (constraint) {
            case AssertTrue tick -> new Broken(missing(field), Map.of());
            case Email email -> new Broken("validation.email", Map.of());
            default ->
                constraint.annotationType().getSimpleName().equals("URL")
                        ? new Broken("validation.url", Map.of())
                        : of(AnnotatedRule.of(constraint, field), violation.getInvalidValue())
                                .orElseGet(() ->
                                        new Broken("validation.message", Map.of("message", violation.getMessage())));
        };
    }

    /// What is said of a rule that a value breaks; empty if there are no words for it.
    static Optional<Broken> of(Rule rule, @Nullable Object value) {
        return switch (rule) {
            case Rule.Length length -> Optional.of(of(length, value instanceof String text ? text.length() : 0));
            case Rule.Count count -> Optional.of(of(count, value instanceof Collection<?> chosen ? chosen.size() : 0));
            case Rule.AtLeast least ->
                Optional.of(new Broken(
                        least.inclusive() ? "validation.min" : "validation.above", Map.of("min", least.min())));
            case Rule.AtMost most ->
                Optional.of(new Broken(
                        most.inclusive() ? "validation.max" : "validation.below", Map.of("max", most.max())));
            case Rule.Digits digits ->
                Optional.of(new Broken(
                        "validation.digits", Map.of("integer", digits.integer(), "fraction", digits.fraction())));
            case Rule.Matches pattern -> Optional.of(new Broken("validation.pattern", Map.of()));
            case Rule.InTime when -> Optional.of(new Broken(key(when.time()), Map.of()));
            case Rule.Named unknown -> Optional.empty();
        };
    }

    private static Broken of(Rule.Length rule, int length) {
        return length > rule.max()
                ? new Broken("validation.size.max", Map.of("max", rule.max()))
                : new Broken("validation.size.min", Map.of("min", rule.min()));
    }

    private static Broken of(Rule.Count rule, int chosen) {
        return chosen > rule.max()
                ? new Broken("validation.choices.max", Map.of("max", rule.max(), "count", rule.max()))
                : new Broken("validation.choices.min", Map.of("min", rule.min(), "count", rule.min()));
    }

    private static String key(Rule.Time time) {
        return switch (time) {
            case PAST -> "validation.past";
            case PAST_OR_PRESENT -> "validation.pastOrPresent";
            case FUTURE -> "validation.future";
            case FUTURE_OR_PRESENT -> "validation.futureOrPresent";
        };
    }

    /// How a question asks for its missing answer.
    static String missing(Field field) {
        return switch (field) {
            case Field.Text text -> "validation.required.text";
            case Field.Lines lines -> "validation.required.text";
            case Field.Email email -> "validation.required.text";
            case Field.Link link -> "validation.required.text";
            case Field.Numeric number -> "validation.required.text";
            case Field.Date date -> "validation.required.text";
            case Field.Tick tick -> "validation.required.tick";
            case Field.Choice choice -> "validation.required.choice";
            case Field.Choices choices -> "validation.required.choices";
            case Field.Group group -> "validation.required.text";
        };
    }

    private FieldError at(String field, Annotation constraint) {
        return at(field, constraint.annotationType().getSimpleName());
    }

    /// @param constraint the name under which an application may have words of its own
    FieldError at(String field, String constraint) {
        Map<String, Object> named = new LinkedHashMap<>(arguments);
        named.put("constraint", constraint);
        return new FieldError(field, key, named);
    }
}

package dev.genkan.forms;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

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
            case Size size -> ofSize(size, field, violation);
            case Min min -> new Broken("validation.min", Map.of("min", min.value()));
            case Max max -> new Broken("validation.max", Map.of("max", max.value()));
            case DecimalMin min ->
                new Broken(min.inclusive() ? "validation.min" : "validation.above", Map.of("min", min.value()));
            case DecimalMax max ->
                new Broken(max.inclusive() ? "validation.max" : "validation.below", Map.of("max", max.value()));
            case Positive positive -> new Broken("validation.above", Map.of("min", 0));
            case PositiveOrZero notNegative -> new Broken("validation.min", Map.of("min", 0));
            case Negative negative -> new Broken("validation.below", Map.of("max", 0));
            case NegativeOrZero notPositive -> new Broken("validation.max", Map.of("max", 0));
            case Digits digits ->
                new Broken("validation.digits", Map.of("integer", digits.integer(), "fraction", digits.fraction()));
            case Past past -> new Broken("validation.past", Map.of());
            case PastOrPresent past -> new Broken("validation.pastOrPresent", Map.of());
            case Future future -> new Broken("validation.future", Map.of());
            case FutureOrPresent future -> new Broken("validation.futureOrPresent", Map.of());
            case Email email -> new Broken("validation.email", Map.of());
            case Pattern pattern -> new Broken("validation.pattern", Map.of());
            default ->
                constraint.annotationType().getSimpleName().equals("URL")
                        ? new Broken("validation.url", Map.of())
                        : new Broken("validation.message", Map.of("message", violation.getMessage()));
        };
    }

    private static Broken ofSize(Size size, Field field, ConstraintViolation<?> violation) {
        if (field instanceof Field.Choices) {
            int chosen = violation.getInvalidValue() instanceof Collection<?> several ? several.size() : 0;
            return chosen > size.max()
                    ? new Broken("validation.choices.max", Map.of("max", size.max(), "count", size.max()))
                    : new Broken("validation.choices.min", Map.of("min", size.min(), "count", size.min()));
        }
        int length = violation.getInvalidValue() instanceof String text ? text.length() : 0;
        return length > size.max()
                ? new Broken("validation.size.max", Map.of("max", size.max()))
                : new Broken("validation.size.min", Map.of("min", size.min()));
    }

    /// How a question asks for its missing answer.
    private static String missing(Field field) {
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
        Map<String, Object> named = new LinkedHashMap<>(arguments);
        named.put("constraint", constraint.annotationType().getSimpleName());
        return new FieldError(field, key, named);
    }
}

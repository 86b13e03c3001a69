package dev.genkan.forms;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
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
import java.math.BigDecimal;

/// Constraints as rules.
final class AnnotatedRule {

    private AnnotatedRule() {}

    /// What a constraint says.
    ///
    /// @param field the question it is put on
    static Rule of(Annotation constraint, Field field) {
        return switch (constraint) {
            case Size size ->
                field instanceof Field.Choices
                        ? new Rule.Count(size.min(), size.max())
                        : new Rule.Length(size.min(), size.max());
            case Min min -> new Rule.AtLeast(BigDecimal.valueOf(min.value()), true);
            case Max max -> new Rule.AtMost(BigDecimal.valueOf(max.value()), true);
            case DecimalMin min -> new Rule.AtLeast(new BigDecimal(min.value()), min.inclusive());
            case DecimalMax max -> new Rule.AtMost(new BigDecimal(max.value()), max.inclusive());
            case Positive positive -> new Rule.AtLeast(BigDecimal.ZERO, false);
            case PositiveOrZero notNegative -> new Rule.AtLeast(BigDecimal.ZERO, true);
            case Negative negative -> new Rule.AtMost(BigDecimal.ZERO, false);
            case NegativeOrZero notPositive -> new Rule.AtMost(BigDecimal.ZERO, true);
            case Digits digits -> new Rule.Digits(digits.integer(), digits.fraction());
            case Past past -> new Rule.InTime(Rule.Time.PAST);
            case PastOrPresent past -> new Rule.InTime(Rule.Time.PAST_OR_PRESENT);
            case Future future -> new Rule.InTime(Rule.Time.FUTURE);
            case FutureOrPresent future -> new Rule.InTime(Rule.Time.FUTURE_OR_PRESENT);
            case Pattern pattern -> new Rule.Matches(withFlags(pattern));
            default -> new Rule.Named(constraint.annotationType().getSimpleName());
        };
    }

    private static String withFlags(Pattern pattern) {
        StringBuilder flags = new StringBuilder();
        for (Pattern.Flag flag : pattern.flags()) {
            flags.append(
                    switch (flag) {
                        case UNIX_LINES -> "d";
                        case CASE_INSENSITIVE -> "i";
                        case COMMENTS -> "x";
                        case MULTILINE -> "m";
                        case DOTALL -> "s";
                        case UNICODE_CASE -> "u";
                        case CANON_EQ -> "";
                    });
        }
        return flags.isEmpty() ? pattern.regexp() : "(?" + flags + ")" + pattern.regexp();
    }
}

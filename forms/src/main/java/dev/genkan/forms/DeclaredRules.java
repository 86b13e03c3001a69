package dev.genkan.forms;

import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The rules of declared forms. What an address looks like, and which day it is, the validator knows, as it does for
/// records; the rest is counting.
record DeclaredRules(Validator validator) {

    /// What the validator is asked.
    private record Known(
            @Email String email,
            @Past LocalDate past,
            @PastOrPresent LocalDate pastOrPresent,
            @Future LocalDate future,
            @FutureOrPresent LocalDate futureOrPresent) {}

    /// @throws IllegalArgumentException if such a question cannot have such a rule; the fault of whoever declared it
    static void require(Rule rule, Kind kind, String who) {
        boolean text = kind instanceof Kind.Text
                || kind instanceof Kind.Lines
                || kind instanceof Kind.Email
                || kind instanceof Kind.Link;
        boolean number = kind instanceof Kind.Numeric;
        boolean fits = switch (rule) {
            case Rule.Length length -> text;
            case Rule.Matches pattern -> text && isPattern(pattern);
            case Rule.Count count -> kind instanceof Kind.Choices;
            case Rule.AtLeast least -> number;
            case Rule.AtMost most -> number;
            case Rule.Digits digits -> number;
            case Rule.InTime when -> kind instanceof Kind.Date;
            case Rule.Named unknown -> false;
        };
        if (!fits) {
            throw DeclaredParts.refused(who, "has a rule that does not fit its kind: " + rule);
        }
    }

    private static boolean isPattern(Rule.Matches rule) {
        try {
            Pattern.compile(rule.pattern());
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /// The one thing to say about a value: that it is missing, else that it is too long or too short, else what comes
    /// first.
    Optional<FieldError> broken(Question question, @Nullable Object value) {
        Field field = question.control().field();
        boolean none = value == null || value.equals(false) || (value instanceof Collection<?> some && some.isEmpty());
        if (none && question.whenEmpty() == WhenEmpty.REFUSED) {
            return Optional.of(new Broken(Broken.missing(field), Map.of())
                    .at(field.name(), field instanceof Field.Tick ? "AssertTrue" : "NotNull"));
        }
        if (value == null) {
            return Optional.empty();
        }
        if (field instanceof Field.Email && !keeps("email", value)) {
            return Optional.of(new Broken("validation.email", Map.of()).at(field.name(), "Email"));
        }
        return question.rules().stream()
                .sorted(Comparator.comparingInt(
                        rule -> rule instanceof Rule.Length || rule instanceof Rule.Count ? 0 : 1))
                .filter(rule -> !keeps(rule, value))
                .findFirst()
                .flatMap(rule -> Broken.of(rule, value).map(broken -> broken.at(field.name(), name(rule))));
    }

    private boolean keeps(Rule rule, Object value) {
        return switch (rule) {
            case Rule.Length length -> isWithin(value.toString().length(), length.min(), length.max());
            case Rule.Count count -> isWithin(((Collection<?>) value).size(), count.min(), count.max());
            case Rule.AtLeast least -> number(value).compareTo(least.min()) >= (least.inclusive() ? 0 : 1);
            case Rule.AtMost most -> number(value).compareTo(most.max()) <= (most.inclusive() ? 0 : -1);
            case Rule.Digits digits -> {
                BigDecimal number = NumberText.canonical(number(value));
                yield number.precision() - number.scale() <= digits.integer() && number.scale() <= digits.fraction();
            }
            case Rule.Matches pattern -> Pattern.matches(pattern.pattern(), value.toString());
            case Rule.InTime when -> keeps(property(when.time()), value);
            case Rule.Named unknown -> true;
        };
    }

    private boolean keeps(String property, Object value) {
        return validator.validateValue(Known.class, property, value).isEmpty();
    }

    private static boolean isWithin(int size, int min, int max) {
        return size >= min && size <= max;
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }

    private static String property(Rule.Time time) {
        return switch (time) {
            case PAST -> "past";
            case PAST_OR_PRESENT -> "pastOrPresent";
            case FUTURE -> "future";
            case FUTURE_OR_PRESENT -> "futureOrPresent";
        };
    }

    /// Under which name an application may have words of its own for it: that of the constraint a record would have.
    private static String name(Rule rule) {
        return switch (rule) {
            case Rule.Length length -> "Size";
            case Rule.Count count -> "Size";
            case Rule.AtLeast least -> least.inclusive() ? "Min" : "DecimalMin";
            case Rule.AtMost most -> most.inclusive() ? "Max" : "DecimalMax";
            case Rule.Digits digits -> "Digits";
            case Rule.Matches pattern -> "Pattern";
            case Rule.InTime when ->
                switch (when.time()) {
                    case PAST -> "Past";
                    case PAST_OR_PRESENT -> "PastOrPresent";
                    case FUTURE -> "Future";
                    case FUTURE_OR_PRESENT -> "FutureOrPresent";
                };
            case Rule.Named unknown -> unknown.constraint();
        };
    }
}

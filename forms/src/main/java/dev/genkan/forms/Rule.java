package dev.genkan.forms;

import java.math.BigDecimal;

/// What an answer has to keep to, as plain data: an annotation in a record, a line in a form that was declared. That it
/// must be given is no rule but [WhenEmpty]; what its kind asks for, such as the form of an address, is none either.
public sealed interface Rule {

    /// @param min the fewest UTF-16 units of a text
    /// @param max the most
    record Length(int min, int max) implements Rule {}

    /// @param min the fewest choices
    /// @param max the most
    record Count(int min, int max) implements Rule {}

    /// @param inclusive whether the number itself will do
    record AtLeast(BigDecimal min, boolean inclusive) implements Rule {
        public AtLeast {
            min = NumberText.canonical(min);
        }
    }

    /// @param inclusive whether the number itself will do
    record AtMost(BigDecimal max, boolean inclusive) implements Rule {
        public AtMost {
            max = NumberText.canonical(max);
        }
    }

    /// @param integer the most digits before the point
    /// @param fraction the most after it
    record Digits(int integer, int fraction) implements Rule {}

    /// @param pattern of [java.util.regex.Pattern], matched by the whole text; flags stand in it, as in `(?i)[a-z]+`
    record Matches(String pattern) implements Rule {}

    /// A date as it lies to the day on which it is answered.
    record InTime(Time time) implements Rule {}

    enum Time {
        PAST,
        PAST_OR_PRESENT,
        FUTURE,
        FUTURE_OR_PRESENT
    }

    /// A constraint of the application, or one of a validator, of which nothing but its name is known here.
    ///
    /// @param constraint the simple name of the annotation
    record Named(String constraint) implements Rule {}
}

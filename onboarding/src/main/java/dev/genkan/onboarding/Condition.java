package dev.genkan.onboarding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a step is asked, by what was answered before it.
///
/// Any function will do. One that is said with [#where] is also a value: it can be printed, compared and written in a
/// file, and the page can tell why it asks.
@FunctionalInterface
public interface Condition {

    /// A step without a condition.
    Condition ALWAYS = new Always();

    /// Decides from the answers alone; asked often, so it must have no effects.
    ///
    /// @param soFar what was answered to the steps before; one that was not asked, or not yet, is not there
    /// @throws Answers.NotAnswered if it wants an answer that is not there: the step is not asked then, or it is not
    ///     known yet whether it will be
    boolean holds(Answers soFar);

    /// Begins a condition on the answer to one question.
    ///
    /// @param question the name of a component of a record that an earlier step asks for
    static Where where(String question) {
        return new Where(question);
    }

    /// Holds whatever was answered.
    record Always() implements Condition {
        @Override
        public boolean holds(Answers soFar) {
            return true;
        }

        @Override
        public String toString() {
            return "always";
        }
    }

    /// Holds if the answer is one of these; of several answers, if one of them is.
    ///
    /// @param oneOf as JSON: texts, truths, whole numbers as `Long`, others as `BigDecimal`; never empty
    record Is(String question, List<Object> oneOf) implements Condition {

        /// @throws IllegalArgumentException if there is nothing to compare with
        public Is {
            oneOf = List.copyOf(oneOf);
            if (oneOf.isEmpty()) {
                throw new IllegalArgumentException("The condition on " + question + " names no answer.");
            }
        }

        @Override
        public boolean holds(Answers soFar) {
            Object said = soFar.value(question);
            return said instanceof Collection<?> several
                    ? several.stream().anyMatch(each -> oneOf.contains(json(each)))
                    : said != null && oneOf.contains(json(said));
        }

        @Override
        public String toString() {
            return question + " is "
                    + String.join(" or ", oneOf.stream().map(String::valueOf).toList());
        }

        private static Object json(@Nullable Object value) {
            return switch (value) {
                case null -> "";
                case Enum<?> constant -> constant.name();
                case Integer number -> (long) number;
                case Short number -> (long) number;
                case Double number -> BigDecimal.valueOf(number).stripTrailingZeros();
                case BigDecimal number -> number.stripTrailingZeros();
                default -> value;
            };
        }
    }

    /// Holds if the other does not. Where the answer is not there, neither holds.
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Answers soFar) {
            return !condition.holds(soFar);
        }

        @Override
        public String toString() {
            return "not (" + condition + ")";
        }
    }

    /// The first half of a condition.
    record Where(String question) {

        /// The answer is one of these: an enum constant, a text, a truth or a number.
        public Condition is(Object answer, Object... orElse) {
            List<Object> oneOf = new ArrayList<>();
            oneOf.add(Is.json(answer));
            for (Object other : orElse) {
                oneOf.add(Is.json(other));
            }
            return new Is(question, oneOf);
        }

        /// There is an answer, and it is none of these.
        public Condition isNot(Object answer, Object... orElse) {
            return new Not(is(answer, orElse));
        }
    }
}

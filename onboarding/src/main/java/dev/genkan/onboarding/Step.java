package dev.genkan.onboarding;

import dev.genkan.forms.Declared;
import dev.genkan.forms.Form;
import dev.genkan.forms.FormSpec;
import jakarta.validation.Validator;
import java.util.Locale;

/// One page of a flow: what it asks, under a name fit for addresses and rows.
///
/// @param name that of the record in kebab case: `NewApplication` is `new-application`
/// @param asks the record whose components are the questions, or a form that was declared without one
/// @param when it is asked, by the answers to the steps before it
/// @param offered whether it may be skipped
public record Step(String name, Asking asks, Condition when, boolean offered) {

    /// The page that shows all answers again, before they count. It is no step, but a journey can be there.
    public static final String CHECK = "check";

    static Step asking(Asking asks, Condition when, boolean offered) {
        String kebab = asks.name()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
        return new Step(kebab, asks, when, offered);
    }

    /// The type of its answers: the record, or [Declared].
    public Class<? extends Record> type() {
        return switch (asks) {
            case Asking.ByRecord record -> record.type();
            case Asking.Spelled spelled -> Declared.class;
        };
    }

    /// Prints as the sentence that made it: `asks Company if applicationType is B2B`.
    @Override
    public String toString() {
        String condition = when.equals(Condition.ALWAYS) ? "" : " if " + describe(when);
        return (offered ? "offers " : "asks ") + asks.name() + condition;
    }

    private static String describe(Condition when) {
        return when instanceof Record known ? known.toString() : "a condition holds";
    }

    /// What a step asks.
    public sealed interface Asking {

        /// As a record has it: `NewApplication`. Its words are kept under it.
        String name();

        /// @throws IllegalArgumentException if it makes no form
        Form<? extends Record> form(Validator validator);

        /// The components of a record.
        record ByRecord(Class<? extends Record> type) implements Asking {
            @Override
            public String name() {
                return type.getSimpleName();
            }

            @Override
            public Form<? extends Record> form(Validator validator) {
                return Form.of(type, validator);
            }
        }

        /// A form without a record.
        record Spelled(FormSpec spec) implements Asking {
            @Override
            public String name() {
                return spec.name();
            }

            @Override
            public Form<? extends Record> form(Validator validator) {
                return Form.of(spec, validator);
            }
        }
    }
}

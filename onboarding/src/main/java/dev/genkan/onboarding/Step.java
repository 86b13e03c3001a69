package dev.genkan.onboarding;

import java.util.Locale;

/// One page of a flow: the record that asks, under a name fit for addresses and rows.
///
/// @param name the simple name of the record in kebab case: `NewApplication` is `new-application`
/// @param type the record whose components are the questions
/// @param when it is asked, by the answers to the steps before it
/// @param offered whether it may be skipped
public record Step(String name, Class<? extends Record> type, Condition when, boolean offered) {

    /// The page that shows all answers again, before they count. It is no step, but a journey can be there.
    public static final String CHECK = "check";

    static Step asking(Class<? extends Record> type, Condition when, boolean offered) {
        String kebab = type.getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
        return new Step(kebab, type, when, offered);
    }

    /// Prints as the sentence that made it: `asks Company if applicationType is B2B`.
    @Override
    public String toString() {
        String condition = when.equals(Condition.ALWAYS) ? "" : " if " + describe(when);
        return (offered ? "offers " : "asks ") + type.getSimpleName() + condition;
    }

    private static String describe(Condition when) {
        return when instanceof Record known ? known.toString() : "a condition holds";
    }
}

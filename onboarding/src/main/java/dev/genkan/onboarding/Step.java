package dev.genkan.onboarding;

import java.util.Locale;

/// One page of a flow: the record that asks, under a name fit for addresses and rows.
///
/// @param name the simple name of the record in kebab case: `NewApplication` is `new-application`
/// @param type the record whose components are the questions
public record Step(String name, Class<? extends Record> type) {

    static Step asking(Class<? extends Record> type) {
        String kebab = type.getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
        return new Step(kebab, type);
    }
}

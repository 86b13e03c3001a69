package dev.genkan.server;

import dev.genkan.identity.session.CookieBudget;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.onboarding.FixedAnswers;
import dev.genkan.onboarding.Questions;
import java.util.stream.Collectors;

/// Whether the answers that nobody can shorten fit into a session token. Texts are looked at when they are saved.
final class FlowBudget {

    private static final String WRITTEN_TO = "public_metadata.";
    private static final int SHOWN = 5;

    private FlowBudget() {}

    /// @throws IllegalArgumentException if nobody could finish the flow; the fault of whoever asks so much
    static void requireFits(Questions questions, CookieBudget budget) {
        try {
            budget.requireFits(Metadata.of(FixedAnswers.longest(questions)));
        } catch (TokenBudget.Exceeded exceeded) {
            String largest = exceeded.bytes().entrySet().stream()
                    .filter(field -> field.getKey().startsWith(WRITTEN_TO))
                    .limit(SHOWN)
                    .map(field -> field.getKey().substring(WRITTEN_TO.length()) + " " + field.getValue() + " bytes")
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "The flow \"" + questions.flow().name() + "\" asks for more than a session token can carry, even"
                            + " with every text left empty: a cookie of " + exceeded.weight() + " bytes, and browsers"
                            + " keep " + exceeded.budget() + ". The largest answers: " + largest + ". Ask for less, or"
                            + " let genkan.session-token.claims name single values of the public metadata.",
                    exceeded);
        }
    }
}

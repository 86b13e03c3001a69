package dev.genkan.onboarding;

import dev.genkan.token.Ids;
import java.util.Optional;

/// The id of a journey: `jrn_` and letters or digits, at most 64 characters in all.
public record JourneyId(String value) {

    private static final String PREFIX = "jrn_";

    /// @throws IllegalArgumentException for any other text; the caller's fault
    public JourneyId {
        Ids.requirePrefixed(PREFIX, value);
    }

    /// The id that a form brought back; empty for whatever else a stranger sends.
    public static Optional<JourneyId> parse(String text) {
        return Ids.isPrefixed(PREFIX, text) ? Optional.of(new JourneyId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}

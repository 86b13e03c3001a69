package dev.genkan.identity.credential;

import dev.genkan.token.Ids;

/// The id of a sign-up (`sua_`), of a sign-in (`sia_`) or of a reset of a password (`pwr_`).
public record AttemptId(String value) {

    /// @throws IllegalArgumentException for any other text; the caller's fault
    public AttemptId {
        if (!Ids.isPrefixed("sua_", value) && !Ids.isPrefixed("sia_", value) && !Ids.isPrefixed("pwr_", value)) {
            throw new IllegalArgumentException("an attempt's id starts with sua_, sia_ or pwr_");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.genkan.identity.session;

import dev.genkan.token.Ids;

/// The id of a client, which is a browser that holds sessions: `client_` and letters or digits.
public record ClientId(String value) {

    /// @throws IllegalArgumentException for any other text; the caller's fault
    public ClientId {
        Ids.requirePrefixed("client_", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

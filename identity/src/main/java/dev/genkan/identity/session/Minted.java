package dev.genkan.identity.session;

import dev.genkan.token.Claims;

/// What comes of asking for a session token.
public sealed interface Minted {

    /// A token; it says what `claims` says. The text of it prints as its length.
    record Token(Claims claims, String jwt) implements Minted {
        @Override
        public String toString() {
            return "Token[" + claims.sessionId() + ", " + jwt.length() + " characters]";
        }
    }

    /// The session is over or never was, or its user is banned or gone.
    record Nobody() implements Minted {}
}

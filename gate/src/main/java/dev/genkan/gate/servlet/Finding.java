package dev.genkan.gate.servlet;

import dev.genkan.token.Auth;

/// What looking at the papers, and at the store where they do not suffice, has brought to light.
sealed interface Finding {

    /// No papers, or none of any worth.
    record Nobody() implements Finding {}

    /// The token says so, and nothing has happened since that it may not know of.
    record Vouched(Auth.SignedIn member) implements Finding {}

    /// The store says so, just now.
    record Minted(Auth.SignedIn member, String token) implements Finding {

        /// Never the token.
        @Override
        public String toString() {
            return "Minted[" + member.userId() + ", " + member.sessionId() + "]";
        }
    }

    /// The store says that the session is over.
    record Over() implements Finding {}
}

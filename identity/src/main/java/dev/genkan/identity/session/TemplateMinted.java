package dev.genkan.identity.session;

import java.time.Instant;

/// What comes of asking for a token of a template.
public sealed interface TemplateMinted {

    /// A token. The text of it prints as its length.
    record Token(String jwt, Instant expiresAt) implements TemplateMinted {
        @Override
        public String toString() {
            return "Token[" + jwt.length() + " characters]";
        }
    }

    /// No template is called so.
    record NoTemplate() implements TemplateMinted {}

    /// The session is over or never was, or its user is banned or gone.
    record Nobody() implements TemplateMinted {}

    /// The claims of this user do not fit into a token.
    ///
    /// @param most characters
    record TooLong(int most) implements TemplateMinted {}
}

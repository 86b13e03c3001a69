package dev.genkan.identity.operator;

import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Locale;

/// A user who may run the instance.
///
/// @param address their primary address; empty for a user without one
/// @param since when they became it
/// @param by who made them it
public record Operator(UserId userId, String address, Role role, Instant since, String by) {

    /// What an operator may do.
    public enum Role {
        FULL,
        /// Look, and change nothing.
        READ_ONLY;

        /// As it is stored and typed: `full`, `read_only`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Role of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}

package dev.genkan.identity.attempt;

import java.time.Instant;

/// How far a proof has come.
public sealed interface Verification {

    /// Nothing was asked for yet.
    record Unprepared() implements Verification {}

    /// A code and a link went out by mail, or it looks as if they had.
    ///
    /// @param tries how many codes were typed
    /// @param expireAt when they stop to work, or would have
    record ByMail(Strategy strategy, Status status, int tries, Instant expireAt) implements Verification {}

    /// Proven by what was brought along: a password, or a ticket.
    record Shown(Strategy strategy) implements Verification {}

    enum Status {
        UNVERIFIED,
        VERIFIED,
        /// The tries are used up.
        FAILED,
        EXPIRED
    }
}

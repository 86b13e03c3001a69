package dev.genkan.identity.operator;

import dev.genkan.identity.user.Admission;
import dev.genkan.token.SessionId;

/// What comes of an operator's wish to act in a member's place, see [ActingInPlace#begin].
public sealed interface ActingBegun {

    /// They do; their browser uses this session from now on.
    record Begun(SessionId session) implements ActingBegun {}

    /// They may not: no operator of the full role, not in the session that their browser uses, or the member is
    /// themselves or another operator.
    record NotAllowed() implements ActingBegun {}

    /// The member is shut out, or gone; nobody acts for somebody who may not come in.
    record ShutOut(Admission why) implements ActingBegun {}

    /// No cookie could carry the member's token if it also said who acts.
    ///
    /// @param weight in bytes
    /// @param budget in bytes
    record TooHeavy(int weight, int budget) implements ActingBegun {}
}

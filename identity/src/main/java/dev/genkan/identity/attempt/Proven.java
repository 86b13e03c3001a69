package dev.genkan.identity.attempt;

/// What is answered to somebody who has proven that an address is theirs.
public sealed interface Proven extends CodeEntered, LinkFollowed, ResetFinished
        permits Answer.SignedIn, Answer.Banned, Answer.LockedOut {}

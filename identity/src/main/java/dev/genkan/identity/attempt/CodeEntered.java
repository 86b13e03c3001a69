package dev.genkan.identity.attempt;

/// What a typed code answers. Signing up never answers `Banned` and `LockedOut`.
public sealed interface CodeEntered
        permits Answer.SignedIn,
                Answer.WrongCode,
                Answer.ExpiredCode,
                Answer.Banned,
                Answer.LockedOut,
                Answer.NoAttempt,
                Answer.TooMany {}

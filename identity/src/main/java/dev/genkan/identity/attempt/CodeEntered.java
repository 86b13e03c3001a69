package dev.genkan.identity.attempt;

/// What a typed code answers. Signing up never answers `Banned`.
public sealed interface CodeEntered
        permits Answer.SignedIn,
                Answer.WrongCode,
                Answer.ExpiredCode,
                Answer.Banned,
                Answer.NoAttempt,
                Answer.TooMany {}

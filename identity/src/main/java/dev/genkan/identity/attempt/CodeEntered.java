package dev.genkan.identity.attempt;

/// What a typed code answers. Signing up never answers `Banned` and `LockedOut`.
public sealed interface CodeEntered extends AttemptMoved
        permits Proven, Answer.WrongCode, Answer.ExpiredCode, Answer.NoAttempt, Answer.TooMany {}

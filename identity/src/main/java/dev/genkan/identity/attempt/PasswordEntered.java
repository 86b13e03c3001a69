package dev.genkan.identity.attempt;

/// What a password answers.
public sealed interface PasswordEntered extends AttemptMoved
        permits Answer.SignedIn,
                Answer.WrongPassword,
                Answer.CompromisedPassword,
                Answer.Locked,
                Answer.Banned,
                Answer.Busy,
                Answer.LockedOut,
                Answer.NoAttempt,
                Answer.TooMany {}

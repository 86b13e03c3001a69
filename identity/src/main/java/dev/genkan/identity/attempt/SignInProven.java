package dev.genkan.identity.attempt;

/// What a code answers that was typed to sign in.
public sealed interface SignInProven
        permits Answer.SignedIn,
                Answer.WrongCode,
                Answer.ExpiredCode,
                Answer.Banned,
                Answer.NoAttempt,
                Answer.TooMany {}

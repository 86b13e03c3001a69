package dev.genkan.identity.attempt;

/// What a code answers that was typed to sign up.
public sealed interface SignUpProven
        permits Answer.SignedIn, Answer.WrongCode, Answer.ExpiredCode, Answer.NoAttempt, Answer.TooMany {}

package dev.genkan.identity.attempt;

/// What a step of [SignUpAttempts] and [SignInAttempts] answers.
public sealed interface AttemptMoved permits PasswordEntered, CodeEntered, Answer.Standing, Answer.Rejected {}

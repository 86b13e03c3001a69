package dev.genkan.identity.attempt;

/// What asking for a code answers.
public sealed interface CodeRequested permits Answer.Sent, Answer.TooSoon, Answer.TooMany, Answer.NoAttempt {}

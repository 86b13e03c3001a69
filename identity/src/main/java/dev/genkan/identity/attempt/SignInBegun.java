package dev.genkan.identity.attempt;

/// What [SigningIn#begin] answers.
public sealed interface SignInBegun permits Answer.NeedsFirstFactor, Answer.Rejected, Answer.TooMany {}

package dev.genkan.identity.attempt;

/// What [Resetting#begin] answers.
public sealed interface ResetBegun permits Answer.NeedsCode, Answer.Rejected, Answer.TooMany {}

package dev.genkan.identity.attempt;

/// What [SigningUp#begin] answers.
public sealed interface SignUpBegun permits Answer.NeedsCode, Answer.Rejected, Answer.Busy, Answer.TooMany {}

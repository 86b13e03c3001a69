package dev.genkan.identity.attempt;

/// What [SigningIn#begin] answers. `NeedsCode` only where the house tells who is known to it: for a member who has no
/// password.
public sealed interface SignInBegun
        permits Answer.NeedsFirstFactor, Answer.NeedsCode, Answer.Rejected, Answer.TooMany {}

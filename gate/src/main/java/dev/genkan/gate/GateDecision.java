package dev.genkan.gate;

import dev.genkan.token.Auth;

/// What the gate says to one request.
public sealed interface GateDecision {

    /// Come in.
    record Pass(Auth auth) implements GateDecision {}

    /// Sign in first; `path` is what was asked for.
    record SignInFirst(String path) implements GateDecision {}

    /// Something else comes first.
    ///
    /// @param reason the machine-readable word for API callers, such as `onboarding_required`
    /// @param location the path, without the context path, where the requirement can be met
    record OnboardFirst(String reason, String location) implements GateDecision {}

    /// The token says no: look at the store once, then decide once more.
    record AskAgain() implements GateDecision {}
}

package dev.genkan.onboarding;

import java.time.Instant;

/// How far a journey has come.
public sealed interface JourneyState {

    /// Still asking.
    ///
    /// @param step the name of the step that is asked now
    record Open(String step) implements JourneyState {}

    /// Over, once and for all.
    ///
    /// @param at when, in milliseconds' precision
    record Finished(Instant at) implements JourneyState {}
}

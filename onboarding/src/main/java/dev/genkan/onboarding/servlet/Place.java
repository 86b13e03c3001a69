package dev.genkan.onboarding.servlet;

import dev.genkan.onboarding.Step;

/// What an address below that of the flows is about.
sealed interface Place {

    /// That of the flows, or of one of them: it leads to where the member is.
    record Entrance() implements Place {}

    record OfStep(Step step) implements Place {}

    /// All answers once more, before they count.
    record Check() implements Place {}

    /// Saved, to be finished later.
    record Saved() implements Place {}

    /// The good-bye at the end.
    record Done() implements Place {}
}

package dev.genkan.onboarding;

import dev.genkan.forms.Submission;

/// What became of one posted form.
public sealed interface Answered {

    /// The form comes back with its errors; nothing was kept.
    record Again(Journey journey, Step step, Submission.Rejected<? extends Record> rejected) implements Answered {}

    /// The answers are kept, and there is more to do.
    record Next(Journey journey) implements Answered {}

    /// What was typed is kept as a draft, and the member goes back to the step before.
    ///
    /// @param to the step before; the same one on the first
    record Back(Journey journey, Step to) implements Answered {}

    /// What was typed is kept as a draft, and the member goes on another day.
    record Paused(Journey journey, Step step) implements Answered {}

    /// The member is through.
    ///
    /// @param journey as it is stored
    record Finished(Journey journey) implements Answered {}

    /// Nothing is left to be answered: another program, or another journey, was faster. Nothing was taken.
    record Through(Journey journey) implements Answered {}

    /// The form belongs to no journey that this member can go on with: another version, another member, long gone.
    record OutOfDate() implements Answered {}

    /// All the answers together do not fit into a token. Nothing was kept, and the journey is still open.
    ///
    /// @param step the one that was answered last
    /// @param largestIn the step with the largest answer, which is the one to shorten
    /// @param field its field
    /// @param size of it as JSON, in bytes
    record TooLarge(Journey journey, Step step, Step largestIn, String field, int size) implements Answered {}

    /// The completion failed, through no fault of the member. Nothing was kept, and the journey is still open.
    ///
    /// @param reference a short word that stands in the log beside the cause, such as `7f3c-20d1`
    record Failed(Journey journey, Step step, String reference) implements Answered {}
}

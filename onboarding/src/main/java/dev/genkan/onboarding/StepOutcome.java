package dev.genkan.onboarding;

import dev.genkan.forms.Submission;

/// What one posted form means for a journey.
public sealed interface StepOutcome {

    /// The form comes back with its errors.
    record Again(Step step, Submission.Rejected<? extends Record> rejected) implements StepOutcome {}

    /// Answered, and there is more to do.
    ///
    /// @param journey with the answers, open at the next step or where all answers are shown
    record Next(Journey journey) implements StepOutcome {}

    /// That was the last word.
    ///
    /// @param journey with all answers, finished now
    /// @param way the steps that were asked, with the answers
    record Finished(Journey journey, Way way) implements StepOutcome {

        public Answers answers() {
            return way.answers();
        }
    }

    /// The journey was finished already: the same form came twice.
    record FinishedBefore(Journey journey) implements StepOutcome {}

    /// The form belongs to another version of the flow, or to a step that cannot be answered yet.
    record OutOfDate() implements StepOutcome {}
}

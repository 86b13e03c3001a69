package dev.genkan.onboarding;

import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Something that happened on a member's way through a flow. Told after it is stored, and never what was answered.
///
/// @param version of the flow that is being asked
/// @param step the name of the step it is about; empty where it is about the whole journey
/// @param locale the language in which the member was asked, which is one of those that there are words in and not
///     whatever a browser names
/// @param what what it was
public record Happening(
        JourneyId journey, UserId user, String flow, int version, String step, Locale locale, Instant at, What what) {

    /// What may happen.
    public sealed interface What {

        /// The journey began. Once for each journey.
        record Started() implements What {}

        /// The journey came to this step for the first time. Once for each journey and step.
        record Reached() implements What {}

        /// A page of the step was sent. Each time.
        record Shown() implements What {}

        /// The step was answered for the first time in this journey. Once for each journey and step.
        ///
        /// @param after how long after it was reached
        record Answered(Duration after) implements What {}

        /// The step was answered once more, after the member had gone back. Each time.
        record Changed() implements What {}

        /// What was typed would not do. Each time.
        ///
        /// @param fields the questions with something to put right, in their order; of the whole form: an empty name
        record Refused(List<String> fields) implements What {
            public Refused {
                fields = List.copyOf(fields);
            }
        }

        /// The member went back from this step to the one before. Each time.
        record WentBack() implements What {}

        /// The step was offered and not taken. Once for each journey and step, unless it is answered later.
        ///
        /// @param after how long after it was reached
        record Skipped(Duration after) implements What {}

        /// The member said that they would finish later. Each time.
        record Paused() implements What {}

        /// The journey was moved over from another version of the flow, where it was at this step.
        ///
        /// @param from the version it was begun or last asked in
        record Upgraded(int from) implements What {}

        /// The journey is finished. Once for each journey.
        ///
        /// @param after how long after it was started
        record Completed(Duration after) implements What {}
    }
}

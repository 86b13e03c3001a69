package dev.genkan.onboarding.funnel;

import java.util.Locale;
import java.util.stream.Stream;

/// What is counted. What follows an arrival ([#ANSWERED], [#SKIPPED], [#COMPLETED]) is counted on the day of that one,
/// everything else on the day on which it happens.
public enum Count {
    /// Journeys that began.
    STARTED,
    /// Journeys that came over from another version of the flow; at a step: while they were at it.
    UPGRADED,
    /// Journeys that went over to another version.
    MOVED_ON,
    /// Of those that began, the journeys that are finished.
    COMPLETED,
    /// Journeys that came to the step.
    REACHED,
    /// Pages of the step that were sent.
    SHOWN,
    /// Of those that came to the step, the journeys that answered it.
    ANSWERED,
    /// Answers that were given once more.
    CHANGED,
    /// Forms with something to put right.
    REFUSED,
    /// Questions with something to put right; one form may have several.
    FIELD_REFUSED,
    /// Times that somebody went back from the step.
    WENT_BACK,
    /// Of those that came to the step, the journeys that did not take the offer.
    SKIPPED,
    /// Times that somebody said that they would finish later.
    PAUSED;

    /// As it stands in rows and columns: `went_back`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalStateException for a word that this release does not know
    public static Count of(String word) {
        return Stream.of(values())
                .filter(count -> count.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing counts as \"" + word + "\""));
    }
}

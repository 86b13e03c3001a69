package dev.genkan.server.dashboard;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What was just done, said once on the page after the 303. The address carries one of these words and no text: nobody
/// can make the page say anything else.
public enum Done {
    SAVED("Saved."),
    METADATA_SAVED("Saved. Our gates see it on the next request, others within 60 seconds."),
    TEMPLATE_SAVED("Saved. The next token of everybody carries it."),
    CREATED("Created."),
    DELETED("Deleted."),
    BANNED("Banned. Their sessions have ended."),
    UNBANNED("They may sign in again."),
    LOCKED("Locked."),
    UNLOCKED("Unlocked."),
    SIGNED_OUT("Signed out."),
    REVOKED("Revoked."),
    REPLAYED("On its way again."),
    ROTATED("There is a new one."),
    SENT("Sent."),
    CLEARED("Cleared."),
    IMPORTED("Imported."),
    ACTING_STOPPED("You are yourself again."),
    ACTING_OVER("You act in nobody’s place any more: the time was up, or somebody ended it."),
    STOPPED("Stopped. What was done before stays done.");

    private final String text;

    Done(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Done> named(String word) {
        return Stream.of(values()).filter(done -> done.word().equals(word)).findFirst();
    }
}

package dev.genkan.server.dashboard.users;

import dev.genkan.server.dashboard.Done;
import java.util.stream.Stream;

/// What can be done to somebody on a page of its own, and undone by another.
public enum UserAct {
    BAN(
            "ban",
            "Ban",
            "Ban user",
            "They are signed out everywhere at once, and nobody signs in with their addresses until you unban them."
                    + " Nothing of theirs is deleted.",
            Done.BANNED),
    UNBAN("unban", "Unban", "Unban user", "They may sign in again. Their old sessions stay over.", Done.UNBANNED),
    LOCK(
            "lock",
            "Lock",
            "Lock user",
            "They are signed out everywhere at once, and cannot sign in before the lock ends or you unlock them.",
            Done.LOCKED),
    UNLOCK("unlock", "Unlock", "Unlock user", "They may sign in again at once.", Done.UNLOCKED),
    RESTART(
            "restart",
            "Restart onboarding for",
            "Restart onboarding",
            "They are asked everything again on their next request. Their earlier answers stay in their metadata until"
                    + " they answer anew, and their receipts stay for good.",
            Done.SAVED);

    private final String word;
    private final String verb;
    private final String button;
    private final String what;
    private final Done done;

    UserAct(String word, String verb, String button, String what, Done done) {
        this.word = word;
        this.verb = verb;
        this.button = button;
        this.what = what;
        this.done = done;
    }

    /// The last segment of its address.
    public String word() {
        return word;
    }

    /// What stands before the name of whom it is done to.
    public String verb() {
        return verb;
    }

    public String button() {
        return button;
    }

    /// What comes of it, and how it is undone.
    public String what() {
        return what;
    }

    /// Whether it keeps somebody out.
    public boolean shutsOut() {
        return this == BAN || this == LOCK;
    }

    Done done() {
        return done;
    }

    static UserAct of(String word) {
        return Stream.of(values())
                .filter(act -> act.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}

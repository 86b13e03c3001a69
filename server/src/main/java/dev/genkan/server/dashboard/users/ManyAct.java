package dev.genkan.server.dashboard.users;

import dev.genkan.identity.errand.Errand;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be done to several people at once.
public enum ManyAct {
    BAN("ban", "Ban", "banned", "They are signed out everywhere at once. Unbanning them lets them in again."),
    UNBAN("unban", "Unban", "unbanned", "They may sign in again. Their old sessions stay over."),
    DELETE(
            "delete",
            "Delete",
            "deleted",
            "This removes their accounts, sessions and all onboarding answers. It can’t be undone.");

    private final String word;
    private final String verb;
    private final String past;
    private final String what;

    ManyAct(String word, String verb, String past, String what) {
        this.word = word;
        this.verb = verb;
        this.past = past;
        this.what = what;
    }

    public String word() {
        return word;
    }

    public String verb() {
        return verb;
    }

    public String past() {
        return past;
    }

    public String what() {
        return what;
    }

    /// Whether it takes something from them.
    public boolean harms() {
        return this != UNBAN;
    }

    Errand.Act errand() {
        return switch (this) {
            case BAN -> Errand.Act.BAN;
            case UNBAN -> Errand.Act.UNBAN;
            case DELETE -> Errand.Act.DELETE;
        };
    }

    static ManyAct of(Errand errand) {
        return switch (errand.act()) {
            case BAN -> BAN;
            case UNBAN -> UNBAN;
            case DELETE -> DELETE;
        };
    }

    static Optional<ManyAct> named(String word) {
        return Stream.of(values()).filter(act -> act.word.equals(word)).findFirst();
    }
}

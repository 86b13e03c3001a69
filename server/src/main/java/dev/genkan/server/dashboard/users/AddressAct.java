package dev.genkan.server.dashboard.users;

import java.util.stream.Stream;

/// What can be done to an address of somebody, each on a page that says beforehand what comes of it.
public enum AddressAct {
    PRIMARY(
            "primary",
            "Make primary",
            "Make it primary",
            "Mails go there from now on, and the next token of theirs tells it. The one that was primary stays a way in."),
    VERIFY(
            "verify",
            "Mark verified",
            "Mark it verified",
            "By your word alone: nobody has proved it. Whoever reads this mailbox can sign in as them from now on."),
    REMOVE(
            "remove",
            "Remove",
            "Remove address",
            "Nobody signs in with it any more, and somebody else may take it. It can’t be undone; they can add it and"
                    + " prove it again.");

    private final String word;
    private final String label;
    private final String button;
    private final String what;

    AddressAct(String word, String label, String button, String what) {
        this.word = word;
        this.label = label;
        this.button = button;
        this.what = what;
    }

    /// The last segment of its address.
    public String word() {
        return word;
    }

    /// What a menu calls it.
    public String label() {
        return label;
    }

    public String button() {
        return button;
    }

    public String what() {
        return what;
    }

    /// Whether it takes something from them.
    public boolean harms() {
        return this == REMOVE;
    }

    static Stream<AddressAct> all() {
        return Stream.of(values());
    }
}

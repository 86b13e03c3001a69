package dev.genkan.server.command;

/// A command that cannot be done. The message is one sentence for the operator: why, and what to do.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// What a process ends with: something is in the way.
    static final int FAILED = 1;

    /// What a process ends with: it was written wrongly.
    static final int USAGE = 2;

    private final int exit;

    private Refused(String sentence, int exit) {
        super(sentence);
        this.exit = exit;
    }

    public static Refused because(String sentence) {
        return new Refused(sentence, FAILED);
    }

    static Refused usage(String sentence) {
        return new Refused(sentence, USAGE);
    }

    /// What the process that asked ends with.
    int exit() {
        return exit;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}

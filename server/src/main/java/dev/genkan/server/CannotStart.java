package dev.genkan.server;

/// The engine refuses to start. The message is one sentence for the operator: what is missing or wrong, and what to do.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package dev.genkan.identity.webhook;

/// What came of one try.
sealed interface Outcome {

    /// The endpoint answered.
    record Answered(int status) implements Outcome {}

    /// It did not, or nobody asked it.
    ///
    /// @param why one sentence for the operator
    record NotTold(String why) implements Outcome {}

    /// The endpoint has taken it. Nothing but this counts: not a redirect, which is not followed.
    default boolean taken() {
        return this instanceof Answered answered && answered.status() >= 200 && answered.status() < 300;
    }

    default int status() {
        return switch (this) {
            case Answered answered -> answered.status();
            case NotTold not -> 0;
        };
    }

    default String error() {
        return switch (this) {
            case Answered answered -> "";
            case NotTold not -> not.why();
        };
    }
}

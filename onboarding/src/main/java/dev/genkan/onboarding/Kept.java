package dev.genkan.onboarding;

/// What became of the attempt to write a journey.
public enum Kept {
    /// It was as the caller had read it, and is now as the caller says.
    YES,
    /// It has changed since the caller read it. Nothing was written; read it and decide again.
    OVERTAKEN,
    /// Somebody is writing it at this very moment. Nothing was written, and nothing waits; to be tried again in a
    /// while, and not from within the same transaction.
    BUSY
}

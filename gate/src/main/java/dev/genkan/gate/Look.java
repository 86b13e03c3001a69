package dev.genkan.gate;

/// Where the claims that a decision rests on come from.
public enum Look {
    /// The token the browser brought: possibly a minute old.
    TOKEN,
    /// The store, just now: what is decided on it is final.
    STORE
}

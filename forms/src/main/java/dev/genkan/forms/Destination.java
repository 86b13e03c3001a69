package dev.genkan.forms;

/// Where the answer to a question goes when a flow is finished.
public enum Destination {
    /// To the public metadata of the member, and with them into the session token.
    PUBLIC_METADATA,
    /// To the private metadata of the member, which only servers read.
    PRIVATE_METADATA,
    /// To the application alone, which takes it in `then`.
    APPLICATION
}

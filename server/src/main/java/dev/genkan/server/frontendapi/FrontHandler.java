package dev.genkan.server.frontendapi;

import dev.genkan.server.wire.Reply;

/// Answers one operation of the Frontend API.
public interface FrontHandler {

    /// @throws dev.genkan.server.wire.Refused for what the caller got wrong
    Reply answer(FrontCall call);

    /// Whether the body of a call is a file, see [FrontCall#file], and not fields.
    default boolean takesFile() {
        return false;
    }
}

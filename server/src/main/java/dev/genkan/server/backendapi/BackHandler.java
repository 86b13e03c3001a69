package dev.genkan.server.backendapi;

import dev.genkan.server.wire.Reply;

/// Answers one operation of the Backend API.
public interface BackHandler {

    /// @throws dev.genkan.server.wire.Refused for what the caller got wrong
    Reply answer(BackCall call);

    /// Whether it is sent a file in place of JSON.
    default boolean takesFile() {
        return false;
    }

    /// Whether it is sent a JSON array in place of an object; the array is the field `list` then.
    default boolean takesList() {
        return false;
    }
}

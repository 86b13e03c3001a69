package dev.genkan.server.profile;

import java.io.IOException;

/// Some of a member's pages, which belong together.
public interface Room {

    /// Whether what lies below the account's address is this room's.
    ///
    /// @param below such as `/security`; empty for the account itself
    boolean has(String below);

    /// Answers a member who asks for something the room has.
    void serve(Call call) throws IOException;
}

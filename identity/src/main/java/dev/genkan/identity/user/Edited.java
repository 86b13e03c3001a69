package dev.genkan.identity.user;

/// What comes of an edit by somebody who had the user before their eyes.
public sealed interface Edited {

    /// It is kept, and this is the user now; the same as before if nothing was to be changed.
    record Kept(User user) implements Edited {}

    /// Somebody else was faster, and nothing is changed.
    ///
    /// @param user as they are now
    record Overtaken(User user) implements Edited {}

    /// There is no such user.
    record Gone() implements Edited {}
}

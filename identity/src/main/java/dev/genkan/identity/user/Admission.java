package dev.genkan.identity.user;

import java.time.Instant;

/// Whether somebody who has proven who they are may come in, see [Users#signIn].
public sealed interface Admission {

    record Welcome() implements Admission {}

    /// Shut out until somebody takes it back.
    record Banned() implements Admission {}

    /// Shut out for a while, or for good ([User#FOR_GOOD]).
    record Locked(Instant until) implements Admission {}

    /// There is no such user any more.
    record Gone() implements Admission {}
}

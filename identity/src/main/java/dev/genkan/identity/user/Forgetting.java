package dev.genkan.identity.user;

import dev.genkan.token.UserId;

/// Whoever keeps something about users outside of this module, and lets go of it when a user goes.
@FunctionalInterface
public interface Forgetting {

    /// Nobody keeps anything.
    Forgetting NOTHING = user -> {};

    /// Deletes all of it, in the transaction that is open. There may be nothing.
    void forget(UserId user);
}

package dev.genkan.identity.attempt;

import dev.genkan.identity.session.ClientId;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;

/// Attempts of one kind, as far as whoever ends one has to know them.
interface Finishing {

    /// Finishes it; of many callers at once at most one gets `true`.
    boolean complete(Attempt attempt);

    /// Notes what came of it.
    void cameTo(Attempt attempt, UserId user, SessionId session);

    /// Ends what this browser has begun and not finished.
    void close(ClientId client);
}

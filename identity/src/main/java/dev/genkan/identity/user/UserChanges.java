package dev.genkan.identity.user;

import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;

/// Who wants to know at once that a user has changed. Told after the commit and before the call that changed the
/// user returns.
public interface UserChanges {

    /// @param version the version that the change led to
    void userChanged(UserId id, long version);

    /// A session of another user is over because of them: they acted in that user's place.
    void sessionOver(SessionId id);
}

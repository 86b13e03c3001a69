package dev.genkan.identity.session;

import dev.genkan.identity.Browser;
import dev.genkan.identity.event.Actor;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member in a browser, from signing in to signing out.
///
/// @param state as it is at the moment of reading
/// @param lastActiveAt when the browser was last here, to within a minute or two
/// @param firstFactorAt when they last proved who they are; [#NEVER] where somebody else acts in their place
/// @param version grows with every change
/// @param userAgent what the browser called itself when they signed in
/// @param network where they signed in from
/// @param impersonator who acts in their place; null, as nearly always, if they are there themselves
public record Session(
        SessionId id,
        ClientId clientId,
        UserId userId,
        SessionState state,
        Instant createdAt,
        Instant lastActiveAt,
        Instant firstFactorAt,
        long version,
        String userAgent,
        String network,
        @Nullable Impersonator impersonator) {

    /// When somebody proved who they are who never did.
    public static final Instant NEVER = Instant.EPOCH;

    /// Whoever does something in it, as the audit log calls them.
    public Actor actor(Browser browser) {
        return impersonator == null
                ? Actor.member(userId, browser)
                : Actor.inPlaceOf(userId, impersonator.who(), browser);
    }
}

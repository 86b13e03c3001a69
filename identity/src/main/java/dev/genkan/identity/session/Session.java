package dev.genkan.identity.session;

import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A member in a browser, from signing in to signing out.
///
/// @param state as it is at the moment of reading
/// @param lastActiveAt when the browser was last here, to within a minute or two
/// @param firstFactorAt when they last proved who they are
/// @param version grows with every change
/// @param userAgent what the browser called itself when they signed in
/// @param network where they signed in from
/// @param actor who acts as the member, as an application has said it; empty where they do so themselves
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
        Map<String, @Nullable Object> actor) {}

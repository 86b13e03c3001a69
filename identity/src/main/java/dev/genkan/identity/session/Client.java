package dev.genkan.identity.session;

import dev.genkan.token.SessionId;
import java.time.Instant;
import java.util.Optional;

/// A browser that holds sessions, or has begun to sign up or in.
///
/// @param lastActive the session it last used, over or not
/// @param sessionsChangedAt when the set of its sessions last changed; the epoch if it never had one
public record Client(
        ClientId id, Optional<SessionId> lastActive, Instant createdAt, Instant updatedAt, Instant sessionsChangedAt) {}

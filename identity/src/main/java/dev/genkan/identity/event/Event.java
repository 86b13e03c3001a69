package dev.genkan.identity.event;

import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that happened to somebody; the types are Clerk's webhook event types.
public sealed interface Event {

    UserId userId();

    record UserCreated(UserId userId) implements Event {}

    record UserUpdated(UserId userId) implements Event {}

    /// @param externalId what the application calls the user who is gone; empty if it never said
    record UserDeleted(UserId userId, String externalId) implements Event {}

    record SessionCreated(UserId userId, SessionId session) implements Event {}

    /// The session is over by the member's own doing, or its time was up.
    record SessionEnded(UserId userId, SessionId session) implements Event {}

    record SessionRemoved(UserId userId, SessionId session) implements Event {}

    record SessionRevoked(UserId userId, SessionId session) implements Event {}

    record SessionReplaced(UserId userId, SessionId session) implements Event {}

    /// Something that happened to a user in another part of the house, which names it and says what is told of it.
    ///
    /// @param type such as `onboarding.completed`
    /// @param data nothing secret: it is kept as it is, and stays when the user is deleted
    record Elsewhere(UserId userId, String type, Map<String, @Nullable Object> data) implements Event {}

    default String type() {
        return switch (this) {
            case UserCreated e -> "user.created";
            case UserUpdated e -> "user.updated";
            case UserDeleted e -> "user.deleted";
            case SessionCreated e -> "session.created";
            case SessionEnded e -> "session.ended";
            case SessionRemoved e -> "session.removed";
            case SessionRevoked e -> "session.revoked";
            case SessionReplaced e -> "session.replaced";
            case Elsewhere e -> e.type();
        };
    }

    /// The session it is about, if it is about one.
    default Optional<SessionId> sessionId() {
        return switch (this) {
            case UserCreated e -> Optional.empty();
            case UserUpdated e -> Optional.empty();
            case UserDeleted e -> Optional.empty();
            case SessionCreated e -> Optional.of(e.session());
            case SessionEnded e -> Optional.of(e.session());
            case SessionRemoved e -> Optional.of(e.session());
            case SessionRevoked e -> Optional.of(e.session());
            case SessionReplaced e -> Optional.of(e.session());
            case Elsewhere e -> Optional.empty();
        };
    }

    /// What is stored with it beside the ids: only what nobody could read any more when it is told.
    default Map<String, @Nullable Object> data() {
        return switch (this) {
            case UserDeleted gone -> gone.externalId().isEmpty() ? Map.of() : Map.of("external_id", gone.externalId());
            case Elsewhere e -> e.data();
            case UserCreated e -> Map.of();
            case UserUpdated e -> Map.of();
            case SessionCreated e -> Map.of();
            case SessionEnded e -> Map.of();
            case SessionRemoved e -> Map.of();
            case SessionRevoked e -> Map.of();
            case SessionReplaced e -> Map.of();
        };
    }
}

package dev.genkan.token;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a verified session token says.
///
/// @param issuer who made the token (`iss`): the public URL of the instance
/// @param userId whose token it is (`sub`)
/// @param sessionId the session it belongs to (`sid`)
/// @param issuedAt when its claims were put together (`iat`), whole seconds
/// @param expiresAt when it ends (`exp`), whole seconds
/// @param all every claim as it stands in the token, those above included; JSON values, unmodifiable
public record Claims(
        String issuer,
        UserId userId,
        SessionId sessionId,
        Instant issuedAt,
        Instant expiresAt,
        Map<String, @Nullable Object> all) {

    /// The public metadata as the default claims template puts it into the token (`metadata`), or an empty map.
    @SuppressWarnings("unchecked") // JSON objects are read as Map<String, Object> and nothing else
    public Map<String, @Nullable Object> metadata() {
        return all.get("metadata") instanceof Map<?, ?> metadata ? (Map<String, @Nullable Object>) metadata : Map.of();
    }

    /// The public metadata as a record of the application. Empty when a component is missing or of another shape;
    /// a component marked `@Nullable` may be missing.
    public <R extends Record> Optional<R> metadata(Class<R> type) {
        return RecordMapper.read(type, metadata());
    }

    /// Who acts in the user's place (`act`): an id of a user, as whoever let them do so has called them. Empty for a
    /// user who is there themselves.
    public Optional<String> actor() {
        return all.get("act") instanceof Map<?, ?> act && act.get("sub") instanceof String who
                ? Optional.of(who)
                : Optional.empty();
    }

    /// The origin for which the token was made (`azp`); empty for a token that names none.
    public Optional<String> authorizedParty() {
        return all.get("azp") instanceof String origin ? Optional.of(origin) : Optional.empty();
    }
}

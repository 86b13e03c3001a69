package dev.genkan.identity.session;

import dev.genkan.identity.Database;
import dev.genkan.identity.session.RecentChanges.Versions;
import dev.genkan.identity.user.Metadata;
import dev.genkan.token.Json;
import dev.genkan.token.SessionClaims;
import dev.genkan.token.SessionClaims.FactorAges;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a token is made of, read with one select.
///
/// @param endsAt when the session is over by itself
/// @param userVersion of the row it was read from
/// @param sessionVersion likewise
record TokenSource(
        SessionId session,
        SessionClaims.Status status,
        FactorAges factorAges,
        TemplateContext context,
        Instant endsAt,
        long userVersion,
        long sessionVersion) {

    private static final String SELECT = """
            select s.id, s.status, s.first_factor_at, s.second_factor_at, s.actor, s.expire_at,
                   s.version as session_version,
                   u.id as user_id, u.external_id, u.username, u.first_name, u.last_name, u.image_url,
                   u.public_metadata, u.unsafe_metadata, u.version as user_version, u.created_at, u.updated_at,
                   e.address, e.verified_at
            from genkan.sessions s
              join genkan.clients c on c.id = s.client_id
              join genkan.users u on u.id = s.user_id
              left join genkan.email_addresses e on e.id = u.primary_email_address_id
            where s.status <> 'over' and s.expire_at > :now and u.banned_at is null
              and (u.locked_until is null or u.locked_until <= :now)
            """;

    static Optional<TokenSource> read(Database database, ClientToken token, Instant now) {
        return database.jdbc()
                .sql(SELECT + " and c.token_hash = :hash and s.id = c.last_active_session_id")
                .param("now", now.toEpochMilli())
                .param("hash", token.hash())
                .query((row, n) -> of(row, now))
                .optional();
    }

    static Optional<TokenSource> read(Database database, SessionId session, Instant now) {
        return database.jdbc()
                .sql(SELECT + " and s.id = :session")
                .param("now", now.toEpochMilli())
                .param("session", session.value())
                .query((row, n) -> of(row, now))
                .optional();
    }

    /// The session, if it is the one that this browser uses.
    static Optional<TokenSource> read(Database database, ClientToken token, SessionId session, Instant now) {
        return database.jdbc()
                .sql(SELECT + " and c.token_hash = :hash and s.id = :session and s.id = c.last_active_session_id")
                .param("now", now.toEpochMilli())
                .param("hash", token.hash())
                .param("session", session.value())
                .query((row, n) -> of(row, now))
                .optional();
    }

    Versions versions(long template) {
        return new Versions(userVersion, sessionVersion, template);
    }

    private static TokenSource of(ResultSet row, Instant now) throws SQLException {
        String actor = row.getString("actor");
        TemplateContext context = new TemplateContext(
                new UserId(row.getString("user_id")),
                orEmpty(row.getString("external_id")),
                orEmpty(row.getString("username")),
                orEmpty(row.getString("first_name")),
                orEmpty(row.getString("last_name")),
                orEmpty(row.getString("image_url")),
                orEmpty(row.getString("address")),
                row.getObject("verified_at", Long.class) != null,
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                Metadata.stored(row.getString("public_metadata")),
                Metadata.stored(row.getString("unsafe_metadata")),
                actor == null ? Map.of() : Json.parseObject(actor));
        return new TokenSource(
                new SessionId(row.getString("id")),
                row.getString("status").equals("pending") ? SessionClaims.Status.PENDING : SessionClaims.Status.ACTIVE,
                new FactorAges(minutes(row, "first_factor_at", now), minutes(row, "second_factor_at", now)),
                context,
                Instant.ofEpochMilli(row.getLong("expire_at")),
                row.getLong("user_version"),
                row.getLong("session_version"));
    }

    private static long minutes(ResultSet row, String column, Instant now) throws SQLException {
        long since = row.getLong(column);
        return row.wasNull()
                ? FactorAges.NEVER
                : Math.max(0, Duration.ofMillis(now.toEpochMilli() - since).toMinutes());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

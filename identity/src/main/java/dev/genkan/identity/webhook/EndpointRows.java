package dev.genkan.identity.webhook;

import dev.genkan.identity.Database;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.token.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SQL of endpoints, and their secrets as they are stored.
final class EndpointRows {

    private static final String COLUMNS =
            "select id, url, event_types, enabled, created_at from genkan.webhook_endpoints";

    private final Database database;

    EndpointRows(Database database) {
        this.database = database;
    }

    void insert(WebhookEndpoint endpoint, WebhookSecret secret, EncryptionKey key) {
        database.jdbc()
                .sql("""
                        insert into genkan.webhook_endpoints
                          (id, url, event_types, enabled, wrapped_secret, wrapping_key_id, created_at, updated_at)
                        values (:id, :url, :types, :enabled, :secret, :key, :now, :now)
                        """)
                .param("id", endpoint.id().value())
                .param("url", endpoint.url().toString())
                .param("types", Json.write(endpoint.types().stream().sorted().toList()))
                .param("enabled", endpoint.enabled())
                .param("secret", wrapped(endpoint.id(), secret, key))
                .param("key", key.id())
                .param("now", endpoint.createdAt().toEpochMilli())
                .update();
    }

    /// All of them, the oldest first.
    List<WebhookEndpoint> list() {
        return database.jdbc()
                .sql(COLUMNS + " order by created_at, id")
                .query((row, n) -> endpoint(row))
                .list();
    }

    Optional<WebhookEndpoint> find(EndpointId id) {
        return database.jdbc()
                .sql(COLUMNS + " where id = :id")
                .param("id", id.value())
                .query((row, n) -> endpoint(row))
                .optional();
    }

    /// The same, and nobody changes it before this transaction ends.
    Optional<WebhookEndpoint> hold(EndpointId id) {
        return database.jdbc()
                .sql(COLUMNS + " where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> endpoint(row))
                .optional();
    }

    void update(WebhookEndpoint endpoint, long now) {
        database.jdbc()
                .sql("""
                        update genkan.webhook_endpoints set url = :url, event_types = :types, updated_at = :now
                        where id = :id
                        """)
                .param("id", endpoint.id().value())
                .param("url", endpoint.url().toString())
                .param("types", Json.write(endpoint.types().stream().sorted().toList()))
                .param("now", now)
                .update();
    }

    boolean delete(EndpointId id) {
        return database.jdbc()
                        .sql("delete from genkan.webhook_endpoints where id = :id")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    boolean enable(EndpointId id, boolean enabled, long now) {
        return database.jdbc()
                        .sql("update genkan.webhook_endpoints set enabled = :enabled, updated_at = :now where id = :id")
                        .param("id", id.value())
                        .param("enabled", enabled)
                        .param("now", now)
                        .update()
                == 1;
    }

    /// Puts a new secret in place of the one that is there, which signs too until then.
    boolean rotate(EndpointId id, WebhookSecret secret, EncryptionKey key, long until, long now) {
        return database.jdbc()
                        .sql("""
                                update genkan.webhook_endpoints
                                set wrapped_old_secret = wrapped_secret, old_secret_until = :until,
                                    wrapped_secret = :secret, wrapping_key_id = :key, updated_at = :now
                                where id = :id
                                """)
                        .param("id", id.value())
                        .param("until", until)
                        .param("secret", wrapped(id, secret, key))
                        .param("key", key.id())
                        .param("now", now)
                        .update()
                == 1;
    }

    /// What signs at this moment: the secret, and behind it the one before as long as that lives. Empty if there is no
    /// such endpoint.
    ///
    /// @throws IllegalStateException if a secret cannot be opened with the encryption key; the operator's fault
    List<WebhookSecret> secrets(EndpointId id, EncryptionKey key, long now) {
        return database.jdbc()
                .sql("""
                        select wrapped_secret, case when old_secret_until > :now then wrapped_old_secret end as old_one,
                          wrapping_key_id
                        from genkan.webhook_endpoints where id = :id
                        """)
                .param("id", id.value())
                .param("now", now)
                .query((row, n) -> secrets(
                        id,
                        key,
                        row.getString("wrapped_secret"),
                        row.getString("old_one"),
                        row.getString("wrapping_key_id")))
                .optional()
                .orElse(List.of());
    }

    private static List<WebhookSecret> secrets(
            EndpointId id, EncryptionKey key, String current, @Nullable String old, String wrappingKey) {
        List<WebhookSecret> secrets = new ArrayList<>();
        secrets.add(opened(id, key, current, wrappingKey));
        if (old != null) {
            secrets.add(opened(id, key, old, wrappingKey));
        }
        return List.copyOf(secrets);
    }

    private static String wrapped(EndpointId id, WebhookSecret secret, EncryptionKey key) {
        return key.wrap(id.value(), secret.written().getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookSecret opened(EndpointId id, EncryptionKey key, String wrapped, String wrappingKey) {
        try {
            return WebhookSecret.parse(new String(key.unwrap(id.value(), wrapped), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of the webhook endpoint " + id + " cannot be opened: it was stored under the encryption"
                            + " key " + wrappingKey + ", and this is " + key.id() + ", or it was changed since.",
                    e);
        }
    }

    private static WebhookEndpoint endpoint(ResultSet row) throws SQLException {
        return new WebhookEndpoint(
                new EndpointId(row.getString("id")),
                URI.create(row.getString("url")),
                types(row.getString("event_types")),
                row.getBoolean("enabled"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static Set<String> types(String json) {
        Map<String, @Nullable Object> read = Json.parseObject("{\"types\":" + json + "}");
        return read.get("types") instanceof List<?> types
                ? types.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}

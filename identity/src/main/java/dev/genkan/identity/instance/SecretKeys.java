package dev.genkan.identity.instance;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.Secrets;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What programs show to the Backend API: named, several at once, each revocable by itself. A key is seen by whoever
/// makes it and by nobody afterwards; only its SHA-256 is kept.
public final class SecretKeys {

    /// How exactly [Key#lastUsedAt] is kept: a row is written for a key at most this often.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private static final int HINT = 4;
    private static final int LONGEST_NAME = 256;

    /// A key as the house knows it.
    ///
    /// @param id `skey_` and letters or digits
    /// @param hint its last four letters
    /// @param lastUsedAt to within five minutes; the epoch if never
    public record Key(String id, String name, String hint, Instant createdAt, Instant lastUsedAt) {}

    /// A key that has just been made.
    ///
    /// @param secret to be shown once; it prints as its name
    public record Made(Key key, String secret) {
        @Override
        public String toString() {
            return "Made[" + key.id() + "]";
        }
    }

    private final Database database;
    private final NewId ids;
    private final Audit audit;
    private final InstantSource clock;

    public SecretKeys(Database database, NewId ids, Audit audit, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes a key.
    ///
    /// @param prefix `sk_test_` or `sk_live_`
    /// @param name what it is for, as a person would say it; cut to 256 characters
    public Made make(String prefix, String name, Actor actor) {
        String secret = prefix + Secrets.fresh();
        Instant now = Instant.ofEpochMilli(clock.millis());
        String kept = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        Key key = new Key(ids.of("skey_"), kept, secret.substring(secret.length() - HINT), now, Instant.EPOCH);
        return database.inTransaction(() -> {
            database.jdbc()
                    .sql("""
                            insert into genkan.secret_keys (id, name, hash, hint, created_at, last_used_at)
                            values (:id, :name, :hash, :hint, :now, 0)
                            """)
                    .param("id", key.id())
                    .param("name", key.name())
                    .param("hash", Secrets.hash(secret))
                    .param("hint", key.hint())
                    .param("now", now.toEpochMilli())
                    .update();
            audit.write(actor, "secret_key.create", key.id(), Map.of(), Map.of("name", key.name()));
            return new Made(key, secret);
        });
    }

    /// Whose key this is, if it is one and not revoked. One select; now and then a write that notes the use.
    public Optional<Key> find(String shown) {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Optional<Key> key = database.jdbc()
                .sql("""
                        select id, name, hint, created_at, last_used_at from genkan.secret_keys
                        where hash = :hash and revoked_at is null
                        """)
                .param("hash", Secrets.hash(shown))
                .query((row, n) -> key(row))
                .optional();
        key.ifPresent(this::used);
        return key;
    }

    /// The keys that are not revoked, the oldest first.
    public List<Key> list() {
        return database.jdbc().sql("""
                        select id, name, hint, created_at, last_used_at from genkan.secret_keys
                        where revoked_at is null order by created_at, id
                        """).query((row, n) -> key(row)).list();
    }

    /// Makes a key worthless, at once.
    ///
    /// @return whether there was such a key
    public boolean revoke(String id, Actor actor) {
        return database.inTransaction(() -> {
            String name = list().stream()
                    .filter(key -> key.id().equals(id))
                    .map(Key::name)
                    .findFirst()
                    .orElse("");
            boolean revoked = database.jdbc()
                            .sql(
                                    "update genkan.secret_keys set revoked_at = :now where id = :id and revoked_at is null")
                            .param("now", clock.millis())
                            .param("id", id)
                            .update()
                    == 1;
            if (revoked) {
                audit.write(actor, "secret_key.revoke", id, Map.of("name", name), Map.of());
            }
            return revoked;
        });
    }

    private void used(Key key) {
        long now = clock.millis();
        if (key.lastUsedAt().toEpochMilli() + NOTED_EVERY.toMillis() <= now) {
            database.jdbc()
                    .sql("update genkan.secret_keys set last_used_at = :now where id = :id and last_used_at < :now")
                    .param("now", now)
                    .param("id", key.id())
                    .update();
        }
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getString("id"),
                row.getString("name"),
                row.getString("hint"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("last_used_at")));
    }
}

package dev.genkan.identity.session;

import dev.genkan.identity.Database;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.limit.Broom;
import dev.genkan.token.Json;
import dev.genkan.token.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Forms that are kept over a sign-in: one for each browser, for the member who had filled it in and nobody else,
/// encrypted, for half an hour.
public final class StoredForms {

    /// How long a form is kept, and how long after its end a session counts as just expired.
    public static final Duration KEPT = Duration.ofMinutes(30);

    private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

    private final Database database;
    private final EncryptionKey key;
    private final InstantSource clock;
    private final Broom broom;

    public StoredForms(Database database, EncryptionKey key, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    /// A session that ended by itself a moment ago, in a browser that has begun none since.
    public record JustExpired(ClientId client, UserId user) {}

    /// Whose session expired in this browser within the last half hour; empty for strangers, and for members who
    /// signed out or were signed out.
    public Optional<JustExpired> justExpired(ClientToken browserShows) {
        if (browserShows.isNone()) {
            return Optional.empty();
        }
        long now = clock.millis();
        return database.jdbc()
                .sql("""
                        select c.id, s.user_id from genkan.clients c
                          join genkan.sessions s on s.id = c.last_active_session_id
                        where c.token_hash = :hash and s.status <> 'over'
                          and s.expire_at <= :now and s.expire_at > :earliest
                        """)
                .param("hash", browserShows.hash())
                .param("now", now)
                .param("earliest", now - KEPT.toMillis())
                .query((row, n) ->
                        new JustExpired(new ClientId(row.getString("id")), new UserId(row.getString("user_id"))))
                .optional();
    }

    /// Keeps a form, in place of another one of this browser.
    public void keep(JustExpired whose, KeptForm form) {
        broom.sweep(this::clean);
        Map<String, Object> json = Map.of("path", form.path(), "fields", form.fields());
        String wrapped = key.wrap(nameOf(whose.client()), Json.write(json).getBytes(StandardCharsets.UTF_8));
        database.transactions().executeWithoutResult(status -> {
            // held until the end: two forms of one browser at once must not become two rows
            database.jdbc()
                    .sql("select id from genkan.clients where id = :client for update")
                    .param("client", whose.client().value())
                    .query(String.class)
                    .single();
            database.jdbc()
                    .sql("delete from genkan.kept_forms where client_id = :client")
                    .param("client", whose.client().value())
                    .update();
            database.jdbc()
                    .sql("""
                            insert into genkan.kept_forms (client_id, user_id, wrapped, expire_at)
                            values (:client, :user, :wrapped, :end)
                            """)
                    .param("client", whose.client().value())
                    .param("user", whose.user().value())
                    .param("wrapped", wrapped)
                    .param("end", clock.millis() + KEPT.toMillis())
                    .update();
        });
    }

    /// For whom something is kept in this browser.
    public Optional<UserId> owner(ClientToken browserShows) {
        return row(browserShows).map(Row::user);
    }

    /// What is kept in this browser for this member, and stays kept.
    public Optional<KeptForm> find(ClientToken browserShows, UserId user) {
        return row(browserShows).filter(row -> row.user().equals(user)).flatMap(this::opened);
    }

    /// Takes it out. However many do at once, at most one gets it.
    public Optional<KeptForm> take(ClientToken browserShows, UserId user) {
        return row(browserShows)
                .filter(row -> row.user().equals(user))
                .filter(row -> database.jdbc()
                                .sql("delete from genkan.kept_forms where client_id = :client and wrapped = :wrapped")
                                .param("client", row.client().value())
                                .param("wrapped", row.wrapped())
                                .update()
                        == 1)
                .flatMap(this::opened);
    }

    /// Somebody has signed in: what is kept in this browser for anybody else goes, unseen.
    public void forgetUnlessOf(ClientToken browserShows, UserId user) {
        database.jdbc()
                .sql("""
                        delete from genkan.kept_forms
                        where user_id <> :user
                          and client_id in (select id from genkan.clients where token_hash = :hash)
                        """)
                .param("user", user.value())
                .param("hash", browserShows.hash())
                .update();
    }

    private record Row(ClientId client, UserId user, String wrapped) {}

    private Optional<Row> row(ClientToken browserShows) {
        if (browserShows.isNone()) {
            return Optional.empty();
        }
        return database.jdbc()
                .sql("""
                        select k.client_id, k.user_id, k.wrapped from genkan.kept_forms k
                          join genkan.clients c on c.id = k.client_id
                        where c.token_hash = :hash and k.expire_at > :now
                        """)
                .param("hash", browserShows.hash())
                .param("now", clock.millis())
                .query((row, n) -> new Row(
                        new ClientId(row.getString("client_id")),
                        new UserId(row.getString("user_id")),
                        row.getString("wrapped")))
                .optional();
    }

    /// Empty for what another key has sealed, or somebody has touched: it is gone then, and no fault of the visitor.
    private Optional<KeptForm> opened(Row row) {
        try {
            byte[] json = key.unwrap(nameOf(row.client()), row.wrapped());
            Map<String, @Nullable Object> read = Json.parseObject(new String(json, StandardCharsets.UTF_8));
            Map<String, List<String>> fields = new LinkedHashMap<>();
            if (read.get("fields") instanceof Map<?, ?> stored) {
                stored.forEach((name, values) -> fields.put(String.valueOf(name), texts(values)));
            }
            return Optional.of(new KeptForm(String.valueOf(read.get("path")), fields));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(@Nullable Object values) {
        List<String> texts = new ArrayList<>();
        if (values instanceof List<?> list) {
            list.forEach(value -> texts.add(String.valueOf(value)));
        }
        return texts;
    }

    private static String nameOf(ClientId client) {
        return "kept form of " + client.value();
    }

    private void clean() {
        database.jdbc()
                .sql("delete from genkan.kept_forms where expire_at <= :now")
                .param("now", clock.millis())
                .update();
    }
}

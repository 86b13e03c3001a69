package dev.genkan.identity.session;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.limit.Broom;
import dev.genkan.token.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Browsers that have begun to sign up or in. One that only looks around gets no row.
public final class Clients {

    /// A browser that was recognised, and the token by which it is.
    public record Opened(ClientId id, ClientToken token) {}

    private static final Duration CLEAN_EVERY = Duration.ofHours(1);

    private static final String COLUMNS = """
            select c.id, c.last_active_session_id, c.created_at, c.updated_at,
              (select max(coalesce(s.ended_at, s.created_at)) from genkan.sessions s where s.client_id = c.id)
                as sessions_changed_at
            from genkan.clients c
            """;

    private final Database database;
    private final NewId ids;
    private final InstantSource clock;
    private final Broom broom;

    public Clients(Database database, NewId ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    public Optional<ClientId> find(ClientToken token) {
        if (token.isNone()) {
            return Optional.empty();
        }
        return database.jdbc()
                .sql("select id from genkan.clients where token_hash = :hash")
                .param("hash", token.hash())
                .query((row, n) -> new ClientId(row.getString("id")))
                .optional();
    }

    /// The client that shows this token, with what is known of it.
    public Optional<Client> read(ClientToken token) {
        return token.isNone()
                ? Optional.empty()
                : database.jdbc()
                        .sql(COLUMNS + "where c.token_hash = :hash")
                        .param("hash", token.hash())
                        .query((row, n) -> client(row))
                        .optional();
    }

    public Optional<Client> read(ClientId id) {
        return database.jdbc()
                .sql(COLUMNS + "where c.id = :id")
                .param("id", id.value())
                .query((row, n) -> client(row))
                .optional();
    }

    /// A part of all of them, the youngest first.
    public List<Client> list(long offset, int limit) {
        return database.jdbc()
                .sql(COLUMNS + "order by c.created_at desc, c.id desc offset :offset rows fetch next :limit rows only")
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> client(row))
                .list();
    }

    public long count() {
        return database.jdbc()
                .sql("select count(*) from genkan.clients")
                .query(Long.class)
                .single();
    }

    private static Client client(ResultSet row) throws SQLException {
        return new Client(
                new ClientId(row.getString("id")),
                Optional.ofNullable(row.getString("last_active_session_id")).map(SessionId::new),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                Instant.ofEpochMilli(row.getLong("sessions_changed_at")));
    }

    /// The client that shows this token, or else a new client with a new token: never one of a stranger's choosing.
    /// In a transaction it is held until the end, so that it is not swept away under the caller's feet.
    public Opened open(ClientToken token) {
        return touch(token) ? new Opened(find(token).orElseThrow(), token) : create();
    }

    /// The client that shows this token, held until the transaction ends.
    public Optional<ClientId> hold(ClientToken token) {
        return touch(token) ? find(token) : Optional.empty();
    }

    /// Deletes, now and then and outside of any transaction, the browsers that never came to a session and have done
    /// nothing for so long.
    ///
    /// @param unfinished the longest that a browser may have begun something and not finished it
    public void sweep(Duration unfinished) {
        broom.sweep(() -> database.jdbc()
                .sql("""
                        delete from genkan.clients
                        where updated_at < :old
                          and not exists (select 1 from genkan.sessions s where s.client_id = clients.id)
                        """)
                .param("old", clock.millis() - unfinished.toMillis())
                .update());
    }

    private boolean touch(ClientToken token) {
        return !token.isNone()
                && database.jdbc()
                                .sql("update genkan.clients set updated_at = :now where token_hash = :hash")
                                .param("now", clock.millis())
                                .param("hash", token.hash())
                                .update()
                        == 1;
    }

    /// Gives the client a new token and makes the old one worthless, so that whoever knew the browser's cookie
    /// before it signed in knows nothing afterwards.
    ///
    /// @throws IllegalStateException if there is no such client
    public ClientToken rotate(ClientId id) {
        ClientToken token = ClientToken.fresh();
        int changed = database.jdbc()
                .sql("update genkan.clients set token_hash = :hash, updated_at = :now where id = :id")
                .param("hash", token.hash())
                .param("now", clock.millis())
                .param("id", id.value())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("there is no client " + id);
        }
        return token;
    }

    private Opened create() {
        Opened opened = new Opened(new ClientId(ids.of("client_")), ClientToken.fresh());
        database.jdbc()
                .sql("""
                        insert into genkan.clients (id, token_hash, created_at, updated_at)
                        values (:id, :hash, :now, :now)
                        """)
                .param("id", opened.id().value())
                .param("hash", opened.token().hash())
                .param("now", clock.millis())
                .update();
        return opened;
    }
}

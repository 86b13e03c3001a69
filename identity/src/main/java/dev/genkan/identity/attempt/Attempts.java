package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.limit.Broom;
import dev.genkan.identity.session.ClientId;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Attempts of one kind. A browser has at most one that counts, the youngest.
final class Attempts implements Finishing {

    /// Which kind, and where it is kept.
    enum Kind {
        SIGN_UP("genkan.sign_ups", "sua_"),
        SIGN_IN("genkan.sign_ins", "sia_"),
        PASSWORD_RESET("genkan.password_resets", "pwr_");

        private final String table;
        private final String prefix;

        Kind(String table, String prefix) {
            this.table = table;
            this.prefix = prefix;
        }

        static Kind of(AttemptId id) {
            return Stream.of(values())
                    .filter(kind -> id.value().startsWith(kind.prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// An attempt, and who began it when.
    record Asked(Attempt attempt, Browser browser, Instant at) {}

    private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

    private final Database database;
    private final Kind kind;
    private final Duration lifetime;
    private final NewId ids;
    private final InstantSource clock;
    private final Broom broom;

    Attempts(Database database, Kind kind, Duration lifetime, NewId ids, InstantSource clock) {
        this.database = database;
        this.kind = kind;
        this.lifetime = lifetime;
        this.ids = ids;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    static Attempts of(Collaborators with, Kind kind) {
        Duration lifetime = switch (kind) {
            case SIGN_UP -> with.limits().signUpLifetime();
            case SIGN_IN, PASSWORD_RESET -> with.limits().signInLifetime();
        };
        return new Attempts(with.database(), kind, lifetime, with.ids(), with.clock());
    }

    /// Deletes, now and then and outside of any transaction, the attempts whose time is up, their passwords with them.
    void sweep() {
        broom.sweep(() -> database.jdbc()
                .sql("delete from " + kind.table + " where abandon_at <= :now")
                .param("now", clock.millis())
                .update());
    }

    /// Begins one in place of those the browser had.
    Attempt begin(ClientId client, EmailAddress address, String returnTo, Browser browser) {
        close(client);
        Attempt attempt =
                new Attempt(new AttemptId(ids.of(kind.prefix)), client, address, Attempt.keptReturn(returnTo));
        long now = clock.millis();
        database.jdbc()
                .sql("insert into " + kind.table + """
                         (id, client_id, address, address_key, return_to, created_at, abandon_at, user_agent, network)
                        values (:id, :client, :address, :key, :returnTo, :now, :end, :userAgent, :network)
                        """)
                .param("id", attempt.id().value())
                .param("client", client.value())
                .param("address", address.value())
                .param("key", address.key())
                .param("returnTo", attempt.returnTo())
                .param("now", now)
                .param("end", now + lifetime.toMillis())
                .param("userAgent", browser.userAgent())
                .param("network", browser.network())
                .update();
        return attempt;
    }

    /// The attempt this browser is in the middle of.
    Optional<Attempt> open(ClientToken token, Clients clients) {
        return clients.find(token)
                .flatMap(client -> database.jdbc()
                        .sql("select id, client_id, address, return_to from " + kind.table + """
                         where client_id = :client and completed_at is null and closed_at is null
                          and abandon_at > :now
                        order by created_at desc, id desc fetch first 1 row only
                        """)
                        .param("client", client.value())
                        .param("now", clock.millis())
                        .query((row, n) -> attempt(row))
                        .optional());
    }

    /// An attempt that is open, whoever's it is.
    Optional<Asked> find(AttemptId id) {
        return database.jdbc()
                .sql("select id, client_id, address, return_to, user_agent, network, created_at from " + kind.table
                        + """
                         where id = :id and completed_at is null and closed_at is null and abandon_at > :now
                        """)
                .param("id", id.value())
                .param("now", clock.millis())
                .query((row, n) -> new Asked(
                        attempt(row),
                        new Browser(row.getString("network"), row.getString("user_agent"), Locale.ROOT),
                        Instant.ofEpochMilli(row.getLong("created_at"))))
                .optional();
    }

    /// Whether what this browser last began led to a session in another one.
    boolean finishedElsewhere(ClientId client) {
        return database.jdbc()
                .sql("select s.client_id from " + kind.table + """
                         a left join genkan.sessions s on s.id = a.created_session_id
                        where a.client_id = :client order by a.created_at desc, a.id desc fetch first 1 row only
                        """)
                .param("client", client.value())
                .query((row, n) -> Optional.ofNullable(row.getString("client_id")))
                .optional()
                .flatMap(other -> other)
                .filter(other -> !other.equals(client.value()))
                .isPresent();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                new AttemptId(row.getString("id")),
                new ClientId(row.getString("client_id")),
                new EmailAddress(row.getString("address")),
                row.getString("return_to"));
    }

    @Override
    public void close(ClientId client) {
        String forget = kind == Kind.SIGN_UP ? ", password_hash = null" : "";
        database.jdbc()
                .sql("update " + kind.table + " set closed_at = :now" + forget + """
                         where client_id = :client and completed_at is null and closed_at is null
                        """)
                .param("now", clock.millis())
                .param("client", client.value())
                .update();
    }

    @Override
    public boolean complete(Attempt attempt) {
        long now = clock.millis();
        return database.jdbc()
                        .sql("update " + kind.table + """
                             set completed_at = :now
                            where id = :id and completed_at is null and closed_at is null and abandon_at > :now
                            """)
                        .param("now", now)
                        .param("id", attempt.id().value())
                        .update()
                == 1;
    }

    @Override
    public void cameTo(Attempt attempt, UserId user, SessionId session) {
        if (kind == Kind.SIGN_UP) {
            database.jdbc()
                    .sql("""
                            update genkan.sign_ups
                            set created_user_id = :user, created_session_id = :session, password_hash = null
                            where id = :id
                            """)
                    .param("user", user.value())
                    .param("session", session.value())
                    .param("id", attempt.id().value())
                    .update();
        } else {
            database.jdbc()
                    .sql("update " + kind.table + " set created_session_id = :session where id = :id")
                    .param("session", session.value())
                    .param("id", attempt.id().value())
                    .update();
        }
    }

    /// Keeps the password that a sign-up wants to have.
    void keepPassword(Attempt signUp, PasswordHash hash) {
        database.jdbc()
                .sql("update genkan.sign_ups set password_hash = :hash where id = :id")
                .param("hash", hash.encoded())
                .param("id", signUp.id().value())
                .update();
    }

    /// Empty if none was asked for, too.
    Optional<PasswordHash> password(Attempt signUp) {
        return database.jdbc()
                .sql("select password_hash from genkan.sign_ups where id = :id and password_hash is not null")
                .param("id", signUp.id().value())
                .query((row, n) -> new PasswordHash(row.getString("password_hash")))
                .optional();
    }
}

package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.limit.Broom;
import dev.genkan.identity.session.ClientId;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The SQL of sign-ins that programs make piece by piece. A browser has at most one that counts, the youngest.
final class SignInRows implements Finishing {

    /// A row as it is.
    record Row(
            AttemptId id,
            ClientId client,
            EmailAddress address,
            @Nullable Strategy strategy,
            String linkTo,
            boolean proven,
            Instant abandonAt,
            boolean closed,
            boolean completed,
            @Nullable SessionId session) {

        boolean open(Instant now) {
            return !closed && !completed && abandonAt.isAfter(now);
        }

        Attempt attempt() {
            return new Attempt(id, client, address, "");
        }
    }

    private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

    private static final String COLUMNS = """
            select id, client_id, address, strategy, link_to, proven_at, abandon_at, closed_at, completed_at,
              created_session_id
            from genkan.sign_in_attempts
            """;

    private final Database database;
    private final Duration lifetime;
    private final NewId ids;
    private final InstantSource clock;
    private final Broom broom;

    private SignInRows(Database database, Duration lifetime, NewId ids, InstantSource clock) {
        this.database = database;
        this.lifetime = lifetime;
        this.ids = ids;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    static SignInRows of(Collaborators with) {
        return new SignInRows(with.database(), with.limits().signInLifetime(), with.ids(), with.clock());
    }

    /// Deletes, now and then and outside of any transaction, those whose time is up.
    void sweep() {
        broom.sweep(() -> database.jdbc()
                .sql("delete from genkan.sign_in_attempts where abandon_at <= :now")
                .param("now", clock.millis())
                .update());
    }

    /// Begins one in place of those the browser had.
    Attempt begin(ClientId client, EmailAddress address, Browser browser) {
        close(client);
        Attempt attempt = new Attempt(new AttemptId(ids.of("sia_")), client, address, "");
        long now = clock.millis();
        database.jdbc()
                .sql("""
                        insert into genkan.sign_in_attempts
                          (id, client_id, address, address_key, link_to, created_at, abandon_at, user_agent, network)
                        values (:id, :client, :address, :key, '', :now, :end, :userAgent, :network)
                        """)
                .param("id", attempt.id().value())
                .param("client", client.value())
                .param("address", address.value())
                .param("key", address.key())
                .param("now", now)
                .param("end", now + lifetime.toMillis())
                .param("userAgent", browser.userAgent())
                .param("network", browser.network())
                .update();
        return attempt;
    }

    /// Notes how proof was asked for.
    ///
    /// @param linkTo where the link in the mail leads; empty for nowhere in particular
    void prepared(AttemptId id, Strategy strategy, String linkTo) {
        database.jdbc()
                .sql("update genkan.sign_in_attempts set strategy = :strategy, link_to = :linkTo where id = :id")
                .param("strategy", strategy.wire())
                .param("linkTo", linkTo)
                .param("id", id.value())
                .update();
    }

    /// Notes that the mailbox is proven, and something is still to be done.
    void proven(AttemptId id) {
        database.jdbc()
                .sql("update genkan.sign_in_attempts set proven_at = :now where id = :id")
                .param("now", clock.millis())
                .param("id", id.value())
                .update();
    }

    Optional<Row> find(AttemptId id) {
        return database.jdbc()
                .sql(COLUMNS + "where id = :id")
                .param("id", id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /// The same, held until the transaction ends.
    Optional<Row> lock(AttemptId id) {
        return database.jdbc()
                .sql(COLUMNS + "where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /// The one that counts of this browser: what it is in the middle of, else what it has finished last.
    Optional<Row> latest(ClientId client) {
        return database.jdbc()
                .sql(COLUMNS + """
                        where client_id = :client
                        order by case when closed_at is not null then 2 when completed_at is not null then 1 else 0 end,
                          created_at desc, id desc
                        fetch first 1 row only
                        """)
                .param("client", client.value())
                .query((row, n) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        String session = row.getString("created_session_id");
        return new Row(
                new AttemptId(row.getString("id")),
                new ClientId(row.getString("client_id")),
                new EmailAddress(row.getString("address")),
                SignUpRows.strategy(row.getString("strategy")),
                row.getString("link_to"),
                row.getObject("proven_at", Long.class) != null,
                Instant.ofEpochMilli(row.getLong("abandon_at")),
                row.getObject("closed_at", Long.class) != null,
                row.getObject("completed_at", Long.class) != null,
                session == null ? null : new SessionId(session));
    }

    @Override
    public void close(ClientId client) {
        database.jdbc()
                .sql("""
                        update genkan.sign_in_attempts set closed_at = :now
                        where client_id = :client and completed_at is null and closed_at is null
                        """)
                .param("now", clock.millis())
                .param("client", client.value())
                .update();
    }

    @Override
    public boolean complete(Attempt attempt) {
        return database.jdbc()
                        .sql("""
                            update genkan.sign_in_attempts set completed_at = :now, proven_at = :now
                            where id = :id and completed_at is null and closed_at is null and abandon_at > :now
                            """)
                        .param("now", clock.millis())
                        .param("id", attempt.id().value())
                        .update()
                == 1;
    }

    @Override
    public void cameTo(Attempt attempt, UserId user, SessionId session) {
        database.jdbc()
                .sql("update genkan.sign_in_attempts set created_session_id = :session where id = :id")
                .param("session", session.value())
                .param("id", attempt.id().value())
                .update();
    }
}

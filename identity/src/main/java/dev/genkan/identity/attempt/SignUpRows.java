package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.attempt.SignUpCheck.Said;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.limit.Broom;
import dev.genkan.identity.session.ClientId;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The SQL of sign-ups that programs make piece by piece. A browser has at most one that counts, the youngest.
final class SignUpRows implements Finishing {

    /// A row as it is.
    record Row(
            AttemptId id,
            ClientId client,
            Said said,
            @Nullable PasswordHash password,
            @Nullable String invitation,
            @Nullable Strategy strategy,
            String linkTo,
            boolean proven,
            Instant abandonAt,
            boolean closed,
            boolean completed,
            @Nullable UserId user,
            @Nullable SessionId session) {

        boolean open(Instant now) {
            return !closed && !completed && abandonAt.isAfter(now);
        }

        /// Whether there is nothing left to ask.
        ///
        /// @param factors newcomers are asked for a password where passwords open
        boolean ready(Factors factors) {
            boolean enough = password != null || !factors.password();
            return said.address() != null && enough && (proven || invitation != null);
        }

        /// How the address is, or will be, proven.
        Strategy proof() {
            return invitation != null ? Strategy.TICKET : strategy == null ? Strategy.EMAIL_CODE : strategy;
        }

        /// @throws IllegalStateException if there is no address yet; the caller's fault
        Attempt attempt() {
            EmailAddress address = said.address();
            if (address == null) {
                throw new IllegalStateException(id + " has no address yet");
            }
            return new Attempt(id, client, address, "");
        }

        Row saying(Said more, @Nullable PasswordHash hash, @Nullable String invited) {
            return new Row(
                    id, client, more, hash, invited, strategy, linkTo, proven, abandonAt, closed, completed, user,
                    session);
        }

        Row asking(@Nullable Strategy how, String leadingTo) {
            return new Row(
                    id,
                    client,
                    said,
                    password,
                    invitation,
                    how,
                    leadingTo,
                    false,
                    abandonAt,
                    closed,
                    completed,
                    user,
                    session);
        }

        Row provenBy(Strategy how) {
            return new Row(
                    id,
                    client,
                    said,
                    password,
                    invitation,
                    how,
                    linkTo,
                    true,
                    abandonAt,
                    closed,
                    completed,
                    user,
                    session);
        }
    }

    private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

    private static final String COLUMNS = """
            select a.id, client_id, address, password_hash, first_name, last_name, unsafe_metadata, locale,
              external_id, invitation_id, strategy, link_to, proven_at, abandon_at, closed_at, completed_at, created_user_id,
              created_session_id,
              (select i.public_metadata from genkan.invitations i where i.id = a.invitation_id) as invited_metadata
            from genkan.sign_up_attempts a
            """;

    private final Database database;
    private final Duration lifetime;
    private final NewId ids;
    private final InstantSource clock;
    private final Broom broom;

    private SignUpRows(Database database, Duration lifetime, NewId ids, InstantSource clock) {
        this.database = database;
        this.lifetime = lifetime;
        this.ids = ids;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    static SignUpRows of(Collaborators with) {
        return new SignUpRows(with.database(), with.limits().signUpLifetime(), with.ids(), with.clock());
    }

    /// Deletes, now and then and outside of any transaction, those whose time is up, their passwords with them.
    void sweep() {
        broom.sweep(() -> database.jdbc()
                .sql("delete from genkan.sign_up_attempts where abandon_at <= :now")
                .param("now", clock.millis())
                .update());
    }

    /// Begins one in which nothing is said yet, in place of those the browser had.
    AttemptId begin(ClientId client, Browser browser) {
        close(client);
        AttemptId id = new AttemptId(ids.of("sua_"));
        long now = clock.millis();
        database.jdbc()
                .sql("""
                        insert into genkan.sign_up_attempts
                          (id, client_id, unsafe_metadata, link_to, created_at, abandon_at, user_agent, network)
                        values (:id, :client, '{}', '', :now, :end, :userAgent, :network)
                        """)
                .param("id", id.value())
                .param("client", client.value())
                .param("now", now)
                .param("end", now + lifetime.toMillis())
                .param("userAgent", browser.userAgent())
                .param("network", browser.network())
                .update();
        return id;
    }

    /// Writes what was said; the row is held by the caller.
    void write(Row row) {
        Said said = row.said();
        EmailAddress address = said.address();
        database.jdbc()
                .sql("""
                        update genkan.sign_up_attempts
                        set address = :address, address_key = :key, password_hash = :password, first_name = :firstName,
                            last_name = :lastName, unsafe_metadata = :unsafe, locale = :locale,
                            external_id = :externalId,
                            invitation_id = :invitation, strategy = :strategy, link_to = :linkTo,
                            proven_at = :provenAt
                        where id = :id
                        """)
                .param("address", address == null ? null : address.value())
                .param("key", address == null ? null : address.key())
                .param(
                        "password",
                        row.password() == null ? null : row.password().encoded())
                .param("firstName", said.firstName())
                .param("lastName", said.lastName())
                .param("unsafe", said.unsafeMetadata().toJson())
                .param("locale", said.locale())
                .param("externalId", said.externalId().isEmpty() ? null : said.externalId())
                .param("invitation", row.invitation())
                .param(
                        "strategy",
                        row.strategy() == null ? null : row.strategy().wire())
                .param("linkTo", row.linkTo())
                .param("provenAt", row.proven() ? clock.millis() : null)
                .param("id", row.id().value())
                .update();
    }

    Optional<Row> find(AttemptId id) {
        return database.jdbc()
                .sql(COLUMNS + "where a.id = :id")
                .param("id", id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /// The same, held until the transaction ends.
    Optional<Row> lock(AttemptId id) {
        return database.jdbc()
                .sql(COLUMNS + "where a.id = :id for update")
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
                          a.created_at desc, a.id desc
                        fetch first 1 row only
                        """)
                .param("client", client.value())
                .query((row, n) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        String address = row.getString("address");
        String hash = row.getString("password_hash");
        String user = row.getString("created_user_id");
        String session = row.getString("created_session_id");
        String invited = row.getString("invited_metadata");
        return new Row(
                new AttemptId(row.getString("id")),
                new ClientId(row.getString("client_id")),
                new Said(
                        address == null ? null : new EmailAddress(address),
                        orEmpty(row.getString("first_name")),
                        orEmpty(row.getString("last_name")),
                        orEmpty(row.getString("locale")),
                        Metadata.stored(row.getString("unsafe_metadata")),
                        invited == null ? Metadata.EMPTY : Metadata.stored(invited),
                        orEmpty(row.getString("external_id"))),
                hash == null ? null : new PasswordHash(hash),
                row.getString("invitation_id"),
                strategy(row.getString("strategy")),
                row.getString("link_to"),
                row.getObject("proven_at", Long.class) != null,
                Instant.ofEpochMilli(row.getLong("abandon_at")),
                row.getObject("closed_at", Long.class) != null,
                row.getObject("completed_at", Long.class) != null,
                user == null ? null : new UserId(user),
                session == null ? null : new SessionId(session));
    }

    static @Nullable Strategy strategy(@Nullable String stored) {
        return stored == null ? null : Strategy.of(stored).orElseThrow();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close(ClientId client) {
        database.jdbc()
                .sql("""
                        update genkan.sign_up_attempts set closed_at = :now, password_hash = null
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
                            update genkan.sign_up_attempts set completed_at = :now, proven_at = :now
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
                .sql("""
                        update genkan.sign_up_attempts
                        set created_user_id = :user, created_session_id = :session, password_hash = null
                        where id = :id
                        """)
                .param("user", user.value())
                .param("session", session.value())
                .param("id", attempt.id().value())
                .update();
    }
}

package dev.genkan.onboarding.jdbc;

import dev.genkan.onboarding.Due;
import dev.genkan.onboarding.Dues;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Receipt;
import dev.genkan.onboarding.ReceiptQuery;
import dev.genkan.onboarding.Replies;
import dev.genkan.onboarding.Sealing;
import dev.genkan.onboarding.Underway;
import dev.genkan.onboarding.UnderwayQuery;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Journeys and receipts in the tables `genkan.journeys` and `genkan.receipts`, on H2 or PostgreSQL.
public final class JdbcJourneys implements Journeys {

    private static final String JOURNEY = """
            select id, user_id, flow, version, revision, state, step, contents, trail, return_to, created_at,
                finished_at
            from genkan.journeys
            """;

    private static final String UNDERWAY = """
            select id, user_id, flow, version, step, created_at from genkan.journeys
            """;

    private static final String RECEIPT = """
            select journey_id, user_id, flow, version, locale, text_hash, completed_at, actor from genkan.receipts
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Sealing sealing;
    private final InstantSource clock;
    private final JdbcDues dues;

    /// Creates the tables, or brings them up to date.
    ///
    /// @param transactions of the same data source; what the application does on it takes part
    /// @param sealing for flows whose drafts are encrypted
    public JdbcJourneys(
            DataSource dataSource, TransactionOperations transactions, Sealing sealing, InstantSource clock) {
        OnboardingSchema.migrate(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.sealing = sealing;
        this.clock = clock;
        this.dues = new JdbcDues(jdbc, sealing, clock);
    }

    /// What is still to be done after completions.
    public Dues dues() {
        return dues;
    }

    /// What has been answered to programs that may ask the same again, in the same database; always sealed.
    public Replies replies() {
        return new JdbcReplies(jdbc, sealing, clock);
    }

    @Override
    @SuppressWarnings("NullAway") // Spring says a transaction may answer null; ours answers what the supplier answers
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    @Override
    public JourneyId newId(Instant now) {
        return new JourneyId(NewId.of("jrn_", now));
    }

    @Override
    public void begin(Journey begun, boolean encrypted) {
        long now = begun.startedAt().toEpochMilli();
        try {
            jdbc.sql("""
                    insert into genkan.journeys (id, user_id, flow, version, state, step, contents, trail, return_to,
                        open_key, created_at, updated_at)
                    values (?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            begun.id().value(),
                            begun.user().value(),
                            begun.flow(),
                            begun.version(),
                            stepOf(begun),
                            contents(begun).write(encrypted, sealing),
                            TrailJson.write(begun.trail()),
                            begun.returnTo(),
                            openKey(begun.user(), begun.flow()),
                            now,
                            now)
                    .update();
        } catch (DuplicateKeyException | ConcurrencyFailureException | QueryTimeoutException othersWereFaster) {
            throw new AlreadyBegun(othersWereFaster);
        }
    }

    /// It makes "one open journey" a rule of the database.
    private static String openKey(UserId user, String flow) {
        return user + "/" + flow;
    }

    @Override
    public Optional<Journey> findOpen(UserId user, String flow) {
        return jdbc.sql(JOURNEY + "where open_key = ?")
                .param(openKey(user, flow))
                .query((row, number) -> journey(row))
                .optional();
    }

    @Override
    public Optional<Journey> findFinished(UserId user, String flow) {
        return jdbc.sql(JOURNEY + """
                        where user_id = ? and flow = ? and state = 'finished'
                        order by finished_at desc, id desc limit 1
                        """)
                .params(user.value(), flow)
                .query((row, number) -> journey(row))
                .optional();
    }

    @Override
    public Optional<Journey> find(JourneyId id) {
        return jdbc.sql(JOURNEY + "where id = ?")
                .param(id.value())
                .query((row, number) -> journey(row))
                .optional();
    }

    // Nobody waits for somebody whose completion runs whatever the application does on it: everybody who waited would
    // hold a connection meanwhile.
    @Override
    public Taken take(JourneyId id) {
        Optional<Journey> mine = jdbc.sql(JOURNEY + "where id = ? for update skip locked")
                .param(id.value())
                .query((row, number) -> journey(row))
                .optional();
        return mine.<Taken>map(Taken.Mine::new)
                .orElseGet(() -> find(id).isPresent() ? new Taken.Busy() : new Taken.Gone());
    }

    private Journey journey(ResultSet row) throws SQLException {
        JourneyState state = switch (row.getString("state")) {
            case "open" -> new JourneyState.Open(row.getString("step"));
            case "finished" -> new JourneyState.Finished(Instant.ofEpochMilli(row.getLong("finished_at")));
            default -> throw new IllegalStateException("journey " + row.getString("id") + " has no state");
        };
        Contents contents = Contents.read(row.getString("contents"), sealing);
        return new Journey(
                new JourneyId(row.getString("id")),
                new UserId(row.getString("user_id")),
                row.getString("flow"),
                row.getInt("version"),
                row.getInt("revision"),
                state,
                contents.answers(),
                contents.drafts(),
                TrailJson.read(row.getString("trail")),
                row.getString("return_to"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static Contents contents(Journey journey) {
        return new Contents(journey.answers(), journey.drafts());
    }

    private static String stepOf(Journey journey) {
        return switch (journey.state()) {
            case JourneyState.Open open -> open.step();
            case JourneyState.Finished over ->
                throw new IllegalArgumentException("journey " + journey.id() + " is finished; finish it");
        };
    }

    @Override
    public boolean save(Journey open, boolean encrypted) {
        return jdbc.sql("""
                        update genkan.journeys set version = ?, step = ?, contents = ?, trail = ?,
                            revision = revision + 1, updated_at = ?
                        where id = ? and revision = ? and state = 'open'
                        """)
                        .params(
                                open.version(),
                                stepOf(open),
                                contents(open).write(encrypted, sealing),
                                TrailJson.write(open.trail()),
                                clock.millis(),
                                open.id().value(),
                                open.revision())
                        .update()
                == 1;
    }

    @Override
    public boolean finish(Journey finished) {
        if (!(finished.state() instanceof JourneyState.Finished over)) {
            throw new IllegalArgumentException("journey " + finished.id() + " is open; save it");
        }
        return jdbc.sql("""
                        update genkan.journeys set state = 'finished', open_key = null, finished_at = ?, contents = ?,
                            trail = ?, revision = revision + 1, updated_at = ?
                        where id = ? and version = ? and revision = ? and state = 'open'
                        """)
                        .params(
                                over.at().toEpochMilli(),
                                contents(finished).write(false, sealing),
                                TrailJson.write(finished.trail()),
                                clock.millis(),
                                finished.id().value(),
                                finished.version(),
                                finished.revision())
                        .update()
                == 1;
    }

    @Override
    public void remember(JourneyId open, String returnTo) {
        inTransaction(() -> switch (take(open)) {
            case Taken.Mine mine ->
                jdbc.sql("update genkan.journeys set return_to = ?, updated_at = ? where id = ? and state = 'open'")
                        .params(returnTo, clock.millis(), open.value())
                        .update();
            // who is finishing it at this moment needs no new place to return to
            case Taken.Busy busy -> 0;
            case Taken.Gone gone -> 0;
        });
    }

    @Override
    public void keep(Receipt receipt) {
        jdbc.sql("insert into genkan.receipts (id, journey_id, user_id, flow, version, locale, text_hash, completed_at,"
                        + " actor) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        NewId.of("rcpt_", receipt.completedAt()),
                        receipt.journey().value(),
                        receipt.user().value(),
                        receipt.flow(),
                        receipt.version(),
                        receipt.locale().toLanguageTag(),
                        receipt.textHash(),
                        receipt.completedAt().toEpochMilli(),
                        receipt.actor().value())
                .update();
    }

    @Override
    public void owe(Due due) {
        dues.add(due);
    }

    @Override
    public List<Receipt> receipts(UserId user) {
        return jdbc.sql(RECEIPT + "where user_id = ? order by completed_at, id")
                .param(user.value())
                .query((row, number) -> receipt(row))
                .list();
    }

    @Override
    public List<Receipt> receipts(ReceiptQuery query) {
        return jdbc.sql(RECEIPT + """
                        where flow = :flow and (:version = 0 or version = :version)
                          and (completed_at > :at or (completed_at = :at and journey_id > :journey))
                        order by completed_at, journey_id fetch first :most rows only
                        """)
                .param("flow", query.flow())
                .param("version", query.version())
                .param("at", query.completedAt().toEpochMilli())
                .param("journey", query.journey())
                .param("most", query.most())
                .query((row, number) -> receipt(row))
                .list();
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                new JourneyId(row.getString("journey_id")),
                new UserId(row.getString("user_id")),
                row.getString("flow"),
                row.getInt("version"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("text_hash"),
                Instant.ofEpochMilli(row.getLong("completed_at")),
                new UserId(row.getString("actor")));
    }

    @Override
    public List<Journey> journeys(UserId user) {
        return jdbc.sql(JOURNEY + "where user_id = ? order by created_at, id")
                .param(user.value())
                .query((row, number) -> journey(row))
                .list();
    }

    /// Where these members are: one of each flow they are in the middle of. Reads no answers.
    public List<Underway> underway(Collection<UserId> users) {
        return users.isEmpty()
                ? List.of()
                : jdbc.sql(UNDERWAY + "where user_id in (:users) and state = 'open' order by created_at, id")
                        .param("users", users.stream().map(UserId::value).toList())
                        .query((row, number) -> underway(row))
                        .list();
    }

    /// Who stands at a step.
    public List<Underway> underway(UnderwayQuery query) {
        String page = query.journey().isEmpty() ? "" : " and created_at <= :at and (created_at < :at or id < :journey)";
        JdbcClient.StatementSpec statement = jdbc.sql(UNDERWAY
                        + "where flow = :flow and state = 'open' and step = :step" + page
                        + " order by created_at desc, id desc fetch first :most rows only")
                .param("flow", query.flow())
                .param("step", query.step())
                .param("most", query.most());
        return (page.isEmpty()
                        ? statement
                        : statement
                                .param("at", query.startedAt().toEpochMilli())
                                .param("journey", query.journey()))
                .query((row, number) -> underway(row))
                .list();
    }

    private static Underway underway(ResultSet row) throws SQLException {
        return new Underway(
                new JourneyId(row.getString("id")),
                new UserId(row.getString("user_id")),
                row.getString("flow"),
                row.getInt("version"),
                row.getString("step"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    @Override
    public int forgetDrafts(String flow, Instant untouchedSince) {
        return jdbc.sql("delete from genkan.journeys where flow = ? and state = 'open' and updated_at < ?")
                .params(flow, untouchedSince.toEpochMilli())
                .update();
    }

    @Override
    public void forget(UserId user) {
        for (String table : List.of("journeys", "receipts", "onboarding_replies", "afterwards")) {
            jdbc.sql("delete from genkan." + table + " where user_id = ?")
                    .param(user.value())
                    .update();
        }
    }
}

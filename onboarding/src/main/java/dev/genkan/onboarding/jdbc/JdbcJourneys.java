package dev.genkan.onboarding.jdbc;

import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Kept;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Receipt;
import dev.genkan.token.Json;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Journeys and receipts in the tables `genkan.journeys`, `genkan.journey_answers` and `genkan.receipts`, on H2 or
/// PostgreSQL.
public final class JdbcJourneys implements Journeys {

    private static final int TRIES = 30;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    /// Creates the tables, or brings them up to date.
    ///
    /// @param transactions of the same data source; what the application does on it takes part
    public JdbcJourneys(DataSource dataSource, TransactionOperations transactions, InstantSource clock) {
        OnboardingSchema.migrate(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("NullAway") // Spring says a transaction may answer null; ours answers what the supplier answers
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    @Override
    public Journey open(UserId user, Onboarding flow, String returnTo) {
        for (int tries = 1; ; tries++) {
            try {
                JourneyId id = inTransaction(() -> openNow(user, flow, returnTo));
                return find(id).orElseThrow(() -> new IllegalStateException("journey " + id + " is gone"));
            } catch (DuplicateKeyException | ConcurrencyFailureException | QueryTimeoutException othersWereFaster) {
                if (tries == TRIES) {
                    throw othersWereFaster;
                }
            }
        }
    }

    private JourneyId openNow(UserId user, Onboarding flow, String returnTo) {
        long now = clock.millis();
        String openKey = user + "/" + flow.name();
        String firstStep = flow.steps().getFirst().name();
        Optional<JourneyId> open = jdbc.sql("select id from genkan.journeys where open_key = ?")
                .param(openKey)
                .query((row, number) -> new JourneyId(row.getString("id")))
                .optional();
        if (open.isPresent()) {
            jdbc.sql("update genkan.journeys set version = ?, step = ?, revision = revision + 1, updated_at = ?"
                            + " where id = ? and version <> ?"
                            + " and state = 'open'")
                    .params(flow.version(), firstStep, now, open.get().value(), flow.version())
                    .update();
            remember(open.get(), returnTo, now);
            return open.get();
        }
        JourneyId id = new JourneyId(NewId.of("jrn_", Instant.ofEpochMilli(now)));
        jdbc.sql(
                        "insert into genkan.journeys (id, user_id, flow, version, state, step, return_to, open_key, created_at,"
                                + " updated_at) values (?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)")
                .params(id.value(), user.value(), flow.name(), flow.version(), firstStep, returnTo, openKey, now, now)
                .update();
        return id;
    }

    private void remember(JourneyId open, String returnTo, long now) {
        // who is finishing it at this moment needs no new place to return to
        if (!returnTo.isEmpty() && isFree(open)) {
            jdbc.sql("update genkan.journeys set return_to = ?, updated_at = ? where id = ? and return_to <> ?"
                            + " and state = 'open'")
                    .params(returnTo, now, open.value(), returnTo)
                    .update();
        }
    }

    /// Takes the row for the rest of the transaction, unless somebody else has it; nobody waits.
    private boolean isFree(JourneyId id) {
        return jdbc.sql("select id from genkan.journeys where id = ? for update skip locked")
                .param(id.value())
                .query((row, number) -> row.getString(1))
                .optional()
                .isPresent();
    }

    @Override
    public Optional<Journey> find(JourneyId id) {
        return jdbc.sql(
                        "select id, user_id, flow, version, revision, state, step, return_to, finished_at from genkan.journeys"
                                + " where id = ?")
                .param(id.value())
                .query((row, number) -> journey(row))
                .optional()
                .map(journey -> journey.with(answers(id)));
    }

    private Map<String, Map<String, @Nullable Object>> answers(JourneyId id) {
        var answers = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        jdbc.sql("select step, answers from genkan.journey_answers where journey_id = ? order by step")
                .param(id.value())
                .query(row -> {
                    answers.put(row.getString("step"), Json.parseObject(row.getString("answers")));
                });
        return answers;
    }

    private static Journey journey(ResultSet row) throws SQLException {
        JourneyState state = switch (row.getString("state")) {
            case "open" -> new JourneyState.Open(row.getString("step"));
            case "finished" -> new JourneyState.Finished(Instant.ofEpochMilli(row.getLong("finished_at")));
            default -> throw new IllegalStateException("journey " + row.getString("id") + " has no state");
        };
        return new Journey(
                new JourneyId(row.getString("id")),
                new UserId(row.getString("user_id")),
                row.getString("flow"),
                row.getInt("version"),
                row.getInt("revision"),
                state,
                Map.of(),
                row.getString("return_to"));
    }

    @Override
    public Kept save(Journey open) {
        if (!(open.state() instanceof JourneyState.Open at)) {
            throw new IllegalArgumentException("journey " + open.id() + " is finished; finish it");
        }
        return inTransaction(() -> keep(
                open,
                () -> jdbc.sql("""
                        update genkan.journeys set step = ?, revision = revision + 1, updated_at = ?
                        where id = ? and version = ? and revision = ? and state = 'open'
                        """)
                        .params(at.step(), clock.millis(), open.id().value(), open.version(), open.revision())
                        .update()));
    }

    @Override
    public Kept finish(Journey finished) {
        if (!(finished.state() instanceof JourneyState.Finished over)) {
            throw new IllegalArgumentException("journey " + finished.id() + " is open; save it");
        }
        return inTransaction(() -> keep(
                finished,
                () -> jdbc.sql("""
                        update genkan.journeys set state = 'finished', open_key = null, finished_at = ?,
                            revision = revision + 1, updated_at = ?
                        where id = ? and version = ? and revision = ? and state = 'open'
                        """)
                        .params(
                                over.at().toEpochMilli(),
                                clock.millis(),
                                finished.id().value(),
                                finished.version(),
                                finished.revision())
                        .update()));
    }

    // One conditional update: of many who try, one finds the row as it was read. The others do not wait for that one's
    // transaction, which runs whatever the application does on completion: they would each hold a connection meanwhile.
    private Kept keep(Journey journey, IntSupplier conditionalUpdate) {
        if (!isFree(journey.id())) {
            return Kept.BUSY;
        }
        if (conditionalUpdate.getAsInt() == 0) {
            return Kept.OVERTAKEN;
        }
        keepAnswers(journey);
        return Kept.YES;
    }

    // The row of the journey is locked by the update before, so nobody else inserts between these two statements.
    private void keepAnswers(Journey journey) {
        long now = clock.millis();
        journey.answers().forEach((step, answers) -> {
            String json = Json.write(answers);
            int known = jdbc.sql("update genkan.journey_answers set answers = ?, updated_at = ? where journey_id = ?"
                            + " and step = ?")
                    .params(json, now, journey.id().value(), step)
                    .update();
            if (known == 0) {
                jdbc.sql("insert into genkan.journey_answers (journey_id, step, answers, updated_at)"
                                + " values (?, ?, ?, ?)")
                        .params(journey.id().value(), step, json, now)
                        .update();
            }
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
    public List<Receipt> receipts(UserId user) {
        return jdbc.sql("select journey_id, user_id, flow, version, locale, text_hash, completed_at, actor"
                        + " from genkan.receipts where user_id = ? order by completed_at, id")
                .param(user.value())
                .query((row, number) -> new Receipt(
                        new JourneyId(row.getString("journey_id")),
                        new UserId(row.getString("user_id")),
                        row.getString("flow"),
                        row.getInt("version"),
                        Locale.forLanguageTag(row.getString("locale")),
                        row.getString("text_hash"),
                        Instant.ofEpochMilli(row.getLong("completed_at")),
                        new UserId(row.getString("actor"))))
                .list();
    }

    @Override
    public void forget(UserId user) {
        // the answers go with their journeys
        for (String table : List.of("journeys", "receipts")) {
            jdbc.sql("delete from genkan." + table + " where user_id = ?")
                    .param(user.value())
                    .update();
        }
    }
}

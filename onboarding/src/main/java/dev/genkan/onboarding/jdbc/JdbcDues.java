package dev.genkan.onboarding.jdbc;

import dev.genkan.onboarding.Due;
import dev.genkan.onboarding.Dues;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.Sealing;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is still to be done after completions, in the table `genkan.afterwards`, answers sealed where there is a key.
final class JdbcDues implements Dues {

    private static final System.Logger LOG = System.getLogger(JdbcDues.class.getName());
    private static final int AT_ONCE = 20;
    private static final String SELECT =
            "select journey_id, user_id, flow, version, contents, tries from genkan.afterwards ";

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final InstantSource clock;

    JdbcDues(JdbcClient jdbc, Sealing sealing, InstantSource clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
    }

    private record Row(JourneyId journey, UserId user, String flow, int version, String contents, int tries) {

        @Override
        public String toString() {
            return "Row[" + journey + ", " + tries + "]";
        }
    }

    void add(Due due) {
        long now = clock.millis();
        jdbc.sql("""
                        insert into genkan.afterwards (journey_id, user_id, flow, version, contents, tries, next_at,
                          claimed_until, created_at)
                        values (:journey, :user, :flow, :version, :contents, 0, :now, 0, :now)
                        """)
                .param("journey", due.journey().value())
                .param("user", due.user().value())
                .param("flow", due.flow())
                .param("version", due.version())
                .param("contents", new Contents(due.answers(), Map.of()).write(!sealing.equals(Sealing.NONE), sealing))
                .param("now", now)
                .update();
    }

    @Override
    public Optional<Due> next(Set<String> flows) {
        long now = clock.millis();
        return due(flows, now).stream()
                .filter(row -> take(row, now))
                .flatMap(row -> opened(row).stream())
                .findFirst();
    }

    @Override
    public List<Due> of(UserId user) {
        return jdbc
                .sql(SELECT + "where user_id = :user order by created_at, journey_id")
                .param("user", user.value())
                .query((row, number) -> row(row))
                .list()
                .stream()
                .map(row -> due(row, row.tries()))
                .toList();
    }

    private List<Row> due(Set<String> flows, long now) {
        if (flows.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + """
                        where flow in (:flows) and given_up_at is null and next_at <= :now and claimed_until <= :now
                        order by next_at, journey_id fetch first :most rows only
                        """)
                .param("flows", flows)
                .param("now", now)
                .param("most", AT_ONCE)
                .query((row, number) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new JourneyId(row.getString("journey_id")),
                new UserId(row.getString("user_id")),
                row.getString("flow"),
                row.getInt("version"),
                row.getString("contents"),
                row.getInt("tries"));
    }

    /// @throws RuntimeException if it was sealed with another key
    private Due due(Row row, int tries) {
        return new Due(
                row.journey(),
                row.user(),
                row.flow(),
                row.version(),
                Contents.read(row.contents(), sealing).answers(),
                tries);
    }

    private boolean take(Row row, long now) {
        return jdbc.sql("""
                        update genkan.afterwards set tries = tries + 1, claimed_until = :until
                        where journey_id = :journey and tries = :tries and given_up_at is null
                          and claimed_until <= :now
                        """)
                        .param("until", now + CLAIM.toMillis())
                        .param("journey", row.journey().value())
                        .param("tries", row.tries())
                        .param("now", now)
                        .update()
                == 1;
    }

    private Optional<Due> opened(Row row) {
        try {
            return Optional.of(due(row, row.tries() + 1));
        } catch (RuntimeException otherKey) {
            // it stays as it is: a node with the right key may come
            LOG.log(System.Logger.Level.ERROR, "What follows " + row.journey() + " cannot be read", otherKey);
            return Optional.empty();
        }
    }

    @Override
    public void done(Due due) {
        jdbc.sql("delete from genkan.afterwards where journey_id = ?")
                .param(due.journey().value())
                .update();
    }

    @Override
    public void again(Due due, Duration pause) {
        jdbc.sql("update genkan.afterwards set next_at = ?, claimed_until = 0 where journey_id = ? and tries = ?")
                .params(clock.millis() + pause.toMillis(), due.journey().value(), due.tries())
                .update();
    }

    @Override
    public void giveUp(Due due) {
        jdbc.sql("update genkan.afterwards set given_up_at = ?, claimed_until = 0 where journey_id = ? and tries = ?")
                .params(clock.millis(), due.journey().value(), due.tries())
                .update();
    }

    @Override
    public int retryGivenUp() {
        return jdbc.sql("update genkan.afterwards set given_up_at = null, tries = 0, next_at = ?"
                        + " where given_up_at is not null")
                .param(clock.millis())
                .update();
    }

    @Override
    public Count count() {
        return jdbc.sql("select count(*) as total, count(given_up_at) as given_up from genkan.afterwards")
                .query((row, number) ->
                        new Count(row.getLong("total") - row.getLong("given_up"), row.getLong("given_up")))
                .single();
    }

    @Override
    public Set<String> flows() {
        return jdbc
                .sql("select distinct flow from genkan.afterwards where given_up_at is null")
                .query((row, number) -> row.getString("flow"))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}

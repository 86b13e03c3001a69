package dev.genkan.identity.errand;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.errand.Errand.Act;
import dev.genkan.identity.errand.Errand.Outcome;
import dev.genkan.identity.errand.Errand.State;
import dev.genkan.identity.event.Actor;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The SQL of [Errands].
final class ErrandRows {

    private static final String SELECT = """
            select id, act, asked, actor, network, user_agent, people, running, stopped, begun_at, ended_at
            from genkan.errands
            """;

    /// Rows of one statement: far below what either database takes parameters for.
    private static final int AT_ONCE = 500;

    private final Database database;

    ErrandRows(Database database) {
        this.database = database;
    }

    /// @throws org.springframework.dao.DuplicateKeyException if another one is running
    void insert(String id, Act act, String asked, List<UserId> people, Actor actor, long now) {
        database.jdbc()
                .sql("""
                        insert into genkan.errands (id, act, asked, actor, network, user_agent, people, running, stopped,
                          begun_at, held_until)
                        values (:id, :act, :asked, :actor, :network, :userAgent, :people, 'y', false, :now, 0)
                        """)
                .param("id", id)
                .param("act", act.name().toLowerCase(Locale.ROOT))
                .param("asked", asked)
                .param("actor", actor.name())
                .param("network", actor.browser().network())
                .param("userAgent", actor.browser().userAgent())
                .param("people", people.size())
                .param("now", now)
                .update();
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            insert(id, people.subList(from, Math.min(from + AT_ONCE, people.size())), from);
        }
    }

    private void insert(String id, List<UserId> people, int from) {
        String rows = String.join(
                ", ",
                IntStream.range(0, people.size())
                        .mapToObj(i -> "(?, ?, ?, 'waiting', '')")
                        .toList());
        var statement = database.jdbc()
                .sql("insert into genkan.errand_people (errand_id, ordinal, user_id, state, why) values " + rows);
        for (int i = 0; i < people.size(); i++) {
            statement = statement.param(id).param(from + i).param(people.get(i).value());
        }
        statement.update();
    }

    Optional<Errand> find(String id) {
        return database.jdbc()
                .sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, n) -> errand(row))
                .optional();
    }

    Optional<Errand> running() {
        return database.jdbc()
                .sql(SELECT + "where running = 'y'")
                .query((row, n) -> errand(row))
                .optional();
    }

    List<Errand> list(int most) {
        return database.jdbc()
                .sql(SELECT + "order by begun_at desc, id desc fetch first :most rows only")
                .param("most", most)
                .query((row, n) -> errand(row))
                .list();
    }

    /// From `ordinal` on, in the order in which they are done.
    List<Errand.Person> people(String id, int ordinal, int most) {
        return database.jdbc()
                .sql("""
                        select user_id, state, why from genkan.errand_people
                        where errand_id = :id and ordinal >= :from order by ordinal fetch first :most rows only
                        """)
                .param("id", id)
                .param("from", ordinal)
                .param("most", most)
                .query((row, n) -> person(row))
                .list();
    }

    List<Errand.Person> notDone(String id, int most) {
        return database.jdbc()
                .sql("""
                        select user_id, state, why from genkan.errand_people
                        where errand_id = :id and state in ('spared', 'gone', 'failed')
                        order by ordinal fetch first :most rows only
                        """)
                .param("id", id)
                .param("most", most)
                .query((row, n) -> person(row))
                .list();
    }

    private static Errand.Person person(ResultSet row) throws SQLException {
        return new Errand.Person(
                new UserId(row.getString("user_id")), outcome(row.getString("state")), row.getString("why"));
    }

    /// Whose turn it is: their places.
    List<Integer> waiting(String id, int most) {
        return database.jdbc()
                .sql("""
                        select ordinal from genkan.errand_people
                        where errand_id = :id and state = 'waiting' order by ordinal fetch first :most rows only
                        """)
                .param("id", id)
                .param("most", most)
                .query((row, n) -> row.getInt("ordinal"))
                .list();
    }

    UserId person(String id, int ordinal) {
        return people(id, ordinal, 1).getFirst().user();
    }

    /// Takes somebody's turn, in the caller's transaction. However many try at once, at most one gets `true`, and
    /// nobody once the errand was stopped.
    boolean take(String id, int ordinal, Outcome outcome, String why) {
        return database.jdbc()
                        .sql("""
                            update genkan.errand_people set state = :state, why = :why
                            where errand_id = :id and ordinal = :ordinal and state = 'waiting'
                              and exists (select 1 from genkan.errands where id = :id and running = 'y')
                            """)
                        .param("state", outcome.name().toLowerCase(Locale.ROOT))
                        .param("why", why)
                        .param("id", id)
                        .param("ordinal", ordinal)
                        .update()
                == 1;
    }

    /// Otherwise than was thought when it was taken, in the same transaction.
    void retell(String id, int ordinal, Outcome outcome) {
        database.jdbc()
                .sql("update genkan.errand_people set state = :state where errand_id = :id and ordinal = :ordinal")
                .param("state", outcome.name().toLowerCase(Locale.ROOT))
                .param("id", id)
                .param("ordinal", ordinal)
                .update();
    }

    /// Whether it is `holder` who goes on with it until then: nobody else does, or they have let it lie.
    boolean hold(String id, String holder, long until, long now) {
        return database.jdbc()
                        .sql("""
                            update genkan.errands set held_by = :holder, held_until = :until
                            where id = :id and running = 'y' and (held_by = :holder or held_until < :now)
                            """)
                        .param("holder", holder)
                        .param("until", until)
                        .param("id", id)
                        .param("now", now)
                        .update()
                == 1;
    }

    /// @return whether it was running
    boolean end(String id, boolean stopped, long now) {
        return database.jdbc()
                        .sql("""
                            update genkan.errands set running = null, stopped = :stopped, ended_at = :now
                            where id = :id and running = 'y'
                            """)
                        .param("stopped", stopped)
                        .param("now", now)
                        .param("id", id)
                        .update()
                == 1;
    }

    void deleteBefore(long then) {
        database.jdbc()
                .sql("delete from genkan.errands where running is null and begun_at < :then")
                .param("then", then)
                .update();
    }

    private Errand errand(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Browser browser = new Browser(row.getString("network"), row.getString("user_agent"), Locale.ROOT);
        Long ended = row.getObject("ended_at", Long.class);
        State state = row.getString("running") != null
                ? State.RUNNING
                : row.getBoolean("stopped") ? State.STOPPED : State.FINISHED;
        return new Errand(
                id,
                Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                row.getString("asked"),
                new Actor(row.getString("actor"), browser),
                row.getInt("people"),
                state,
                Instant.ofEpochMilli(row.getLong("begun_at")),
                ended == null ? Instant.EPOCH : Instant.ofEpochMilli(ended),
                counts(id));
    }

    private Map<Outcome, Integer> counts(String id) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        database.jdbc()
                .sql("select state, count(*) as people from genkan.errand_people where errand_id = :id group by state")
                .param("id", id)
                .query(row -> {
                    counts.put(outcome(row.getString("state")), row.getInt("people"));
                });
        return counts;
    }

    private static Outcome outcome(String word) {
        return Outcome.valueOf(word.toUpperCase(Locale.ROOT));
    }
}

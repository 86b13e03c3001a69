package dev.genkan.identity.user;

import dev.genkan.identity.Database;
import dev.genkan.identity.limit.Broom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/// How many people came and went on each day, known without looking at them. Kept in the transaction of each change, so
/// that it is exact whatever becomes of that one.
///
/// Each change adds a row of its own: nobody waits for anybody. Whoever passes by now and then makes one row of many.
public final class DailyFigures {

    /// How often rows are put together, by one caller of this process.
    static final Duration FOLDED_EVERY = Duration.ofMinutes(1);

    private static final int MOST_AT_ONCE = 10_000;

    /// One day, in UTC.
    ///
    /// @param signedUp who came to be on it, whether or not they are still there
    /// @param onboarded how many of those are onboarded by now, or were when they went
    /// @param deleted who went on it, whenever they came
    public record Day(LocalDate day, long signedUp, long onboarded, long deleted) {}

    /// What one user, or many, add to a day.
    private record Strokes(long day, long signedUp, long onboarded, long deleted) {

        Strokes plus(Strokes more) {
            return new Strokes(
                    day, signedUp + more.signedUp, onboarded + more.onboarded, deleted + more.deleted);
        }

        Strokes takenBack() {
            return new Strokes(day, -signedUp, -onboarded, -deleted);
        }
    }

    private record Row(long id, Strokes strokes) {}

    private final Database database;
    private final Predicate<User> onboarded;
    private final InstantSource clock;
    private final Broom broom;

    /// @param onboarded who counts as onboarded
    public DailyFigures(Database database, Predicate<User> onboarded, InstantSource clock) {
        this.database = database;
        this.onboarded = onboarded;
        this.clock = clock;
        this.broom = new Broom(clock, FOLDED_EVERY);
    }

    /// How many users there are.
    public long users() {
        return database.jdbc()
                .sql("select coalesce(sum(signed_up - deleted), 0) from genkan.user_figures")
                .query(Long.class)
                .single();
    }

    /// Every day of these, both included, those on which nothing happened too.
    ///
    /// @throws IllegalArgumentException if they end before they begin
    public List<Day> days(LocalDate from, LocalDate until) {
        Map<LocalDate, Day> known = database.jdbc()
                .sql("""
                        select on_day, sum(signed_up) as signed_up, sum(onboarded) as onboarded, sum(deleted) as deleted
                        from genkan.user_figures where on_day between :from and :until group by on_day
                        """)
                .param("from", from.toEpochDay())
                .param("until", until.toEpochDay())
                .query((row, n) -> new Day(
                        LocalDate.ofEpochDay(row.getLong("on_day")),
                        row.getLong("signed_up"),
                        row.getLong("onboarded"),
                        row.getLong("deleted")))
                .list()
                .stream()
                .collect(Collectors.toMap(Day::day, day -> day));
        return from.datesUntil(until.plusDays(1))
                .map(day -> known.getOrDefault(day, new Day(day, 0, 0, 0)))
                .toList();
    }

    /// To be called in the transaction that makes the user.
    void created(User user) {
        add(strokes(user));
    }

    /// To be called in the transaction of the change. Who is onboarded, and when somebody signed up, may change.
    void changed(User before, User after) {
        Strokes was = strokes(before);
        Strokes is = strokes(after);
        if (was.equals(is)) {
            return;
        }
        if (was.day() == is.day()) {
            add(is.plus(was.takenBack()));
        } else {
            add(was.takenBack());
            add(is);
        }
    }

    /// To be called in the transaction that deletes a user.
    void deleted() {
        add(new Strokes(day(clock.instant()), 0, 0, 1));
    }

    private Strokes strokes(User user) {
        return new Strokes(day(user.createdAt()), 1, onboarded.test(user) ? 1 : 0, 0);
    }

    private static long day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay();
    }

    private void add(Strokes strokes) {
        insert(strokes);
        // in the same transaction: it waits for nothing, and another one might need a second connection
        broom.sweep(this::fold);
    }

    private void insert(Strokes strokes) {
        database.jdbc()
                .sql("""
                        insert into genkan.user_figures (on_day, signed_up, onboarded, deleted)
                        values (:day, :signedUp, :onboarded, :deleted)
                        """)
                .param("day", strokes.day())
                .param("signedUp", strokes.signedUp())
                .param("onboarded", strokes.onboarded())
                .param("deleted", strokes.deleted())
                .update();
    }

    /// Makes one row of the rows of each day, but for those in somebody's hands. What they add up to stays.
    void fold() {
        database.inTransaction(() -> {
            List<Row> rows = takeDaysOfSeveralRows();
            Map<Long, List<Row>> days =
                    rows.stream().collect(Collectors.groupingBy(row -> row.strokes().day(), TreeMap::new, Collectors.toList()));
            List<Object[]> folded = new ArrayList<>();
            for (List<Row> day : days.values()) {
                if (day.size() > 1) {
                    day.forEach(row -> folded.add(new Object[] {row.id()}));
                    insert(day.stream().map(Row::strokes).reduce(Strokes::plus).orElseThrow());
                }
            }
            return new JdbcTemplate(database.dataSource())
                    .batchUpdate("delete from genkan.user_figures where id = ?", folded);
        });
    }

    private List<Row> takeDaysOfSeveralRows() {
        return database.jdbc()
                .sql("""
                        select id, on_day, signed_up, onboarded, deleted from genkan.user_figures
                        where on_day in (select on_day from genkan.user_figures group by on_day having count(*) > 1)
                        order by id fetch first :most rows only
                        for update skip locked
                        """)
                .param("most", MOST_AT_ONCE)
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        new Strokes(
                                row.getLong("on_day"),
                                row.getLong("signed_up"),
                                row.getLong("onboarded"),
                                row.getLong("deleted"))))
                .list();
    }
}

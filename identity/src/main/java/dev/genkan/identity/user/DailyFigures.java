package dev.genkan.identity.user;

import dev.genkan.identity.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// How many people came and went on each day, known without looking at them.
///
/// Who comes and who goes is written in the transaction of that, each in a row of its own, so that nobody waits for
/// anybody. Who becomes onboarded is counted in memory after the commit and written every few seconds, so that a
/// completion costs no statement more; the end writes what is left, and a process that is killed takes the last seconds
/// with it. Now and then many rows of a day are made one.
public final class DailyFigures implements AutoCloseable {

    /// How often it is written who became onboarded.
    public static final Duration WRITTEN_EVERY = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(DailyFigures.class.getName());
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    /// Of so many rounds one puts rows together.
    private static final int ROUNDS_OF_A_FOLD = 12;

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
            return new Strokes(day, signedUp + more.signedUp, onboarded + more.onboarded, deleted + more.deleted);
        }

        Strokes takenBack() {
            return new Strokes(day, -signedUp, -onboarded, -deleted);
        }
    }

    private record Row(long id, Strokes strokes) {}

    private final Database database;
    private final Predicate<User> onboarded;
    private final InstantSource clock;
    /// How many became onboarded and are not yet written, less those who are not any more, by the day they came.
    private final Map<Long, Long> waiting = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Thread rounds;

    /// @param onboarded who counts as onboarded
    public DailyFigures(Database database, Predicate<User> onboarded, InstantSource clock) {
        this.database = database;
        this.onboarded = onboarded;
        this.clock = clock;
    }

    /// Begins to write, on a thread of its own, until it is closed.
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("genkan-figures").unstarted(this::rounds);
        rounds = thread;
        thread.start();
    }

    /// Never interrupted: a thread that is, while it reads an H2 file, closes the file for everybody.
    private void rounds() {
        try {
            for (long round = 0; !stop.await(WRITTEN_EVERY.toMillis(), TimeUnit.MILLISECONDS); round++) {
                round(round % ROUNDS_OF_A_FOLD == 0);
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.WARNING, "Figures are written at the end only: their thread was interrupted");
        }
    }

    private void round(boolean folding) {
        try {
            flush();
            if (folding) {
                fold();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The figures wait to be written: " + e.getMessage());
        }
    }

    /// How many users there are.
    public long users() {
        return database.jdbc()
                .sql("select coalesce(sum(signed_up - deleted), 0) from genkan.user_figures")
                .query(Long.class)
                .single();
    }

    /// Every day of these, both included, those on which nothing happened too. Who became onboarded on another node is
    /// up to [#WRITTEN_EVERY] late.
    ///
    /// @throws IllegalArgumentException if they end before they begin
    public List<Day> days(LocalDate from, LocalDate until) {
        flush();
        Map<LocalDate, Day> known = database
                .jdbc()
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
        insert(strokes(user));
    }

    /// To be called in the transaction of the change. Who is onboarded, and when somebody signed up, may change.
    void changed(User before, User after) {
        Strokes was = strokes(before);
        Strokes is = strokes(after);
        if (was.equals(is)) {
            return;
        }
        if (was.day() == is.day()) {
            long more = is.onboarded() - was.onboarded();
            database.afterCommit(() -> waiting.merge(is.day(), more, Long::sum));
        } else {
            insert(was.takenBack());
            insert(is);
        }
    }

    /// To be called in the transaction that deletes a user.
    void deleted() {
        insert(new Strokes(day(clock.instant()), 0, 0, 1));
    }

    private Strokes strokes(User user) {
        return new Strokes(day(user.createdAt()), 1, onboarded.test(user) ? 1 : 0, 0);
    }

    private static long day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay();
    }

    /// Writes who became onboarded; in the next round, if a transaction is open on this thread, which could undo it.
    ///
    /// @throws RuntimeException if it cannot be written just now; then nothing is lost, and the next round tries again
    public void flush() {
        if (waiting.isEmpty() || TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        writing.lock();
        try {
            Map<Long, Long> batch = new TreeMap<>();
            waiting.keySet()
                    .forEach(day -> Optional.ofNullable(waiting.remove(day)).ifPresent(n -> batch.put(day, n)));
            boolean written = false;
            try {
                database.inTransaction(() -> {
                    batch.forEach((day, n) -> insert(new Strokes(day, 0, n, 0)));
                    return batch;
                });
                written = true;
            } finally {
                if (!written) {
                    batch.forEach((day, n) -> waiting.merge(day, n, Long::sum));
                }
            }
        } finally {
            writing.unlock();
        }
    }

    /// Writes the rest. To be called when nothing happens any more, and before the database is closed.
    @Override
    public void close() {
        stop.countDown();
        Thread thread = rounds;
        if (thread != null) {
            try {
                thread.join(LAST_WORDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The last seconds of the figures could not be written", e);
        }
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
            Map<Long, List<Row>> days = rows.stream()
                    .collect(Collectors.groupingBy(row -> row.strokes().day(), TreeMap::new, Collectors.toList()));
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

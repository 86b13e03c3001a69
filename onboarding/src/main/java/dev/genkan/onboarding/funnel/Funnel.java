package dev.genkan.onboarding.funnel;

import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Watch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Counts what happens on the way through the flows. It is counted in memory and written every few seconds, so that no
/// step costs a statement; the end writes what is left. A process that is killed takes the last seconds with it.
///
/// What is in memory is bounded by what the application asks: there is one number for each step, language, day, and
/// kind of happening, question or [time][Times]. While the database does not answer, numbers that are there go on
/// growing, and [#MOST] lines are kept at the most.
public final class Funnel implements Watch, AutoCloseable {

    /// How often it is written.
    public static final Duration WRITTEN_EVERY = Duration.ofSeconds(5);
    /// How many lines wait to be written; of others nothing is counted then, and the log says so.
    public static final int MOST = 100_000;

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final int most;
    private final ReentrantLock counting = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch stop = new CountDownLatch(1);
    private Map<Tally, Long> waiting = new HashMap<>();
    private long lost;
    private volatile @Nullable Thread rounds;

    public Funnel(Ledger ledger) {
        this(ledger, MOST);
    }

    Funnel(Ledger ledger, int most) {
        this.ledger = ledger;
        this.most = most;
    }

    @Override
    public void saw(Happening happening) {
        List<Tally> tallies = Tally.of(happening);
        counting.lock();
        try {
            tallies.forEach(tally -> count(tally, 1));
        } finally {
            counting.unlock();
        }
    }

    private void count(Tally tally, long strokes) {
        if (waiting.size() < most || waiting.containsKey(tally)) {
            waiting.merge(tally, strokes, Long::sum);
        } else {
            lost += strokes;
        }
    }

    /// Begins to write, on a thread of its own, until it is closed.
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("genkan-funnel").unstarted(this::rounds);
        rounds = thread;
        thread.start();
    }

    /// Never interrupted: a thread that is, while it reads an H2 file, closes the file for everybody.
    private void rounds() {
        try {
            while (!stop.await(WRITTEN_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.WARNING, "The funnel is written at the end only: its thread was interrupted");
        }
    }

    private void round() {
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The funnel waits to be written: " + e.getMessage());
        }
    }

    /// Writes what was counted and is not yet written; in the next round, if a transaction is open on this thread.
    ///
    /// @throws RuntimeException if it cannot be written just now; then nothing is lost, and the next round tries again
    public void flush() {
        writing.lock();
        try {
            Map<Tally, Long> batch = take();
            boolean written = batch.isEmpty();
            try {
                written = written || ledger.add(batch);
            } finally {
                if (!written) {
                    putBack(batch);
                }
            }
        } finally {
            writing.unlock();
        }
    }

    private Map<Tally, Long> take() {
        counting.lock();
        try {
            Map<Tally, Long> batch = waiting;
            waiting = new HashMap<>();
            if (lost > 0) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The funnel is " + lost + " short: more than " + most + " lines were waiting to be written");
                lost = 0;
            }
            return batch;
        } finally {
            counting.unlock();
        }
    }

    private void putBack(Map<Tally, Long> batch) {
        counting.lock();
        try {
            batch.forEach(this::count);
        } finally {
            counting.unlock();
        }
    }

    /// Where people leave. What this node has counted is in it, what others have is up to [#WRITTEN_EVERY] late.
    public FunnelReport report(FunnelQuery query) {
        flush();
        return Adding.report(
                query, ledger.sums(query), ledger.sumsOfDays(query), ledger.there(query.flow(), query.version()));
    }

    /// Every version of a flow that anybody has come to, ordered by flow and version.
    public List<Ledger.FlowVersion> flows() {
        flush();
        return ledger.flows();
    }

    /// Writes the rest. To be called when nothing happens any more, and before the database is closed.
    @Override
    public void close() {
        stop.countDown();
        Thread thread = rounds;
        if (thread != null) {
            join(thread);
        }
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The last seconds of the funnel could not be written", e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.genkan.identity.limit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.TransientDataAccessException;

/// Sweeps old rows away while somebody passes by: at most once in a while, and by one caller at a time. Where the rows
/// are in somebody's hands just then, they stay until next time: the passer-by has come for something else.
public final class Broom {

    private static final System.Logger LOG = System.getLogger(Broom.class.getName());

    private final InstantSource clock;
    private final long everyMillis;
    private final AtomicLong sweptAt = new AtomicLong();

    public Broom(InstantSource clock, Duration every) {
        this.clock = clock;
        this.everyMillis = every.toMillis();
        sweptAt.set(clock.millis());
    }

    public void sweep(Runnable work) {
        long last = sweptAt.get();
        long now = clock.millis();
        if (now - last >= everyMillis && sweptAt.compareAndSet(last, now)) {
            try {
                work.run();
            } catch (TransientDataAccessException inSomebodysHands) {
                LOG.log(System.Logger.Level.DEBUG, "not swept this time", inSomebodysHands);
            }
        }
    }
}

package dev.genkan.identity.limit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Sweeps old rows away while somebody passes by: at most once in a while, and by one caller at a time.
public final class Broom {

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
            work.run();
        }
    }
}

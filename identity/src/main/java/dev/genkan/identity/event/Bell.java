package dev.genkan.identity.event;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Rung when there may be something to tell, so that nobody has to wait for the next look. Nothing is lost if nobody
/// hears it: who tells looks by themselves too.
public final class Bell {

    private final Semaphore rung = new Semaphore(0);

    public void ring() {
        // more than once says no more, and nobody may be listening for years
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /// Waits until it is rung, or was since the last time, and at most so long.
    ///
    /// @throws InterruptedException if whoever waits is told to stop
    public void await(Duration atMost) throws InterruptedException {
        boolean heard = rung.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (heard) {
            rung.drainPermits();
        }
    }
}

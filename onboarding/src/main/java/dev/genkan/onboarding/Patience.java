package dev.genkan.onboarding;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waiting for somebody who is writing the same journey, while holding nothing that others need: no transaction, no
/// connection. The waits grow to a tenth of a second and come to half a minute in all.
final class Patience {

    private static final long LONGEST = Duration.ofMillis(100).toNanos();
    private static final long ENOUGH = Duration.ofSeconds(30).toNanos();

    private long next = Duration.ofMillis(2).toNanos();
    private long waited;

    /// @return false if it has been enough
    boolean waits() {
        if (waited > ENOUGH || Thread.currentThread().isInterrupted()) {
            return false;
        }
        LockSupport.parkNanos(next);
        waited += next;
        next = Math.min(LONGEST, next * 2);
        return true;
    }
}

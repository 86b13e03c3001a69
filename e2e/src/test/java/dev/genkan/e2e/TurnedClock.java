package dev.genkan.e2e;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until somebody turns it.
final class TurnedClock implements InstantSource {

    private final AtomicReference<Instant> now;

    TurnedClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    void turn(Duration forward) {
        now.updateAndGet(instant -> instant.plus(forward));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}

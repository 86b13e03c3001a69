package dev.genkan.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test turns it.
public final class TestClock implements InstantSource {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00.250Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    public void turn(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }
}

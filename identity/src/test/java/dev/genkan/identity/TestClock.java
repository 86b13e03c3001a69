package dev.genkan.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test turns it. Each begins a month after the one before, so that tests which share
/// a database find nothing in it that still counts.
public final class TestClock implements InstantSource {

    private static final Instant FIRST = Instant.parse("2026-11-23T09:00:00.250Z");
    private static final AtomicInteger MONTHS = new AtomicInteger();

    private final AtomicReference<Instant> now =
            new AtomicReference<>(FIRST.plus(Duration.ofDays(30L * MONTHS.getAndIncrement())));

    @Override
    public Instant instant() {
        return now.get();
    }

    public void turn(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }
}

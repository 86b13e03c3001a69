package dev.genkan.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until somebody turns it; never the clock on the wall, so that a test that is green today
/// is green on the 29th of February.
public final class TurnableClock implements InstantSource {

    /// Where it stands unless told otherwise.
    public static final Instant START = Instant.parse("2030-03-01T08:00:00Z");

    private final AtomicReference<Instant> now;

    public TurnableClock() {
        this(START);
    }

    public TurnableClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /// Turns it forward.
    ///
    /// @throws IllegalArgumentException if it would go backwards, which nobody in the house is prepared for
    public void turn(Duration further) {
        if (further.isNegative()) {
            throw new IllegalArgumentException("A clock is turned forward, not by " + further + ".");
        }
        now.updateAndGet(instant -> instant.plus(further));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}

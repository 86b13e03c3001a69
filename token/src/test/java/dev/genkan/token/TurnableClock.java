package dev.genkan.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is turned.
final class TurnableClock implements InstantSource {

    private Instant now;

    TurnableClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void turn(Duration ahead) {
        now = now.plus(ahead);
    }

    void set(Instant then) {
        now = then;
    }
}

package dev.genkan.gate.servlet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that goes on when told to.
final class TurnableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");

    void turn(Duration further) {
        now = now.plus(further);
    }

    @Override
    public Instant instant() {
        return now;
    }
}

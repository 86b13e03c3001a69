package dev.genkan.onboarding.servlet;

import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Kept;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Receipt;
import dev.genkan.token.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Real journeys that count how often somebody was turned away.
record WatchedJourneys(Journeys real, AtomicInteger turnedAway) implements Journeys {

    WatchedJourneys(Journeys real) {
        this(real, new AtomicInteger());
    }

    /// How often a journey was busy.
    int busy() {
        return turnedAway.get();
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return real.inTransaction(work);
    }

    @Override
    public Journey open(UserId user, Onboarding flow, String returnTo) {
        return real.open(user, flow, returnTo);
    }

    @Override
    public Optional<Journey> find(JourneyId id) {
        return real.find(id);
    }

    @Override
    public Kept save(Journey open) {
        return counted(real.save(open));
    }

    @Override
    public Kept finish(Journey finished) {
        return counted(real.finish(finished));
    }

    private Kept counted(Kept kept) {
        if (kept == Kept.BUSY) {
            turnedAway.incrementAndGet();
        }
        return kept;
    }

    @Override
    public void keep(Receipt receipt) {
        real.keep(receipt);
    }

    @Override
    public List<Receipt> receipts(UserId user) {
        return real.receipts(user);
    }

    @Override
    public void forget(UserId user) {
        real.forget(user);
    }
}

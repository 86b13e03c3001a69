package dev.genkan.onboarding.servlet;

import dev.genkan.onboarding.Due;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Receipt;
import dev.genkan.onboarding.ReceiptQuery;
import dev.genkan.token.UserId;
import java.time.Instant;
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
    public JourneyId newId(Instant now) {
        return real.newId(now);
    }

    @Override
    public void begin(Journey begun, boolean encrypted) {
        real.begin(begun, encrypted);
    }

    @Override
    public Optional<Journey> findOpen(UserId user, String flow) {
        return real.findOpen(user, flow);
    }

    @Override
    public Optional<Journey> findFinished(UserId user, String flow) {
        return real.findFinished(user, flow);
    }

    @Override
    public Optional<Journey> find(JourneyId id) {
        return real.find(id);
    }

    @Override
    public Taken take(JourneyId id) {
        Taken taken = real.take(id);
        if (taken instanceof Taken.Busy) {
            turnedAway.incrementAndGet();
        }
        return taken;
    }

    @Override
    public boolean save(Journey open, boolean encrypted) {
        return real.save(open, encrypted);
    }

    @Override
    public boolean finish(Journey finished) {
        return real.finish(finished);
    }

    @Override
    public void remember(JourneyId open, String returnTo) {
        real.remember(open, returnTo);
    }

    @Override
    public List<Journey> journeys(UserId user) {
        return real.journeys(user);
    }

    @Override
    public int forgetDrafts(String flow, Instant untouchedSince) {
        return real.forgetDrafts(flow, untouchedSince);
    }

    @Override
    public void keep(Receipt receipt) {
        real.keep(receipt);
    }

    @Override
    public void owe(Due due) {
        real.owe(due);
    }

    @Override
    public List<Receipt> receipts(UserId user) {
        return real.receipts(user);
    }

    @Override
    public List<Receipt> receipts(ReceiptQuery query) {
        return real.receipts(query);
    }

    @Override
    public void forget(UserId user) {
        real.forget(user);
    }
}

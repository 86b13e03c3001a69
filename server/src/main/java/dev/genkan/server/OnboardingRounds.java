package dev.genkan.server;

import dev.genkan.identity.event.Bell;
import dev.genkan.identity.limit.Broom;
import dev.genkan.onboarding.Aftermath;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Watch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// What is done for onboarding besides requests, on a thread of its own: what follows completions, as soon as there is
/// one, and once an hour the answers of those who have not come back are forgotten.
final class OnboardingRounds implements Watch, AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /// The flows of now, and what they want done.
    private record Wanted(List<Onboarding> flows, Aftermath aftermath) {}

    private volatile Wanted wanted;
    private final Journeys journeys;
    private final InstantSource clock;
    private final Broom broom;
    private final Bell bell = new Bell();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    OnboardingRounds(List<Onboarding> flows, Journeys journeys, Aftermath aftermath, InstantSource clock) {
        this.wanted = new Wanted(List.copyOf(flows), aftermath);
        this.journeys = journeys;
        this.clock = clock;
        this.broom = new Broom(clock, SWEEP_EVERY);
    }

    /// From now on these flows count.
    void now(List<Onboarding> flows, Aftermath aftermath) {
        wanted = new Wanted(List.copyOf(flows), aftermath);
    }

    void start() {
        wanted.aftermath().tellOfOrphans();
        Thread rounds = Thread.ofPlatform().daemon().name("genkan-onboarding").unstarted(this::rounds);
        thread = rounds;
        rounds.start();
    }

    /// Never interrupted: a thread that is, while it reads an H2 file, closes the file for everybody.
    private void rounds() {
        try {
            // a process that never lives for an hour sweeps too
            attempt(this::forgetDrafts);
            while (goesOn()) {
                attempt(this::round);
                bell.await(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "What follows completions is done no more: somebody interrupted its thread");
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "What follows completions waits: " + e.getMessage());
        }
    }

    /// Does what is due now. Whoever calls it while it is done waits until it is.
    synchronized void round() {
        broom.sweep(this::forgetDrafts);
        wanted.aftermath().doDue(this::goesOn);
    }

    private void forgetDrafts() {
        for (Onboarding flow : wanted.flows()) {
            journeys.forgetDrafts(flow.name(), clock.instant().minus(flow.draftsKept()));
        }
    }

    private boolean goesOn() {
        return stop.getCount() > 0;
    }

    @Override
    public void saw(Happening happening) {
        if (happening.what() instanceof Happening.What.Completed) {
            bell.ring();
        }
    }

    /// What is being done has a few seconds to be done to its end; the rest waits in the database.
    @Override
    public void close() {
        stop.countDown();
        bell.ring();
        Thread rounds = thread;
        if (rounds == null) {
            return;
        }
        try {
            if (!rounds.join(LAST_WORDS)) {
                LOG.log(System.Logger.Level.WARNING, "What follows a completion is still being done");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

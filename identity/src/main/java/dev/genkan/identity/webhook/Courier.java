package dev.genkan.identity.webhook;

import dev.genkan.identity.Database;
import dev.genkan.identity.event.Bell;
import dev.genkan.identity.event.EventData;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.limit.Broom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Tells endpoints what happened. On every node of an instance there may be one: they share the work by claims in the
/// database, and what one dies at another takes up a minute later.
///
/// Each round has two halves. Events that nobody has seen to become deliveries, with the text that is told to all and
/// in every try. Then of each lane, which is one user at one endpoint, the first delivery that is due is told; the
/// next of that lane waits until it is settled, and everybody else's does not.
public final class Courier implements AutoCloseable {

    /// How long an endpoint has for its answer.
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final int EVENTS_AT_ONCE = 100;
    private static final int PER_ENDPOINT = 8;
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY_WHERE_NOBODY_LISTENS = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration CLEAN_EVERY = Duration.ofHours(1);
    private static final Duration TEXTS_KEPT = Duration.ofDays(7);
    private static final Duration DELIVERIES_KEPT = Duration.ofDays(30);

    private final EncryptionKey key;
    private final Events events;
    private final Payload payload;
    private final Bell bell;
    private final InstantSource clock;
    private final EndpointRows endpoints;
    private final DeliveryRows deliveries;
    private final Outbox outbox;
    private final Post post;
    private final Broom broom;
    private final Set<Thread> telling = ConcurrentHashMap.newKeySet();
    private final Map<EndpointId, AtomicInteger> busy = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Thread rounds;

    /// @param data what is told of an event
    /// @param instanceId `ins_…`
    /// @param bell rung by whoever knows of something to tell
    public Courier(
            Database database,
            EncryptionKey key,
            Events events,
            EventData data,
            Supplier<String> instanceId,
            Destinations destinations,
            Bell bell,
            InstantSource clock) {
        this(
                database,
                key,
                events,
                data,
                instanceId,
                new Post(destinations, PATIENCE, (SSLSocketFactory) SSLSocketFactory.getDefault()),
                bell,
                clock);
    }

    Courier(
            Database database,
            EncryptionKey key,
            Events events,
            EventData data,
            Supplier<String> instanceId,
            Post post,
            Bell bell,
            InstantSource clock) {
        this.key = key;
        this.events = events;
        this.payload = new Payload(data, instanceId);
        this.bell = bell;
        this.clock = clock;
        this.endpoints = new EndpointRows(database);
        this.deliveries = new DeliveryRows(database);
        this.outbox = new Outbox(database, key, deliveries);
        this.post = post;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    /// Begins to tell, on a thread of its own, until it is closed.
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("genkan-webhooks").unstarted(this::rounds);
        rounds = thread;
        thread.start();
    }

    /// Never interrupted: a thread that is, while it reads an H2 file, closes the file for everybody.
    private void rounds() {
        try {
            while (!closed()) {
                if (round()) {
                    bell.await(LOOK_EVERY);
                } else {
                    // the bell rings for every event, and none of them is for anybody
                    bell.await(LOOK_EVERY_WHERE_NOBODY_LISTENS);
                    stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.WARNING, "Webhooks are told no more: somebody interrupted their thread");
        }
    }

    /// @return whether the next one should follow soon
    private boolean round() {
        try {
            List<WebhookEndpoint> listening = listening();
            tell(listening);
            return !listening.isEmpty();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Webhooks wait: " + e.getMessage());
            return false;
        }
    }

    private boolean closed() {
        return stop.getCount() == 0;
    }

    /// Tells all that is due, and returns when nothing is left that is due now, be it taken or not.
    public void tellDue() {
        while (tell(listening()) > 0) {
            awaitQuiet(PATIENCE.plus(LAST_WORDS));
        }
    }

    private List<WebhookEndpoint> listening() {
        return endpoints.list().stream().filter(WebhookEndpoint::enabled).toList();
    }

    /// One round.
    ///
    /// @return how many events were seen to and deliveries begun
    private int tell(List<WebhookEndpoint> listening) {
        broom.sweep(this::clean);
        int done = dispatch(listening);
        for (WebhookEndpoint endpoint : listening) {
            done += begin(endpoint);
        }
        return done;
    }

    private int dispatch(List<WebhookEndpoint> listening) {
        int done = 0;
        Set<String> held = new HashSet<>();
        for (Events.Stored event : events.undispatched(EVENTS_AT_ONCE)) {
            String type = Payload.type(event.type());
            List<WebhookEndpoint> wanting =
                    listening.stream().filter(endpoint -> endpoint.wants(type)).toList();
            try {
                if (!held.contains(Outbox.lane(event))) {
                    Payload.Told told = wanting.isEmpty() ? new Payload.Told.Nothing() : payload.of(event);
                    outbox.dispatch(event, told, wanting, clock.millis());
                    done++;
                }
            } catch (RuntimeException e) {
                // an endpoint that is being removed, a lock: the next round sees to it, and what follows it waits
                held.add(Outbox.lane(event));
                LOG.log(System.Logger.Level.WARNING, "The event " + event.id() + " waits: " + e.getMessage());
            }
        }
        return done;
    }

    private int begin(WebhookEndpoint endpoint) {
        AtomicInteger at = busy.computeIfAbsent(endpoint.id(), id -> new AtomicInteger());
        int free = PER_ENDPOINT - at.get();
        if (free <= 0) {
            return 0;
        }
        int begun = 0;
        for (DeliveryRows.Due due : deliveries.due(endpoint.id(), clock.millis(), free)) {
            if (deliveries.claim(due, clock.millis(), CLAIM)) {
                begun++;
                at.incrementAndGet();
                Thread thread = Thread.ofVirtual().name("genkan-webhook").unstarted(() -> tell(endpoint, due, at));
                telling.add(thread);
                thread.start();
            }
        }
        return begun;
    }

    private void tell(WebhookEndpoint endpoint, DeliveryRows.Due due, AtomicInteger at) {
        try {
            tell(endpoint, due);
        } catch (RuntimeException e) {
            // it stays claimed for a minute, and is told again then
            LOG.log(System.Logger.Level.WARNING, "A webhook to " + endpoint.id() + " is left for later", e);
        } finally {
            at.decrementAndGet();
            telling.remove(Thread.currentThread());
            bell.ring();
        }
    }

    private void tell(WebhookEndpoint endpoint, DeliveryRows.Due due) {
        Payload.Told told = outbox.body(due.sequence())
                .<Payload.Told>map(Payload.Told.Body::new)
                .orElseGet(() -> events.find(due.sequence()).map(payload::of).orElseGet(Payload.Told.Nothing::new));
        switch (told) {
            case Payload.Told.Body body -> ended(endpoint, due, send(endpoint, due.eventId(), body.json()));
            case Payload.Told.Unreadable unreadable -> ended(endpoint, due, new Outcome.NotTold(unreadable.why()));
            case Payload.Told.Nothing nothing ->
                deliveries.settle(
                        due,
                        Delivery.State.WITHDRAWN,
                        new Outcome.NotTold("What it tells of is gone."),
                        clock.millis());
            case Payload.Told.TooLarge large ->
                deliveries.settle(due, Delivery.State.FAILED, new Outcome.NotTold(large.why()), clock.millis());
        }
    }

    private Outcome send(WebhookEndpoint endpoint, String eventId, String body) {
        try {
            long second = clock.instant().getEpochSecond();
            String signatures = endpoints.secrets(endpoint.id(), key, clock.millis()).stream()
                    .map(secret -> secret.sign(eventId, second, body))
                    .collect(Collectors.joining(" "));
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("svix-id", eventId);
            headers.put("svix-timestamp", String.valueOf(second));
            headers.put("svix-signature", signatures);
            return post.send(endpoint.url(), headers, body);
        } catch (RuntimeException e) {
            // a secret under another key, an address that no longer is one
            LOG.log(System.Logger.Level.ERROR, "A webhook to " + endpoint.id() + " cannot be sent", e);
            return new Outcome.NotTold("It cannot be sent; the log says why.");
        }
    }

    private void ended(WebhookEndpoint endpoint, DeliveryRows.Due due, Outcome outcome) {
        Instant now = clock.instant();
        if (outcome.taken()) {
            deliveries.settle(due, Delivery.State.DELIVERED, outcome, now.toEpochMilli());
            return;
        }
        RetrySchedule.after(due.attempts() + 1)
                .ifPresentOrElse(
                        pause -> deliveries.again(due, outcome, now.plus(pause).toEpochMilli()), () -> {
                            deliveries.settle(due, Delivery.State.FAILED, outcome, now.toEpochMilli());
                            LOG.log(
                                    System.Logger.Level.WARNING,
                                    "Gave up on a webhook to " + endpoint.id() + ": status " + outcome.status() + " "
                                            + outcome.error());
                        });
    }

    private void clean() {
        Instant now = clock.instant();
        outbox.clean(now.minus(TEXTS_KEPT).toEpochMilli());
        deliveries.clean(now.minus(DELIVERIES_KEPT).toEpochMilli());
    }

    private void awaitQuiet(Duration atMost) {
        for (Thread thread : telling) {
            join(thread, atMost);
        }
    }

    private static void join(Thread thread, Duration atMost) {
        try {
            thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Begins nothing more. What is being told has a few seconds to be told to its end; the rest waits in the database.
    @Override
    public void close() {
        stop.countDown();
        bell.ring();
        Thread thread = rounds;
        if (thread != null) {
            join(thread, LAST_WORDS);
        }
        awaitQuiet(LAST_WORDS);
        post.close();
    }
}

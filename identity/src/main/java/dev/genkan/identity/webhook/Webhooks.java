package dev.genkan.identity.webhook;

import dev.genkan.identity.Cursor;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.Page;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Bell;
import dev.genkan.identity.instance.EncryptionKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// The endpoints that are told of what happens, and what was told to them. The audit log tells of every change.
public final class Webhooks {

    /// Endpoints of one instance.
    public static final int MOST = 50;

    /// How long the secret before the last one signs too.
    public static final Duration OLD_SECRET_SIGNS = Duration.ofHours(24);

    private static final int REPLAYED_AT_ONCE = 500;
    private static final String LIST = "deliveries";
    private static final String MAILS = "email.";
    private static final Pattern TYPE = Pattern.compile("[A-Za-z_]{1,32}(\\.[A-Za-z_]{1,32}){1,3}");

    private final Database database;
    private final EncryptionKey key;
    private final NewId ids;
    private final Audit audit;
    private final Destinations destinations;
    private final Bell bell;
    private final InstantSource clock;
    private final EndpointRows rows;
    private final DeliveryRows deliveries;
    private final Outbox outbox;

    /// @param bell rung when somebody is to be told who was not before
    public Webhooks(
            Database database,
            EncryptionKey key,
            NewId ids,
            Audit audit,
            Destinations destinations,
            Bell bell,
            InstantSource clock) {
        this.database = database;
        this.key = key;
        this.ids = ids;
        this.audit = audit;
        this.destinations = destinations;
        this.bell = bell;
        this.clock = clock;
        this.rows = new EndpointRows(database);
        this.deliveries = new DeliveryRows(database);
        this.outbox = new Outbox(database, key, deliveries);
    }

    /// A new endpoint, and its secret, which is said once.
    public record Added(WebhookEndpoint endpoint, WebhookSecret secret) {}

    /// Adds an endpoint, which is told of what happens from now on.
    ///
    /// @param types the events it wants, such as `user.created`; empty for all
    /// @throws IllegalArgumentException if the address or a type cannot be one, or there are [#MOST] already; the
    ///     caller's fault
    public Added add(URI url, Set<String> types, Actor actor) {
        requireFit(url, types);
        Instant now = Instant.ofEpochMilli(clock.millis());
        WebhookEndpoint endpoint = new WebhookEndpoint(new EndpointId(ids.of("ep_")), url, types, true, now);
        WebhookSecret secret = WebhookSecret.fresh();
        database.transactions().executeWithoutResult(status -> {
            if (rows.list().size() >= MOST) {
                throw new IllegalArgumentException("There are " + MOST + " endpoints already; remove one.");
            }
            rows.insert(endpoint, secret, key);
            Map<String, Object> after = Map.of(
                    "url", url.toString(), "types", types.stream().sorted().toList());
            audit.write(actor, "webhook.add", endpoint.id().value(), Map.of(), Map.copyOf(after));
        });
        bell.ring();
        return new Added(endpoint, secret);
    }

    private void requireFit(URI url, Set<String> types) {
        objectionTo(url).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        for (String type : types) {
            if (!isType(type)) {
                throw new IllegalArgumentException("\"" + type + "\" is no type of event, such as user.created.");
            }
        }
    }

    /// Why an endpoint of this instance cannot have this address, in a sentence; empty if it can.
    public Optional<String> objectionTo(URI url) {
        return destinations.objectionTo(url);
    }

    /// Whether a type of event could be called so.
    public static boolean isType(String text) {
        return TYPE.matcher(text).matches();
    }

    /// What comes of changing an endpoint.
    public sealed interface Changed {

        record Kept(WebhookEndpoint endpoint) implements Changed {}

        /// Somebody else has changed it meanwhile.
        record Overtaken(WebhookEndpoint stored) implements Changed {}

        /// There is no such endpoint.
        record NotThere() implements Changed {}
    }

    /// Gives an endpoint another address, or lets it be told of other events. What waits for it goes to the new
    /// address.
    ///
    /// @param seen whether what is stored at that very moment is what the change was made from
    /// @throws IllegalArgumentException if the address or a type cannot be one; the caller's fault
    public Changed change(EndpointId id, URI url, Set<String> types, Predicate<WebhookEndpoint> seen, Actor actor) {
        requireFit(url, types);
        Changed changed = database.inTransaction(() -> {
            Optional<WebhookEndpoint> stored = rows.hold(id);
            if (stored.isEmpty()) {
                return new Changed.NotThere();
            }
            WebhookEndpoint before = stored.get();
            if (!seen.test(before)) {
                return new Changed.Overtaken(before);
            }
            WebhookEndpoint after = before.changedTo(url, types);
            rows.update(after, clock.millis());
            audit.write(actor, "webhook.update", id.value(), told(before), told(after));
            return new Changed.Kept(after);
        });
        bell.ring();
        return changed;
    }

    /// For the audit.
    private static Map<String, @Nullable Object> told(WebhookEndpoint endpoint) {
        return Map.of(
                "url", endpoint.url().toString(),
                "types", endpoint.types().stream().sorted().toList(),
                "enabled", endpoint.enabled());
    }

    /// What requests to an endpoint are signed with. The audit log tells who has looked.
    ///
    /// @return empty if there is no such endpoint
    /// @throws IllegalStateException if it cannot be opened with the encryption key; the operator's fault
    public Optional<WebhookSecret> reveal(EndpointId id, Actor actor) {
        return database.inTransaction(() -> {
            Optional<WebhookSecret> secret =
                    rows.secrets(id, key, clock.millis()).stream().findFirst();
            secret.ifPresent(shown -> audit.write(actor, "webhook.reveal", id.value(), Map.of(), Map.of()));
            return secret;
        });
    }

    /// All of them, the oldest first.
    public List<WebhookEndpoint> list() {
        return rows.list();
    }

    public Optional<WebhookEndpoint> find(EndpointId id) {
        return rows.find(id);
    }

    /// Removes an endpoint with all that waits for it.
    ///
    /// @return whether there was one
    public boolean remove(EndpointId id, Actor actor) {
        return database.inTransaction(() -> {
            Optional<WebhookEndpoint> before = rows.hold(id);
            boolean removed = before.isPresent() && rows.delete(id);
            if (removed) {
                audit.write(actor, "webhook.remove", id.value(), told(before.get()), Map.of());
            }
            return removed;
        });
    }

    /// Lets an endpoint be told, or not. What happens while it is not passes it by, and can be asked for by [#replay].
    ///
    /// @return whether there is one
    public boolean enable(EndpointId id, boolean enabled, Actor actor) {
        boolean there = database.inTransaction(() -> {
            Optional<WebhookEndpoint> before = rows.hold(id);
            boolean changed = before.isPresent() && rows.enable(id, enabled, clock.millis());
            if (changed) {
                Map<String, @Nullable Object> was =
                        Map.of("enabled", before.get().enabled());
                audit.write(actor, "webhook.enable", id.value(), was, Map.of("enabled", enabled));
            }
            return changed;
        });
        bell.ring();
        return there;
    }

    /// Gives an endpoint a new secret. For [#OLD_SECRET_SIGNS] every request is signed with both, so that the receiver
    /// can change over in its own time.
    ///
    /// @return the new one, which is said once; empty if there is no such endpoint
    public Optional<WebhookSecret> rotate(EndpointId id, Actor actor) {
        WebhookSecret secret = WebhookSecret.fresh();
        return database.inTransaction(() -> {
            long now = clock.millis();
            if (!rows.rotate(id, secret, key, now + OLD_SECRET_SIGNS.toMillis(), now)) {
                return Optional.empty();
            }
            audit.write(actor, "webhook.rotate", id.value(), Map.of(), Map.of());
            return Optional.of(secret);
        });
    }

    /// What was told to an endpoint and what waits for it, the youngest first, at most `most`.
    public List<Delivery> deliveries(EndpointId id, int most) {
        return deliveries.list(id, Long.MAX_VALUE, most);
    }

    /// A page of the same.
    ///
    /// @throws Cursor.Unknown if the page begins at a cursor of another list; the fault of whoever sent it
    public Page<Delivery> deliveries(EndpointId id, PageRequest page) {
        long before = Cursor.of(page, LIST).map(Cursor::key).orElse(Long.MAX_VALUE);
        return Page.of(
                deliveries.list(id, before, page.limit() + 1),
                page,
                last -> new Cursor(LIST, last.sequence(), last.eventId()));
    }

    /// One of them.
    ///
    /// @param eventId `evt_…`
    public Optional<Delivery> delivery(EndpointId id, String eventId) {
        return deliveries.find(id, eventId);
    }

    /// What was told, or will be, as JSON; empty if it is kept no more, or not yet. What a mail carries is never said:
    /// whoever reads its code can sign in as anybody.
    public Optional<String> text(Delivery delivery) {
        return delivery.type().startsWith(MAILS) ? Optional.empty() : outbox.body(delivery.sequence());
    }

    /// How many deliveries of an endpoint are in this state.
    public long count(EndpointId id, Delivery.State state) {
        return deliveries.count(id, state);
    }

    /// Lets one event be told to an endpoint once more, under the id it was told with before.
    ///
    /// @return whether there is such an event that this endpoint wants
    public boolean replay(EndpointId id, String eventId, Actor actor) {
        List<Replayed> found = wanted(id, events("id = :value", eventId, 0));
        found.forEach(event -> again(id, event));
        written(id, actor, found.size());
        return !found.isEmpty();
    }

    /// Lets everything that an endpoint did not take, and that was given up since then, be told once more.
    ///
    /// @return how many there were
    public int replayFailed(EndpointId id, Instant since, Actor actor) {
        int replayed = database.inTransaction(() -> {
            int reopened = deliveries.reopenFailed(id, since.toEpochMilli(), clock.millis());
            audit.write(actor, "webhook.replay", id.value(), Map.of(), Map.of("events", reopened));
            return reopened;
        });
        bell.ring();
        return replayed;
    }

    /// Lets every event since then be told to an endpoint, once more or for the first time, in their order.
    ///
    /// @return how many there were; those that wait anyway do not count
    public int replaySince(EndpointId id, Instant since, Actor actor) {
        int replayed = 0;
        List<Replayed> page = events("occurred_at >= :value", since.toEpochMilli(), 0);
        while (!page.isEmpty()) {
            for (Replayed event : wanted(id, page)) {
                replayed += again(id, event) ? 1 : 0;
            }
            page = events(
                    "occurred_at >= :value",
                    since.toEpochMilli(),
                    page.getLast().sequence());
        }
        written(id, actor, replayed);
        return replayed;
    }

    private record Replayed(long sequence, String type, String user) {}

    /// Those whose turn has been: the others are told anyway.
    private List<Replayed> events(String condition, Object value, long after) {
        return database.jdbc()
                .sql("select sequence, type, user_id from genkan.events where " + condition
                        + " and sequence > :after and dispatched_at is not null and user_id is not null"
                        + " order by sequence fetch first :most rows only")
                .param("value", value)
                .param("after", after)
                .param("most", REPLAYED_AT_ONCE)
                .query((row, n) ->
                        new Replayed(row.getLong("sequence"), row.getString("type"), row.getString("user_id")))
                .list();
    }

    private List<Replayed> wanted(EndpointId id, List<Replayed> events) {
        return rows.find(id).stream()
                .flatMap(endpoint -> events.stream().filter(event -> endpoint.wants(Payload.type(event.type()))))
                .toList();
    }

    private boolean again(EndpointId id, Replayed event) {
        if (deliveries.exists(id, event.sequence())) {
            return deliveries.reopen(id, event.sequence(), clock.millis());
        }
        try {
            deliveries.insert(id, event.sequence(), event.user(), clock.millis());
            return true;
        } catch (DuplicateKeyException somebodyElseAsksForItToo) {
            return false;
        }
    }

    private void written(EndpointId id, Actor actor, int events) {
        audit.write(actor, "webhook.replay", id.value(), Map.of(), Map.of("events", events));
        bell.ring();
    }
}

package dev.genkan.identity.webhook;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.Secrets;
import dev.genkan.identity.event.Bell;
import dev.genkan.identity.instance.EncryptionKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells endpoints of mails. Mails carry codes, so that whoever is told of them can sign in as anybody: an endpoint
/// that wants all events is not told; it has to name this one. The event itself holds nothing of the mail, the text
/// that is told is encrypted as all of them are, and there is no replay.
public final class MailEvents {

    /// What such an event is called.
    public static final String TYPE = "email.created";

    private final Database database;
    private final NewId ids;
    private final Bell bell;
    private final InstantSource clock;
    private final Payload payload;
    private final EndpointRows endpoints;
    private final DeliveryRows deliveries;
    private final Outbox outbox;

    /// @param instanceId `ins_…`
    public MailEvents(
            Database database,
            EncryptionKey key,
            NewId ids,
            Supplier<String> instanceId,
            Bell bell,
            InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.bell = bell;
        this.clock = clock;
        this.payload = new Payload(event -> Optional.empty(), instanceId);
        this.endpoints = new EndpointRows(database);
        this.deliveries = new DeliveryRows(database);
        this.outbox = new Outbox(database, key, deliveries);
    }

    /// Has it told, if somebody wants it. Mails to one address are told in their order.
    ///
    /// @param to the address it goes to
    /// @param data what is told of it; asked only if it is told
    public void tell(String to, Supplier<Map<String, @Nullable Object>> data) {
        List<WebhookEndpoint> wanting = endpoints.list().stream()
                .filter(endpoint -> endpoint.enabled() && endpoint.types().contains(TYPE))
                .toList();
        if (wanting.isEmpty()) {
            return;
        }
        String body = payload.envelope(TYPE, clock.instant(), "", "", data.get());
        String lane = Secrets.hash(to.toLowerCase(Locale.ROOT));
        database.transactions().executeWithoutResult(status -> {
            long now = clock.millis();
            long sequence = insert(now);
            outbox.keep(sequence, body, now);
            wanting.forEach(endpoint -> deliveries.insert(endpoint.id(), sequence, lane, now));
        });
        bell.ring();
    }

    private long insert(long now) {
        String id = ids.of("evt_");
        database.jdbc()
                .sql("""
                        insert into genkan.events (id, type, data, network, user_agent, occurred_at, dispatched_at)
                        values (:id, :type, '{}', '', '', :now, :now)
                        """)
                .param("id", id)
                .param("type", TYPE)
                .param("now", now)
                .update();
        return database.jdbc()
                .sql("select sequence from genkan.events where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}

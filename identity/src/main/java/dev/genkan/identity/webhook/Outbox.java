package dev.genkan.identity.webhook;

import dev.genkan.identity.Database;
import dev.genkan.identity.event.Events.Stored;
import dev.genkan.identity.instance.EncryptionKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/// From an event to its deliveries, and what is told of it.
final class Outbox {

    private static final String USER_DELETED = "user.deleted";

    private static final System.Logger LOG = System.getLogger("dev.genkan");

    private final Database database;
    private final EncryptionKey key;
    private final DeliveryRows deliveries;

    Outbox(Database database, EncryptionKey key, DeliveryRows deliveries) {
        this.database = database;
        this.key = key;
        this.deliveries = deliveries;
    }

    /// Makes the deliveries of an event, once, whoever else does. What is told of it was read just now, before the
    /// event was claimed; so of two events of one user the later is never told with older data.
    ///
    /// @param wanting the endpoints that want it
    void dispatch(Stored event, Payload.Told told, List<WebhookEndpoint> wanting, long now) {
        database.transactions().executeWithoutResult(status -> {
            if (!claim(event, now) || wanting.isEmpty() || told instanceof Payload.Told.Nothing || gone(event)) {
                return;
            }
            if (told instanceof Payload.Told.Body body) {
                keep(event.sequence(), body.json(), now);
            }
            for (WebhookEndpoint endpoint : wanting) {
                deliveries.insert(endpoint.id(), event.sequence(), lane(event), now);
            }
        });
    }

    static String lane(Stored event) {
        return event.userId().value();
    }

    private boolean claim(Stored event, long now) {
        return database.jdbc()
                        .sql("""
                                update genkan.events set dispatched_at = :now
                                where sequence = :sequence and dispatched_at is null
                                """)
                        .param("now", now)
                        .param("sequence", event.sequence())
                        .update()
                == 1;
    }

    /// Whether the user was deleted after the event was read. Asked while the event is held, which their deletion
    /// waits for, or has already let go of.
    private boolean gone(Stored event) {
        return !event.type().equals(USER_DELETED)
                && database.jdbc()
                                .sql("select count(*) from genkan.users where id = :user")
                                .param("user", event.userId().value())
                                .query(Long.class)
                                .single()
                        == 0;
    }

    /// Keeps what is told of an event: people's data, or a code in a mail, and therefore encrypted.
    void keep(long sequence, String body, long now) {
        database.jdbc()
                .sql("""
                        insert into genkan.webhook_messages (sequence, wrapped, created_at)
                        values (:sequence, :wrapped, :now)
                        """)
                .param("sequence", sequence)
                .param("wrapped", key.wrap(nameOf(sequence), body.getBytes(StandardCharsets.UTF_8)))
                .param("now", now)
                .update();
    }

    /// What was to be told when it was dispatched; empty if that could not be read then, or is forgotten.
    Optional<String> body(long sequence) {
        return database.jdbc()
                .sql("select wrapped from genkan.webhook_messages where sequence = :sequence")
                .param("sequence", sequence)
                .query((row, n) -> row.getString("wrapped"))
                .optional()
                .flatMap(wrapped -> opened(sequence, wrapped));
    }

    private Optional<String> opened(long sequence, String wrapped) {
        try {
            return Optional.of(new String(key.unwrap(nameOf(sequence), wrapped), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            LOG.log(System.Logger.Level.WARNING, "A webhook's text was stored under another encryption key");
            return Optional.empty();
        }
    }

    private static String nameOf(long sequence) {
        return "webhook " + sequence;
    }

    /// Forgets what was to be told before then.
    void clean(long before) {
        database.jdbc()
                .sql("delete from genkan.webhook_messages where created_at < :before")
                .param("before", before)
                .update();
    }
}

package dev.genkan.identity.webhook;

import dev.genkan.identity.Database;
import dev.genkan.identity.House;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.EventData;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// A house that tells, and receivers that are told.
final class Telling implements AutoCloseable {

    static final String INSTANCE = "ins_test";
    static final Duration PATIENCE = Duration.ofMillis(1500);

    final House house;
    final Webhooks webhooks;
    final Courier courier;
    /// Ids of users of whom nothing can be read, as if their data were damaged.
    final List<String> poisoned = new CopyOnWriteArrayList<>();
    /// Something that makes what is told as large as a test wants it.
    volatile String filler = "";
    private final List<AutoCloseable> toClose = new ArrayList<>();

    Telling(Database database) {
        house = new House(database);
        webhooks = new Webhooks(
                database, house.key, house.ids, house.audit, Destinations.ANYWHERE, house.bell, house.clock);
        courier = courier();
    }

    /// One more node over the same database.
    Courier courier() {
        Courier one = new Courier(
                house.database,
                house.key,
                house.events,
                data(),
                () -> INSTANCE,
                new Post(Destinations.ANYWHERE, PATIENCE, (SSLSocketFactory) SSLSocketFactory.getDefault()),
                house.bell,
                house.clock);
        toClose.add(one);
        return one;
    }

    EventData data() {
        return this::read;
    }

    private Optional<Map<String, @Nullable Object>> read(Events.Stored event) {
        if (poisoned.contains(event.userId().value())) {
            throw new IllegalStateException("poisoned for the test");
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "user");
        json.put("id", event.userId().value());
        if (event.type().equals("user.deleted")) {
            json.put("deleted", true);
            json.putAll(event.data());
            return Optional.of(json);
        }
        Optional<User> user = house.users.find(event.userId());
        user.ifPresent(it -> json.put("first_name", it.firstName()));
        json.put("filler", filler);
        user.ifPresent(it -> json.put("public_metadata", it.publicMetadata().values()));
        return user.map(it -> json);
    }

    Receiver receiver() {
        Receiver receiver = new Receiver();
        toClose.add(receiver);
        return receiver;
    }

    /// An endpoint at this receiver that wants these events, or all.
    Webhooks.Added endpoint(Receiver receiver, String... types) {
        return webhooks.add(receiver.url(), Set.of(types), Actor.SYSTEM);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : toClose) {
            one.close();
        }
    }
}

package dev.genkan.identity.webhook;

import dev.genkan.identity.event.EventData;
import dev.genkan.identity.event.Events.Stored;
import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The text of a webhook.
///
/// @param instanceId `ins_…`, asked when there is something to tell
record Payload(EventData data, Supplier<String> instanceId) {

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final int LARGEST = 256 * 1024;
    private static final String OF_IPV6 = "/64";

    /// What there is to say of an event.
    sealed interface Told {
        record Body(String json) implements Told {}

        /// It is not told: what it was about is gone.
        record Nothing() implements Told {}

        /// It should be told and cannot be, at this moment at least.
        record Unreadable(String why) implements Told {}

        /// It should be told and never will be.
        record TooLarge(String why) implements Told {}
    }

    /// The type on the wire. Clerk has no event of its own for a session whose browser has begun another; its status
    /// says so.
    static String type(String stored) {
        return stored.equals("session.replaced") ? "session.ended" : stored;
    }

    Told of(Stored event) {
        String json;
        try {
            Optional<Map<String, @Nullable Object>> found = data.of(event);
            if (found.isEmpty()) {
                return new Told.Nothing();
            }
            json = envelope(type(event.type()), event.at(), event.network(), event.userAgent(), found.get());
        } catch (RuntimeException e) {
            // whatever it is, it is one event's: the others go on
            LOG.log(System.Logger.Level.ERROR, "The event " + event.id() + " cannot be told", e);
            return new Told.Unreadable("What it is about cannot be read; the log says why.");
        }
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        return bytes > LARGEST
                ? new Told.TooLarge("It would have " + bytes + " bytes; a webhook has at most " + LARGEST + ".")
                : new Told.Body(json);
    }

    String envelope(String type, Instant at, String network, String userAgent, Map<String, @Nullable Object> about) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "event");
        json.put("type", type);
        json.put("timestamp", at.toEpochMilli());
        json.put("instance_id", instanceId.get());
        json.put("data", about);
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("client_ip", address(network));
        request.put("user_agent", userAgent);
        json.put("event_attributes", Map.of("http_request", request));
        return Json.write(json);
    }

    /// Of an IPv6 address only its network is kept; it is told as the first address of that.
    private static String address(String network) {
        return network.endsWith(OF_IPV6) ? network.substring(0, network.length() - OF_IPV6.length()) : network;
    }
}

package dev.genkan.server.command;

import dev.genkan.identity.webhook.EndpointId;
import dev.genkan.server.command.Command.ReplayWebhook;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What commands about webhooks are told.
final class WebhookTexts {

    private WebhookTexts() {}

    static URI url(Map<String, String> texts) {
        String text = texts.getOrDefault("url", "");
        try {
            URI url = new URI(text);
            if (url.isAbsolute()) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw Refused.usage("Say whom to tell: url=https://acme.example/webhooks, not \"" + text + "\".");
    }

    static Set<String> types(Map<String, String> texts) {
        return Stream.of(texts.getOrDefault("types", "").split(",", -1))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static EndpointId endpoint(Map<String, String> texts) {
        String text = texts.getOrDefault("endpoint", "");
        try {
            return new EndpointId(text);
        } catch (IllegalArgumentException e) {
            throw Refused.usage("Name the endpoint as webhook-list does: endpoint=ep_…, not \"" + text + "\".");
        }
    }

    static ReplayWebhook.What what(Map<String, String> texts) {
        String event = texts.getOrDefault("event", "");
        String since = texts.getOrDefault("since", "");
        if (event.isEmpty() == since.isEmpty()) {
            throw Refused.usage("Say what to tell again: event=evt_… or since=2026-11-23T08:00:00Z.");
        }
        if (since.isEmpty()) {
            return new ReplayWebhook.One(event);
        }
        try {
            return new ReplayWebhook.Since(Instant.parse(since));
        } catch (DateTimeParseException e) {
            throw Refused.usage("A time is written as in 2026-11-23T08:00:00Z, not \"" + since + "\".");
        }
    }

    static Map<String, String> of(ReplayWebhook replay) {
        String endpoint = replay.endpoint().value();
        return switch (replay.what()) {
            case ReplayWebhook.One one -> Map.of("endpoint", endpoint, "event", one.eventId());
            case ReplayWebhook.Since since ->
                Map.of("endpoint", endpoint, "since", since.at().toString());
        };
    }
}

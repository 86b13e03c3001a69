package dev.genkan.server.dashboard.webhooks;

import dev.genkan.identity.Cursor;
import dev.genkan.identity.Page;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.webhook.Delivery;
import dev.genkan.identity.webhook.EndpointId;
import dev.genkan.identity.webhook.WebhookEndpoint;
import dev.genkan.identity.webhook.Webhooks;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.CsvFile;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.JsonLines;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Query;
import dev.genkan.server.dashboard.Route;
import dev.genkan.token.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What was told to one endpoint, and what waits for it.
record DeliveriesPages(WebhooksRoom room) {

    private static final int LINES = 25;
    /// As long as deliveries are kept.
    private static final int LONGEST_AGO = 30 * 24;

    List<Route> routes() {
        return List.of(
                Route.page(WebhooksRoom.ONE, this::show),
                Route.page(WebhooksRoom.ONE + "/deliveries.csv", this::file),
                Route.act(WebhooksRoom.ONE + "/replay", this::replay),
                Route.act(WebhooksRoom.ONE + "/replay-failed", this::replayFailed));
    }

    private Webhooks webhooks() {
        return room.webhooks();
    }

    private void show(Call call) throws IOException {
        Optional<WebhookEndpoint> endpoint = room.named(call);
        if (endpoint.isEmpty()) {
            return;
        }
        EndpointId id = endpoint.get().id();
        Page<Delivery> page;
        try {
            page = webhooks().deliveries(id, new PageRequest(LINES, call.query("cursor")));
        } catch (Cursor.Unknown typed) {
            room.desk().nothingHere(call, Place.WEBHOOKS);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("endpoint", endpoint.get());
        model.put(
                "types",
                String.join(", ", endpoint.get().types().stream().sorted().toList()));
        model.put("deliveries", page.items());
        model.put("cursor", call.query("cursor"));
        model.put(
                "next",
                page.isLast() ? "" : Query.NONE.and("cursor", page.next()).text());
        if (!call.query("cursor").isEmpty()) {
            model.put("first", "");
        }
        model.put("failed", webhooks().count(id, Delivery.State.FAILED));
        model.put("waiting", webhooks().count(id, Delivery.State.WAITING));
        webhooks().delivery(id, call.query("event")).ifPresent(one -> {
            model.put("one", one);
            model.put(
                    "lines",
                    webhooks()
                            .text(one)
                            .map(text -> JsonLines.of(Json.parseObject(text), Set.of()))
                            .orElse(List.of()));
        });
        room.desk().show(call, 200, Place.WEBHOOKS, "webhook", model);
    }

    private void file(Call call) throws IOException {
        Optional<WebhookEndpoint> endpoint = room.named(call);
        if (endpoint.isEmpty()) {
            return;
        }
        EndpointId id = endpoint.get().id();
        PageRequest begin = PageRequest.first(PageRequest.MOST);
        Stream<List<String>> lines = Stream.iterate(
                        webhooks().deliveries(id, begin),
                        page -> !page.items().isEmpty(),
                        page -> page.isLast()
                                ? new Page<>(List.of(), "")
                                : webhooks().deliveries(id, begin.after(page)))
                .flatMap(page -> page.items().stream())
                .map(one -> List.of(
                        one.madeAt().toString(),
                        one.eventId(),
                        one.type(),
                        one.state().name().toLowerCase(Locale.ROOT),
                        String.valueOf(one.attempts()),
                        String.valueOf(one.lastStatus()),
                        one.lastError()));
        List<String> header = List.of("since", "event", "type", "state", "tries", "status", "error");
        CsvFile.send(call.response(), "deliveries.csv", header, lines);
    }

    private void replay(Call call) throws IOException {
        Optional<WebhookEndpoint> endpoint = room.named(call);
        if (endpoint.isEmpty()) {
            return;
        }
        if (webhooks().replay(endpoint.get().id(), call.form().first("event"), call.actor())) {
            room.desk().seeOther(call, WebhooksRoom.at(endpoint.get().id()), Done.REPLAYED);
        } else {
            room.desk()
                    .showMessage(
                            call,
                            422,
                            Place.WEBHOOKS,
                            "This cannot be told again",
                            "Its event is gone, the endpoint does not want it any more, or it was a mail, which is told once.");
        }
    }

    private void replayFailed(Call call) throws IOException {
        Optional<WebhookEndpoint> endpoint = room.named(call);
        if (endpoint.isPresent()) {
            Instant since = room.desk().say().clock().instant().minus(Duration.ofHours(hours(call)));
            webhooks().replayFailed(endpoint.get().id(), since, call.actor());
            room.desk().seeOther(call, WebhooksRoom.at(endpoint.get().id()), Done.REPLAYED);
        }
    }

    private static int hours(Call call) {
        try {
            return Math.clamp(Integer.parseInt(call.form().first("hours")), 1, LONGEST_AGO);
        } catch (NumberFormatException everything) {
            return LONGEST_AGO;
        }
    }
}

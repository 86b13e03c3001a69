package dev.genkan.server.dashboard.webhooks;

import dev.genkan.identity.webhook.WebhookEndpoint;
import dev.genkan.identity.webhook.WebhookSecret;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Route;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an endpoint knows its requests by: shown to whoever asks for it after a fresh proof, and made anew.
record SecretPages(WebhooksRoom room) {

    private static final String SECRET = WebhooksRoom.ONE + "/secret";
    private static final String ROTATE = WebhooksRoom.ONE + "/rotate";

    List<Route> routes() {
        return List.of(
                Route.form(SECRET, call -> show(call, "webhook-secret", Optional.empty()))
                        .afterProof(),
                Route.act(SECRET, this::reveal).afterProof(),
                Route.form(ROTATE, call -> show(call, "webhook-rotate", Optional.empty()))
                        .afterProof(),
                Route.act(ROTATE, this::rotate).afterProof());
    }

    private void show(Call call, String template, Optional<WebhookSecret> secret) throws IOException {
        Optional<WebhookEndpoint> endpoint = room.named(call);
        if (endpoint.isPresent()) {
            Map<String, Object> model = new HashMap<>(Map.of("endpoint", endpoint.get()));
            secret.ifPresent(shown -> model.put("secret", shown.written()));
            room.desk().show(call, 200, Place.WEBHOOKS, template, model);
        }
    }

    /// In the answer to a form, so that it is in no address and in no page that can be come back to.
    private void reveal(Call call) throws IOException {
        Optional<WebhookEndpoint> endpoint = room.named(call);
        if (endpoint.isPresent()) {
            show(call, "webhook-secret", room.webhooks().reveal(endpoint.get().id(), call.actor()));
        }
    }

    private void rotate(Call call) throws IOException {
        Optional<WebhookEndpoint> endpoint = room.named(call);
        if (endpoint.isPresent()) {
            room.webhooks().rotate(endpoint.get().id(), call.actor());
            room.desk().seeOther(call, WebhooksRoom.at(endpoint.get().id()) + "/secret", Done.ROTATED);
        }
    }
}

package dev.genkan.server.command;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.webhook.Delivery;
import dev.genkan.identity.webhook.EndpointId;
import dev.genkan.identity.webhook.WebhookEndpoint;
import dev.genkan.identity.webhook.WebhookSecret;
import dev.genkan.identity.webhook.Webhooks;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What commands do with webhook endpoints.
///
/// @param webhooks asked when a command needs them
record WebhookChores(Supplier<Webhooks> webhooks) {

    void add(Command.AddWebhook wanted, Actor actor, Consumer<String> say) {
        Webhooks.Added added;
        try {
            added = webhooks.get().add(wanted.url(), wanted.types(), actor);
        } catch (IllegalArgumentException e) {
            throw Refused.because(String.valueOf(e.getMessage()));
        }
        say.accept(describe(added.endpoint()));
        say.accept("secret " + added.secret().written() + "  (shown this once)");
    }

    void list(Consumer<String> say) {
        List<WebhookEndpoint> all = webhooks.get().list();
        for (WebhookEndpoint one : all) {
            say.accept(describe(one));
            say.accept("  waiting " + count(one, Delivery.State.WAITING) + ", delivered "
                    + count(one, Delivery.State.DELIVERED) + ", failed " + count(one, Delivery.State.FAILED)
                    + ", withdrawn " + count(one, Delivery.State.WITHDRAWN));
            webhooks.get().deliveries(one.id(), 1).stream()
                    .filter(last -> last.attempts() > 0 && last.state() != Delivery.State.DELIVERED)
                    .forEach(last -> say.accept("  last: " + last.type() + " " + last.eventId() + " tried "
                            + last.attempts() + " times, "
                            + (last.lastStatus() == 0 ? last.lastError() : "answered " + last.lastStatus())));
        }
        if (all.isEmpty()) {
            say.accept("There is no webhook endpoint.");
        }
    }

    void remove(EndpointId id, Actor actor, Consumer<String> say) {
        if (!webhooks.get().remove(id, actor)) {
            throw unknown(id);
        }
        say.accept(id + " is told nothing any more.");
    }

    void rotate(EndpointId id, Actor actor, Consumer<String> say) {
        WebhookSecret secret = webhooks.get().rotate(id, actor).orElseThrow(() -> unknown(id));
        say.accept("secret " + secret.written() + "  (shown this once)");
        say.accept("For " + Webhooks.OLD_SECRET_SIGNS.toHours() + " hours the old one signs too.");
    }

    void replay(Command.ReplayWebhook wanted, Actor actor, Consumer<String> say) {
        EndpointId id = wanted.endpoint();
        if (webhooks.get().find(id).isEmpty()) {
            throw unknown(id);
        }
        switch (wanted.what()) {
            case Command.ReplayWebhook.Since since ->
                say.accept(webhooks.get().replaySince(id, since.at(), actor) + " events are told again to " + id + ".");
            case Command.ReplayWebhook.One one -> {
                if (!webhooks.get().replay(id, one.eventId(), actor)) {
                    throw Refused.because("There is no event " + one.eventId() + " that " + id + " wants.");
                }
                say.accept(one.eventId() + " is told again to " + id + ".");
            }
        }
    }

    private long count(WebhookEndpoint endpoint, Delivery.State state) {
        return webhooks.get().count(endpoint.id(), state);
    }

    private static Refused unknown(EndpointId id) {
        return Refused.because("There is no webhook endpoint " + id + ". The command webhook-list names them.");
    }

    private static String describe(WebhookEndpoint endpoint) {
        return endpoint.id() + " " + endpoint.url() + " "
                + (endpoint.types().isEmpty()
                        ? "all events"
                        : String.join(",", endpoint.types().stream().sorted().toList()))
                + (endpoint.enabled() ? "" : " (turned off)");
    }
}

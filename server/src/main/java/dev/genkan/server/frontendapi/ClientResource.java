package dev.genkan.server.frontendapi;

import dev.genkan.identity.session.Client;
import dev.genkan.identity.session.Session;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The browser itself: which sessions it holds, and signing out of all of them.
public record ClientResource(Wire wire, ClientJson clients) {

    public List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/client", this::read),
                new Route<>("PUT", "/v1/client", this::create),
                new Route<>("POST", "/v1/client", this::create),
                new Route<>("DELETE", "/v1/client", this::signOut),
                new Route<>("DELETE", "/v1/client/sessions", this::signOut));
    }

    /// Nobody is made a client by looking around.
    private Reply read(FrontCall call) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "response",
                call.client().map(client -> clients.of(client, call.origin())).orElse(null));
        json.put("client", null);
        Reply reply = Reply.ok(json);
        return wire.place().live() ? reply.withCookies(clientUat(call.client())) : reply;
    }

    private List<String> clientUat(Optional<Client> client) {
        boolean signedIn =
                client.isPresent() && !wire.sessions().live(client.get().id()).isEmpty();
        return wire.cookies()
                .clientUat(
                        client.map(Client::sessionsChangedAt)
                                .orElse(wire.clock().instant()),
                        signedIn);
    }

    private Reply create(FrontCall call) {
        var opened = wire.clients().open(call.shown());
        call.knownBy(opened.token());
        Client client = wire.clients().read(opened.id()).orElseThrow();
        return FrontendApi.enveloped(clients.of(client, call.origin()));
    }

    /// Every session of the browser is removed; the browser stays known.
    private Reply signOut(FrontCall call) {
        Optional<Client> client = call.client();
        client.ifPresent(known -> {
            for (Session session : wire.sessions().live(known.id())) {
                wire.sessions().remove(session.id(), call.browser());
            }
            // and whatever is beneath
            wire.sessions().signOut(call.shown(), call.browser());
        });
        return call.client()
                .map(known -> FrontendApi.enveloped(clients.of(known, call.origin())))
                .orElseGet(FrontendApi::envelopedNothing);
    }
}

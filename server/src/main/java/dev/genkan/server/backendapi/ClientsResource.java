package dev.genkan.server.backendapi;

import dev.genkan.identity.session.Client;
import dev.genkan.identity.session.ClientId;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Session;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Slices;
import dev.genkan.token.SessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The browsers that have begun something here.
public final class ClientsResource {

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/clients", ClientsResource::list),
                new Route<>("GET", "/v1/clients/{client_id}", ClientsResource::read),
                new Route<>("POST", "/v1/clients/verify", ClientsResource::verify));
    }

    private static Reply list(BackCall call) {
        List<?> page = call.wire().clients().list(Slices.offset(call.query()), Slices.limit(call.query())).stream()
                .map(client -> json(call, client))
                .toList();
        return Listing.reply(call.query(), page, call.wire().clients()::count);
    }

    private static Reply read(BackCall call) {
        return Reply.ok(json(call, found(call).orElseThrow(ClientsResource::none)));
    }

    private static Optional<Client> found(BackCall call) {
        try {
            return call.wire().clients().read(new ClientId(call.variable("client_id")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whose the cookie `__client` is.
    private static Reply verify(BackCall call) {
        call.knowsOnly(Set.of("token"));
        ClientToken shown = new ClientToken(call.body().required("token"));
        return Reply.ok(json(call, call.wire().clients().read(shown).orElseThrow(ClientsResource::none)));
    }

    private static Map<String, @Nullable Object> json(BackCall call, Client client) {
        List<Session> sessions = call.wire().sessions().live(client.id());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "client");
        json.put("id", client.id().value());
        json.put("session_ids", sessions.stream().map(session -> session.id().value()).toList());
        json.put("sessions", sessions.stream().map(BackSessionJson::of).toList());
        json.put("sign_in_id", null);
        json.put("sign_up_id", null);
        json.put("last_active_session_id", client.lastActive().map(SessionId::value).orElse(null));
        json.put("last_authentication_strategy", null);
        json.put("updated_at", client.updatedAt().toEpochMilli());
        json.put("created_at", client.createdAt().toEpochMilli());
        return json;
    }

    private static Refused none() {
        return new Refused(Errors.notFound("client"));
    }
}

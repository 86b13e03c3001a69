package dev.genkan.server.backendapi;

import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.token.Json;
import java.util.List;

/// The public keys (RFC 7517), for whoever verifies tokens by themselves.
public final class JwksResource {

    public List<Route<BackHandler>> routes() {
        return List.of(new Route<>("GET", "/v1/jwks", JwksResource::read));
    }

    private static Reply read(BackCall call) {
        return Reply.ok(Json.parseObject(call.wire().signingKeys().published().toJwks()));
    }
}

package dev.genkan.server.backendapi;

import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import java.util.List;
import java.util.Map;

/// What a handshake came to, for the SDK whose browser brings the nonce: once, and not for long. It is in no published
/// specification, and SDKs of today cannot do without.
public final class HandshakePayloadResource {

    public List<Route<BackHandler>> routes() {
        return List.of(new Route<>("GET", "/v1/clients/handshake_payload", HandshakePayloadResource::take));
    }

    private static Reply take(BackCall call) {
        List<String> directives = call.wire()
                .handshakes()
                .take(call.query().required("nonce"))
                .orElseThrow(() -> new Refused(Errors.notFound("handshake")));
        return Reply.ok(Map.of("directives", directives));
    }
}

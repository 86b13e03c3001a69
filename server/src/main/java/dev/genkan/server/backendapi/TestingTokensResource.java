package dev.genkan.server.backendapi;

import dev.genkan.identity.Secrets;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What end-to-end tests show to be taken for people. Nothing here asks for that, so that it opens nothing.
public final class TestingTokensResource {

    private static final Duration LIFE = Duration.ofHours(1);

    public List<Route<BackHandler>> routes() {
        return List.of(new Route<>("POST", "/v1/testing_tokens", TestingTokensResource::create));
    }

    private static Reply create(BackCall call) {
        call.knowsOnly(Set.of());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("object", "testing_token");
        json.put("token", Secrets.fresh());
        json.put("expires_at", call.wire().clock().instant().plus(LIFE).getEpochSecond());
        return Reply.ok(json);
    }
}

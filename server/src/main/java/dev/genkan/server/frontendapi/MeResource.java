package dev.genkan.server.frontendapi;

import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.UserJson;
import dev.genkan.server.wire.Wire;
import java.util.List;

/// The member who is signed in.
public record MeResource(Wire wire) {

    public List<Route<FrontHandler>> routes() {
        return List.of(new Route<>("GET", "/v1/me", this::read));
    }

    /// The client that goes with it carries a token as of now: this is how the new claims reach a page that has just
    /// changed something.
    private Reply read(FrontCall call) {
        return FrontendApi.enveloped(UserJson.of(wire).frontend(call.member()));
    }
}

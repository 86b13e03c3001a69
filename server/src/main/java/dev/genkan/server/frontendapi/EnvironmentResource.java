package dev.genkan.server.frontendapi;

import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.util.List;

/// What prebuilt components ask first: which factors there are, where pages lie, what it is called.
public record EnvironmentResource(Wire wire) {

    public List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/environment", this::read), new Route<>("PATCH", "/v1/environment", this::read));
    }

    private Reply read(FrontCall call) {
        return Reply.ok(new EnvironmentJson(wire).json());
    }
}

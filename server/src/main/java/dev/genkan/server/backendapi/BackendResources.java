package dev.genkan.server.backendapi;

import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.util.ArrayList;
import java.util.List;

/// Every resource of the Backend API. One that is new is named here.
public final class BackendResources {

    private BackendResources() {}

    public static BackendApi api(Wire wire, Surroundings surroundings) {
        List<Route<BackHandler>> routes = new ArrayList<>();
        routes.addAll(new JwksResource().routes());
        routes.addAll(new HandshakePayloadResource().routes());
        routes.addAll(new UsersResource().routes());
        routes.addAll(new UserCreation().routes());
        routes.addAll(new UserChange().routes());
        routes.addAll(new UserMetadataResource().routes());
        routes.addAll(new UserStanding().routes());
        routes.addAll(new UserPasswordResource().routes());
        return new BackendApi(wire, surroundings, routes);
    }
}

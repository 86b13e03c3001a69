package dev.genkan.server.frontendapi;

import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.util.ArrayList;
import java.util.List;

/// Every resource of the Frontend API. One that is new is named here.
public final class FrontendResources {

    private FrontendResources() {}

    public static FrontendApi api(Wire wire, Surroundings surroundings) {
        SignUpsResource signUps = SignUpsResource.of(wire);
        SignInsResource signIns = SignInsResource.of(wire);
        ClientJson clients = new ClientJson(wire, signUps::current, signIns::current);
        List<Route<FrontHandler>> routes = new ArrayList<>();
        routes.addAll(new EnvironmentResource(wire).routes());
        routes.addAll(new DevBrowserResource(wire).routes());
        routes.addAll(new ClientResource(wire, clients).routes());
        routes.addAll(new SessionsResource(wire, clients).routes());
        routes.addAll(new HandshakeResource(wire).routes());
        routes.addAll(new MeResource(wire).routes());
        routes.addAll(signUps.routes());
        routes.addAll(signIns.routes());
        routes.addAll(new LinksResource(wire, signUps.attempts(), signIns.attempts()).routes());
        routes.addAll(new PasswordResource(wire).routes());
        routes.addAll(new MySessionsResource(wire).routes());
        routes.addAll(new AddressesResource(wire).routes());
        routes.addAll(new ProfileImageResource(wire).routes());
        routes.addAll(new PicturesResource(wire).routes());
        routes.addAll(new ReverificationResource(wire).routes());
        routes.addAll(new HouseResource(wire).routes());
        routes.addAll(NotHere.routes());
        routes.addAll(new InterstitialResource(wire).routes());
        return new FrontendApi(wire, surroundings, routes, clients);
    }
}

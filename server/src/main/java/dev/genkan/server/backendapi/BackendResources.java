package dev.genkan.server.backendapi;

import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.server.frontendapi.NotHere;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
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
        routes.addAll(new UserOrganizationsResource().routes());
        routes.addAll(new EmailAddressesResource().routes());
        routes.addAll(new SessionsResource().routes());
        routes.addAll(new ClientsResource().routes());
        routes.addAll(new JwtTemplatesResource().routes());
        routes.addAll(new RedirectUrlsResource().routes());
        routes.addAll(new IdentifierListsResource().routes());
        routes.addAll(new InstanceResource().routes());
        routes.addAll(new TestingTokensResource().routes());
        routes.addAll(new UserPictureResource().routes());
        routes.addAll(new InvitationsResource().routes());
        routes.addAll(new SignInTokensResource().routes());
        routes.addAll(new AddressChecksResource().routes());
        routes.addAll(new ActorTokensResource().routes());
        routes.addAll(new SignUpsResource().routes());
        routes.addAll(new ProxyChecksResource().routes());
        routes.addAll(notHere());
        return new BackendApi(wire, surroundings, routes);
    }

    /// What is not done here, out of the table `not-here.txt`.
    public static List<NotHere.Entry> absent() {
        return NotHere.read(BackendResources.class);
    }

    private static List<Route<BackHandler>> notHere() {
        return absent().stream()
                .map(entry -> new Route<BackHandler>(entry.method(), entry.path(), call -> {
                    throw new Refused(Errors.notHere(entry.status(), entry.operation(), entry.reason()));
                }))
                .toList();
    }
}

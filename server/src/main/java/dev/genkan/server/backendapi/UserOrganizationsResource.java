package dev.genkan.server.backendapi;

import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Slices;
import java.util.List;

/// The organizations of a user: none, because there are none.
public final class UserOrganizationsResource {

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/users/{user_id}/organization_memberships", UserOrganizationsResource::none),
                new Route<>("GET", "/v1/users/{user_id}/organization_invitations", UserOrganizationsResource::none));
    }

    private static Reply none(BackCall call) {
        call.user();
        Slices.limit(call.query());
        Slices.offset(call.query());
        return Listing.paginated(List.of(), 0);
    }
}

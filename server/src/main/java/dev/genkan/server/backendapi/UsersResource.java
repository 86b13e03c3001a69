package dev.genkan.server.backendapi;

import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.UserJson;
import java.util.List;

/// The users of the instance.
public final class UsersResource {

    public List<Route<BackHandler>> routes() {
        return List.of(new Route<>("GET", "/v1/users/{user_id}", UsersResource::read));
    }

    private static Reply read(BackCall call) {
        return Reply.ok(UserJson.of(call.wire()).backend(call.user()));
    }
}

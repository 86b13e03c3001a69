package dev.genkan.server.backendapi;

import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserQuery;
import dev.genkan.identity.user.UserSlice;
import dev.genkan.identity.user.Users;
import dev.genkan.server.wire.Deleted;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.UserJson;
import java.util.List;
import java.util.Map;

/// The users of the instance: read, looked for, counted, deleted.
public final class UsersResource {

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/users", UsersResource::list),
                new Route<>("GET", "/v1/users/count", UsersResource::count),
                new Route<>("GET", "/v1/users/{user_id}", UsersResource::read),
                new Route<>("DELETE", "/v1/users/{user_id}", UsersResource::delete));
    }

    private static Reply list(BackCall call) {
        Users users = call.wire().users();
        UserSlice slice = UserSearch.slice(call.query());
        UserQuery query = UserSearch.from(UserSearch.query(call.query()), call.query(), slice, users);
        return Reply.ok(UserJson.of(call.wire()).backend(users.slice(query, slice)));
    }

    private static Reply count(BackCall call) {
        long count = call.wire().users().count(UserSearch.query(call.query()));
        return Reply.ok(Map.of("object", "total_count", "total_count", count));
    }

    private static Reply read(BackCall call) {
        return reply(call, call.user());
    }

    private static Reply delete(BackCall call) {
        User user = call.user();
        if (!call.wire().users().delete(user.id(), call.actor())) {
            throw BackCall.noUser();
        }
        return Reply.ok(Deleted.of("user", user.id().value()));
    }

    static Reply reply(BackCall call, User user) {
        return Reply.ok(UserJson.of(call.wire()).backend(user));
    }
}

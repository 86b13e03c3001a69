package dev.genkan.server.backendapi;

import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.UserJson;
import dev.genkan.server.wire.WireIds;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Whether users may come in: banned for good, locked for a while.
public final class UserStanding {

    private static final int MOST = 50;

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("POST", "/v1/users/{user_id}/ban", call -> one(call, UserStanding::ban)),
                new Route<>("POST", "/v1/users/{user_id}/unban", call -> one(call, UserStanding::unban)),
                new Route<>("POST", "/v1/users/{user_id}/lock", call -> one(call, UserStanding::lock)),
                new Route<>("POST", "/v1/users/{user_id}/unlock", call -> one(call, UserStanding::unlock)),
                new Route<>("POST", "/v1/users/ban", call -> many(call, UserStanding::ban)),
                new Route<>("POST", "/v1/users/unban", call -> many(call, UserStanding::unban)));
    }

    private static Reply one(BackCall call, BiFunction<BackCall, UserId, Optional<User>> act) {
        call.knowsOnly(Set.of());
        return UsersResource.reply(call, act.apply(call, call.userId()).orElseThrow(BackCall::noUser));
    }

    /// All of them, or none.
    private static Reply many(BackCall call, BiFunction<BackCall, UserId, Optional<User>> act) {
        call.knowsOnly(Set.of("user_ids"));
        Fields body = call.body();
        List<String> texts = body.texts("user_ids");
        if (texts.isEmpty()) {
            throw new Refused(Errors.missing("user_ids"));
        }
        if (texts.size() > MOST) {
            throw new Refused(Errors.unfit("user_ids", "Up to " + MOST + " users at once."));
        }
        // in one order, so that two calls at once do not wait for each other
        List<UserId> ids = texts.stream()
                .distinct()
                .sorted()
                .map(text -> WireIds.user(text).orElseThrow(BackCall::noUser))
                .toList();
        List<User> changed = call.wire().database().inTransaction(() -> ids.stream()
                .map(id -> act.apply(call, id).orElseThrow(BackCall::noUser))
                .toList());
        return Reply.ok(UserJson.of(call.wire()).backend(changed));
    }

    private static Optional<User> ban(BackCall call, UserId id) {
        return call.wire().users().ban(id, call.actor());
    }

    private static Optional<User> unban(BackCall call, UserId id) {
        return call.wire().users().unban(id, call.actor());
    }

    private static Optional<User> lock(BackCall call, UserId id) {
        Instant until =
                call.wire().clock().instant().plus(call.wire().entrance().limits().lockoutLasts());
        return call.wire().users().lock(id, until, call.actor());
    }

    private static Optional<User> unlock(BackCall call, UserId id) {
        return call.wire().users().unlock(id, call.actor());
    }

    static User locked(BackCall call, UserId id) {
        return lock(call, id).orElseThrow(BackCall::noUser);
    }
}

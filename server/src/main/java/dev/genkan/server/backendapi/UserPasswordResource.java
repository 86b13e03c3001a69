package dev.genkan.server.backendapi;

import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.token.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Passwords that users have already.
public final class UserPasswordResource {

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("POST", "/v1/users/{user_id}/verify_password", UserPasswordResource::verify),
                new Route<>("POST", "/v1/users/{user_id}/remove_password", UserPasswordResource::remove),
                new Route<>("POST", "/v1/users/{user_id}/password/set_compromised", UserPasswordResource::compromised),
                new Route<>(
                        "POST", "/v1/users/{user_id}/password/unset_compromised", UserPasswordResource::uncompromised));
    }

    /// Sessions stay unless the call says otherwise: some of them are the member's.
    private static Reply compromised(BackCall call) {
        call.knowsOnly(Set.of("revoke_all_sessions"));
        boolean everywhere = call.body().flag("revoke_all_sessions").orElse(false);
        User user = mark(call, true);
        if (everywhere) {
            call.wire().sessions().revokeAll(user.id(), call.actor());
        }
        return UsersResource.reply(call, user);
    }

    private static Reply uncompromised(BackCall call) {
        call.knowsOnly(Set.of());
        return UsersResource.reply(call, mark(call, false));
    }

    private static User mark(BackCall call, boolean known) {
        return call.wire().database().inTransaction(() -> {
            User user = call.wire().users().touch(call.userId()).orElseThrow(BackCall::noUser);
            if (!call.wire().passwords().compromised(user.id(), known)) {
                throw new Refused(Errors.noPassword());
            }
            String action = known ? "user.password_compromised" : "user.password_uncompromised";
            call.wire().audit().write(call.actor(), action, user.id().value(), Map.of(), Map.of());
            return user;
        });
    }

    private static Reply verify(BackCall call) {
        call.knowsOnly(Set.of("password"));
        String typed = call.body().required("password");
        UserId user = call.user().id();
        Passwords passwords = call.wire().passwords();
        PasswordHash hash = passwords.of(user).orElseThrow(() -> new Refused(Errors.noPassword()));
        try {
            if (!passwords.matches(typed, hash)) {
                throw new Refused(Errors.passwordWrong());
            }
        } catch (Passwords.Busy e) {
            throw new Refused(Errors.busy());
        }
        return Reply.ok(Map.of("verified", true));
    }

    private static Reply remove(BackCall call) {
        call.knowsOnly(Set.of());
        User user = call.wire().database().inTransaction(() -> {
            User there = call.wire().users().touch(call.userId()).orElseThrow(BackCall::noUser);
            if (call.wire().passwords().remove(there.id())) {
                call.wire()
                        .audit()
                        .write(call.actor(), "user.remove_password", there.id().value(), Map.of(), Map.of());
            }
            return there;
        });
        return UsersResource.reply(call, user);
    }
}

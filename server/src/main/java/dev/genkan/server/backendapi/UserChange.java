package dev.genkan.server.backendapi;

import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.EmailAddresses.Promoted;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.token.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Changes what a body names of a user, all of it or nothing. Metadata goes with it for callers who speak an older
/// version than 2026-05-12, and takes the place of what there was.
public final class UserChange {

    private static final String PRIMARY = "primary_email_address_id";

    private static final Set<String> FIELDS = Stream.of(
                    UserFields.PROFILE,
                    UserFields.notHere(),
                    GivenPassword.FIELDS,
                    Set.of(PRIMARY, "sign_out_of_other_sessions"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OLDER_FIELDS = Stream.of(FIELDS, UserMetadataResource.FIELDS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    public List<Route<BackHandler>> routes() {
        return List.of(new Route<>("PATCH", "/v1/users/{user_id}", UserChange::update));
    }

    private static Reply update(BackCall call) {
        Fields body = call.body();
        call.knowsOnly(call.version().atLeast(ApiVersion.V2026_05_12) ? FIELDS : OLDER_FIELDS);
        UserFields.requireNothingElse(body);
        UserPatch patch = UserFields.metadata(UserFields.profile(UserPatch.nothing(), body), body);
        if (!body.has("password") && !body.has("password_digest") && !body.has(PRIMARY)) {
            User user = UserFields.fitting(body, () -> call.wire().users().update(call.userId(), patch))
                    .orElseThrow(BackCall::noUser);
            return UsersResource.reply(call, user);
        }
        UserId id = call.user().id();
        Optional<PasswordHash> password = GivenPassword.read(body, call.wire().passwords(), addresses(call));
        UserFields.fitting(body, () -> call.wire().database().inTransaction(() -> changed(call, id, patch, password)));
        return UsersResource.reply(call, call.user());
    }

    private static User changed(BackCall call, UserId id, UserPatch patch, Optional<PasswordHash> password) {
        User user = call.wire().users().update(id, patch).orElseThrow(BackCall::noUser);
        call.body().text(PRIMARY).ifPresent(address -> promote(call, id, address));
        password.ifPresent(hash -> give(call, id, hash));
        return user;
    }

    private static List<EmailAddress> addresses(BackCall call) {
        return call.user().addresses().stream().map(User.Address::address).toList();
    }

    private static void promote(BackCall call, UserId id, String addressId) {
        switch (call.wire().emailAddresses().makePrimary(id, addressId, call.actor())) {
            case Promoted.Primary done -> {}
            case Promoted.Unproven unproven ->
                throw new Refused(Errors.unfit(PRIMARY, "The address has to be verified first."));
            case Promoted.NotThere nowhere -> throw new Refused(Errors.unfit(PRIMARY, "The user has no such address."));
        }
    }

    private static void give(BackCall call, UserId id, PasswordHash hash) {
        call.wire().passwords().set(id, hash);
        // a token tells how old a password is as little as anything else of it; the version says that something changed
        call.wire().audit().write(call.actor(), "user.set_password", id.value(), Map.of(), Map.of());
        if (call.body().flag("sign_out_of_other_sessions").orElse(false)) {
            call.wire().sessions().revokeAll(id, call.actor());
        }
    }
}

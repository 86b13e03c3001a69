package dev.genkan.server.backendapi;

import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.NewUser;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes users by the application's word: their addresses are proven by it.
public final class UserCreation {

    private static final Set<String> FIELDS = Stream.of(
                    UserFields.PROFILE,
                    UserFields.notHere(),
                    UserMetadataResource.FIELDS,
                    GivenPassword.FIELDS,
                    Set.of(
                            "email_address",
                            "email_address_identification_status",
                            "skip_password_requirement",
                            "banned",
                            "locked"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    public List<Route<BackHandler>> routes() {
        return List.of(new Route<>("POST", "/v1/users", UserCreation::create));
    }

    private static Reply create(BackCall call) {
        Fields body = call.body();
        call.knowsOnly(FIELDS);
        UserFields.requireNothingElse(body);
        List<EmailAddress> addresses = addresses(body);
        UserPatch profile = UserFields.metadata(UserFields.profile(UserPatch.nothing(), body), body);
        NewUser bare = addresses.stream()
                .skip(1)
                .reduce(NewUser.at(addresses.getFirst()), NewUser::alsoAt, (one, other) -> other)
                .profile(profile);
        Passwords passwords = call.wire().passwords();
        NewUser wanted = GivenPassword.read(body, passwords, addresses)
                .map(PasswordHash::encoded)
                .map(bare::passwordHash)
                .orElse(bare);
        User made = UserFields.fitting(body, () -> call.wire().database().inTransaction(() -> made(call, wanted)));
        return UsersResource.reply(call, made);
    }

    private static User made(BackCall call, NewUser wanted) {
        User user = call.wire().users().create(wanted, call.actor());
        if (call.body().flag("banned").orElse(false)) {
            user = call.wire().users().ban(user.id(), call.actor()).orElseThrow();
        }
        if (call.body().flag("locked").orElse(false)) {
            user = UserStanding.locked(call, user.id());
        }
        return user;
    }

    private static List<EmailAddress> addresses(Fields body) {
        String field = "email_address";
        List<EmailAddress> addresses = body.texts(field).stream()
                .map(text -> EmailAddress.parse(text)
                        .orElseThrow(() -> new Refused(Errors.malformed(field, "This is no e-mail address."))))
                .toList();
        if (addresses.isEmpty()) {
            throw new Refused(Errors.missing(field));
        }
        long different = addresses.stream().map(EmailAddress::key).distinct().count();
        if (different < addresses.size() || addresses.size() > EmailAddresses.MOST) {
            throw new Refused(
                    Errors.unfit(field, "A user has up to " + EmailAddresses.MOST + " addresses, each given once."));
        }
        List<String> status = body.texts("email_address_identification_status");
        if (!status.isEmpty() && (status.size() != addresses.size() || !status.stream().allMatch("verified"::equals))) {
            throw new Refused(Errors.unfit(
                    "email_address_identification_status",
                    "One for each address, and each of them verified: addresses are not reserved here."));
        }
        return addresses;
    }
}

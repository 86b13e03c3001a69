package dev.genkan.server.backendapi;

import dev.genkan.identity.account.AddressCheck;
import dev.genkan.identity.account.AddressCheck.Seen;
import dev.genkan.identity.account.AddressCheck.Status;
import dev.genkan.identity.account.Proof;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.token.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Codes to an address by the wish of a program. What was typed is answered by a status: only what has no check, or is
/// over the limits, is an error.
public final class AddressChecksResource {

    private static final String ONE = "/v1/email_addresses/{email_address_id}";

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("POST", ONE + "/prepare_verification", AddressChecksResource::prepare),
                new Route<>("POST", ONE + "/attempt_verification", AddressChecksResource::attempt));
    }

    private static Reply prepare(BackCall call) {
        call.knowsOnly(Set.of());
        User.Address address = address(call, owner(call));
        return switch (check(call).send(address, call.actor().browser())) {
            case Answer.Sent sent -> reply(call, address);
            // that one is the code that is wanted
            case Answer.TooSoon early -> reply(call, address);
            case Answer.TooMany tooMany -> throw new Refused(Errors.tooMany(tooMany.retryAfter()));
            case Answer.NoAttempt gone -> throw none("email address");
        };
    }

    private static Reply attempt(BackCall call) {
        call.knowsOnly(Set.of("verification_id", "code"));
        String id = call.body().required("verification_id");
        String code = call.body().required("code");
        UserId owner = owner(call);
        User.Address address = address(call, owner);
        Seen before = check(call)
                .seen(address)
                .filter(seen -> seen.id().value().equals(id))
                .orElseThrow(() -> none("verification"));
        if (before.status() == Status.VERIFIED) {
            throw new Refused(Errors.alreadyVerified());
        }
        Proof proof = check(call).enter(owner, address, code, call.actor());
        if (proof instanceof Proof.TooMany tooMany) {
            throw new Refused(Errors.tooMany(tooMany.retryAfter()));
        }
        return reply(call, address);
    }

    private static Reply reply(BackCall call, User.Address address) {
        return Reply.ok(json(check(call).seen(address).orElseThrow(() -> none("verification"))));
    }

    private static Map<String, @Nullable Object> json(Seen seen) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "verification_otp");
        json.put("id", seen.id().value());
        json.put("status", seen.status().name().toLowerCase(Locale.ROOT));
        json.put("strategy", "email_code");
        json.put("attempts", seen.tries());
        json.put("expire_at", seen.expireAt().toEpochMilli());
        return json;
    }

    private static AddressCheck check(BackCall call) {
        return new AddressCheck(call.wire().entrance(), call.wire().emailAddresses());
    }

    private static UserId owner(BackCall call) {
        return Optional.of(call.variable("email_address_id"))
                .flatMap(call.wire().emailAddresses()::ownerOf)
                .orElseThrow(() -> none("email address"));
    }

    private static User.Address address(BackCall call, UserId owner) {
        return call.wire().users().find(owner).stream()
                .flatMap(user -> user.addresses().stream())
                .filter(one -> one.id().equals(call.variable("email_address_id")))
                .findFirst()
                .orElseThrow(() -> none("email address"));
    }

    private static Refused none(String what) {
        return new Refused(Errors.notFound(what));
    }
}

package dev.genkan.server.backendapi;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.EmailAddresses.Added;
import dev.genkan.identity.user.EmailAddresses.Promoted;
import dev.genkan.identity.user.EmailAddresses.Removed;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Deleted;
import dev.genkan.server.wire.EmailAddressJson;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.WireIds;
import dev.genkan.token.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;

/// The addresses of users, which the application may prove by its word.
public final class EmailAddressesResource {

    private static final String NOTIFY = "notify_primary_email_address_changed";

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("POST", "/v1/email_addresses", EmailAddressesResource::create),
                new Route<>("GET", "/v1/email_addresses/{email_address_id}", EmailAddressesResource::read),
                new Route<>("PATCH", "/v1/email_addresses/{email_address_id}", EmailAddressesResource::update),
                new Route<>("DELETE", "/v1/email_addresses/{email_address_id}", EmailAddressesResource::delete),
                new Route<>("PUT", "/v1/users/{user_id}/email_address", EmailAddressesResource::replace));
    }

    private static Reply create(BackCall call) {
        call.knowsOnly(Set.of("user_id", "email_address", "verified", "primary", NOTIFY));
        Fields body = call.body();
        UserId user = WireIds.user(body.required("user_id")).orElseThrow(BackCall::noUser);
        EmailAddress address = address(body);
        return orTaken(
                () -> {
                    String id = switch (call.wire().emailAddresses().give(user, address, false, call.actor())) {
                        case Added.ToProve added -> added.address().id();
                        case Added.Theirs theirs -> throw new Refused(Errors.identifierExists("email_address"));
                        case Added.TooMany many ->
                            throw unfit("email_address", "The user has as many addresses as can be.");
                        case Added.Gone gone -> throw BackCall.noUser();
                    };
                    return changed(call, user, id);
                },
                call);
    }

    private static Reply read(BackCall call) {
        return reply(call, owner(call), id(call));
    }

    private static Reply update(BackCall call) {
        call.knowsOnly(Set.of("verified", "primary", NOTIFY));
        return orTaken(() -> changed(call, owner(call), id(call)), call);
    }

    /// Does to an address what the body says of it.
    private static Reply changed(BackCall call, UserId user, String id) {
        Fields body = call.body();
        if (body.flag(NOTIFY).orElse(false)) {
            throw unfit(NOTIFY, "No mail tells of that here.");
        }
        boolean verified = address(call, user, id).verified();
        boolean wanted = body.flag("verified").orElse(verified);
        if (verified && !wanted) {
            throw unfit("verified", "An address that is proven stays so; delete it instead.");
        }
        if (wanted && !verified) {
            call.wire().emailAddresses().prove(user, id, "admin", call.actor());
        }
        boolean primary = body.flag("primary").orElse(false);
        if (primary
                && !(call.wire().emailAddresses().makePrimary(user, id, call.actor()) instanceof Promoted.Primary)) {
            throw unfit("primary", "The primary address has to be verified.");
        }
        return reply(call, user, id);
    }

    private static Reply delete(BackCall call) {
        return switch (call.wire().emailAddresses().remove(owner(call), id(call), call.actor())) {
            case Removed.Gone gone ->
                Reply.ok(Deleted.of("email_address", gone.address().id()));
            case Removed.IsPrimary primary ->
                throw new Refused(Errors.stays("The address is the primary one; make another one that first."));
            case Removed.LastProven last ->
                throw new Refused(Errors.stays("It is the last verified address: nobody could sign in any more."));
            case Removed.NotThere nowhere -> throw none();
        };
    }

    private static Reply replace(BackCall call) {
        call.knowsOnly(Set.of("email_address", "identification_status", NOTIFY));
        Fields body = call.body();
        if (!body.text("identification_status").orElse("verified").equals("verified")) {
            throw unfit("identification_status", "Addresses are verified here, and not reserved.");
        }
        if (body.flag(NOTIFY).orElse(false)) {
            throw unfit(NOTIFY, "No mail tells of that here.");
        }
        UserId user = call.userId();
        EmailAddress address = address(body);
        return orTaken(
                () -> Reply.ok(EmailAddressJson.of(call.wire()
                        .emailAddresses()
                        .replaceAll(user, address, call.actor())
                        .orElseThrow(BackCall::noUser))),
                call);
    }

    private static Reply orTaken(Supplier<Reply> work, BackCall call) {
        try {
            return call.wire().database().inTransaction(work);
        } catch (DuplicateKeyException e) {
            throw new Refused(Errors.identifierExists("email_address"));
        }
    }

    private static EmailAddress address(Fields body) {
        return EmailAddress.parse(body.required("email_address"))
                .orElseThrow(() -> new Refused(Errors.malformed("email_address", "This is no e-mail address.")));
    }

    private static Reply reply(BackCall call, UserId user, String id) {
        return Reply.ok(EmailAddressJson.of(address(call, user, id)));
    }

    private static User.Address address(BackCall call, UserId user, String id) {
        return call.wire().users().find(user).stream()
                .flatMap(found -> found.addresses().stream())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(EmailAddressesResource::none);
    }

    private static UserId owner(BackCall call) {
        return call.wire().emailAddresses().ownerOf(id(call)).orElseThrow(EmailAddressesResource::none);
    }

    private static String id(BackCall call) {
        return call.variable("email_address_id");
    }

    private static Refused none() {
        return new Refused(Errors.notFound("email address"));
    }

    private static Refused unfit(String field, String remedy) {
        return new Refused(Errors.unfit(field, remedy));
    }
}

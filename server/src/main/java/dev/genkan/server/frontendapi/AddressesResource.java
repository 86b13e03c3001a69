package dev.genkan.server.frontendapi;

import dev.genkan.identity.account.AddressBook;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.CodeRequested;
import dev.genkan.identity.attempt.Problem;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.EmailAddressJson;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import dev.genkan.server.wire.WireError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The addresses of the member who is signed in. Adding and removing one wants a fresh proof; proving one wants its
/// code.
public record AddressesResource(Wire wire) {

    private static final String ALL = "/v1/me/email_addresses";
    private static final String ONE = ALL + "/{email_id}";

    public List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("GET", ALL, this::list),
                new Route<>("POST", ALL, this::add),
                new Route<>("GET", ONE, this::read),
                new Route<>("DELETE", ONE, this::remove),
                new Route<>("POST", ONE + "/prepare_verification", this::prepare),
                new Route<>("POST", ONE + "/attempt_verification", this::attempt));
    }

    private Reply list(FrontCall call) {
        return Reply.ok(call.member().addresses().stream().map(this::json).toList());
    }

    private Reply read(FrontCall call) {
        return told(address(call));
    }

    private Reply add(FrontCall call) {
        Session session = call.session();
        String typed = call.body().required("email_address").strip();
        new Proving(wire).requireFresh(session);
        refuseTaken(session, typed);
        return switch (book().begin(session.userId(), typed, call.browser())) {
            case AddressBook.Begun.NeedsCode next -> told(address(session, next.id()));
            case AddressBook.Begun.Rejected rejected -> throw new Refused(problem(rejected.problem()));
            case AddressBook.Begun.Theirs theirs -> throw new Refused(Errors.identifierExists("email_address"));
            case AddressBook.Begun.Full full ->
                throw new Refused(
                        Errors.unfit("email_address", "Nobody has more than " + EmailAddresses.MOST + " addresses."));
            case AddressBook.Begun.TooMany tooMany -> throw new Refused(Errors.tooMany(tooMany.retryAfter()));
        };
    }

    /// Where nobody is protected from being found, as in development, components say it at the field.
    private void refuseTaken(Session session, String typed) {
        boolean taken = !wire.entrance().rules().enumerationProtection()
                && EmailAddress.parse(typed)
                        .flatMap(wire.users()::findByEmailAddress)
                        .filter(owner -> !owner.id().equals(session.userId()))
                        .isPresent();
        if (taken) {
            throw new Refused(Errors.identifierExists("email_address"));
        }
    }

    private static WireError problem(Problem problem) {
        return problem.code().equals(Problem.MISSING)
                ? Errors.missing(problem.field())
                : Errors.malformed(problem.field(), "It has to be an e-mail address.");
    }

    private Reply prepare(FrontCall call) {
        User.Address address = address(call);
        if (!call.body().required("strategy").equals("email_code")) {
            throw new Refused(Errors.notOffered("strategy", "A further address is proven by email_code."));
        }
        if (address.verified()) {
            return told(address);
        }
        CodeRequested sent = book().send(call.session().userId(), address.id(), call.browser());
        return switch (sent) {
            // one that is on its way is as good: components ask again whenever they are shown
            case Answer.Sent done -> told(address);
            case Answer.TooSoon early -> told(address);
            case Answer.TooMany tooMany -> throw new Refused(Errors.tooMany(tooMany.retryAfter()));
            case Answer.NoAttempt gone -> throw notThere();
        };
    }

    private Reply attempt(FrontCall call) {
        User.Address address = address(call);
        String code = call.body().required("code");
        if (!address.verified()) {
            Session session = call.session();
            new Proving(wire).require(book().enterCode(session.userId(), address.id(), code, call.browser()), "code");
        }
        return told(address(call));
    }

    private Reply remove(FrontCall call) {
        Session session = call.session();
        User.Address address = address(call);
        new Proving(wire).requireFresh(session);
        return switch (book().remove(session.userId(), address.id(), call.browser())) {
            case EmailAddresses.Removed.Gone gone ->
                FrontendApi.enveloped(DeletedJson.of("email_address", address.id()));
            case EmailAddresses.Removed.IsPrimary primary ->
                throw new Refused(Errors.cannotBeRemoved("Make another address the primary one first."));
            case EmailAddresses.Removed.LastProven last ->
                throw new Refused(Errors.cannotBeRemoved("It is the last one you can sign in with."));
            case EmailAddresses.Removed.NotThere gone -> throw notThere();
        };
    }

    private User.Address address(FrontCall call) {
        return address(call.session(), call.variable("email_id"));
    }

    /// One of their own; another's is as if it were not there.
    private User.Address address(Session session, String id) {
        return book().find(session.userId(), id).orElseThrow(AddressesResource::notThere);
    }

    private Reply told(User.Address address) {
        return FrontendApi.enveloped(json(address));
    }

    private Map<String, @Nullable Object> json(User.Address address) {
        Optional<EmailCodes.Issued> code = address.verified()
                ? Optional.empty()
                : wire.entrance().codes().find(new AttemptId(address.id())).filter(issued -> !issued.consumed());
        return code.map(issued -> EmailAddressJson.prepared(
                        address, wire.entrance().limits().codeTries() - issued.triesLeft(), issued.expiresAt()))
                .orElseGet(() -> EmailAddressJson.of(address));
    }

    private AddressBook book() {
        return new AddressBook(wire.entrance(), wire.emailAddresses());
    }

    private static Refused notThere() {
        return new Refused(Errors.notFound("email address"));
    }
}

package dev.genkan.server.frontendapi;

import dev.genkan.identity.account.AddressBook;
import dev.genkan.identity.account.Leaving;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.UserJson;
import dev.genkan.server.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The member who is signed in: what they are called, what their browser keeps with them, and their leaving.
public record MeResource(Wire wire) {

    private static final int LONGEST_NAME = 256;

    /// From this version on what the browser keeps is changed at an address of its own, which merges.
    private static final String METADATA_APART = "2026-05-12";

    private static final List<String> NOT_HERE =
            List.of("username", "primary_phone_number_id", "primary_web3_wallet_id");

    public List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/me", this::read),
                new Route<>("PATCH", "/v1/me", this::change),
                new Route<>("DELETE", "/v1/me", this::leave),
                new Route<>("PATCH", "/v1/me/metadata", this::merge));
    }

    /// The client that goes with it carries a token as of now: this is how the new claims reach a page that has just
    /// changed something.
    private Reply read(FrontCall call) {
        return told(call.member());
    }

    private Reply change(FrontCall call) {
        Session session = call.session();
        Fields body = call.body();
        UserPatch patch = patch(body, call.query());
        Optional<String> primary = body.text("primary_email_address_id").filter(id -> !isPrimary(call.member(), id));
        if (primary.isPresent()) {
            new Proving(wire).requireFresh(session);
        }
        // both or neither: what is refused is thrown, and so rolled back
        return told(wire.database()
                .inTransaction(() -> {
                    primary.ifPresent(id -> promote(call, session, id));
                    return fitting("unsafe_metadata", () -> wire.users().update(session.userId(), patch));
                })
                .orElseThrow(() -> new Refused(Errors.signedOut())));
    }

    private static boolean isPrimary(User user, String id) {
        return user.addresses().stream()
                .anyMatch(address -> address.primary() && address.id().equals(id));
    }

    private UserPatch patch(Fields body, Fields query) {
        for (String name : NOT_HERE) {
            if (body.text(name).isPresent()) {
                throw new Refused(Errors.unfit(name, "There is no " + name + " in this instance."));
            }
        }
        UserPatch patch = UserPatch.nothing();
        if (body.has("first_name")) {
            patch = patch.firstName(body.text("first_name", LONGEST_NAME).orElse(""));
        }
        if (body.has("last_name")) {
            patch = patch.lastName(body.text("last_name", LONGEST_NAME).orElse(""));
        }
        if (body.text("unsafe_metadata").isPresent()) {
            if (query.text("__clerk_api_version").orElse("").compareTo(METADATA_APART) >= 0) {
                throw new Refused(Errors.unknownField("unsafe_metadata"));
            }
            Map<String, @Nullable Object> values =
                    body.object("unsafe_metadata").orElse(Map.of());
            patch = patch.unsafeMetadata(fitting("unsafe_metadata", () -> Metadata.of(values)));
        }
        return patch;
    }

    private void promote(FrontCall call, Session session, String id) {
        switch (new AddressBook(wire.entrance(), wire.emailAddresses())
                .makePrimary(session.userId(), id, call.browser())) {
            case EmailAddresses.Promoted.Primary done -> {}
            case EmailAddresses.Promoted.Unproven unproven ->
                throw new Refused(Errors.unfit("primary_email_address_id", "Prove this address first."));
            case EmailAddresses.Promoted.NotThere gone -> throw new Refused(Errors.notFound("email address"));
        }
    }

    private Reply merge(FrontCall call) {
        Session session = call.session();
        Map<String, @Nullable Object> patch =
                call.body().object("unsafe_metadata").orElseThrow(() -> new Refused(Errors.missing("unsafe_metadata")));
        return told(fitting(
                        "unsafe_metadata",
                        () -> wire.users().mergeMetadata(session.userId(), MetadataPatch.ofUnsafe(patch)))
                .orElseThrow(() -> new Refused(Errors.signedOut())));
    }

    /// The address that pages ask to be typed is theirs: components have asked for other words already.
    private Reply leave(FrontCall call) {
        Session session = call.session();
        new Proving(wire).requireFresh(session);
        User user = call.member();
        String typed = user.primaryAddress().map(address -> address.value()).orElse("");
        return switch (new Leaving(wire.entrance()).leave(user.id(), typed, call.browser())) {
            case DELETED ->
                FrontendApi.enveloped(DeletedJson.of("user", user.id().value()));
            case NOT_CONFIRMED, GONE -> throw new Refused(Errors.signedOut());
        };
    }

    private Reply told(User user) {
        return FrontendApi.enveloped(UserJson.of(wire).frontend(user));
    }

    /// @throws Refused if it is more than can be kept, or than a session cookie can carry
    static <T> T fitting(String field, Supplier<T> work) {
        try {
            return work.get();
        } catch (Metadata.Unfit e) {
            throw new Refused(Errors.unfit(field, String.valueOf(e.getMessage())));
        } catch (TokenBudget.Exceeded e) {
            // what is in the message is for those who run the instance
            throw new Refused(Errors.unfit(
                    field,
                    "The session cookie would weigh " + e.weight() + " bytes with it, and browsers keep " + e.budget()
                            + "."));
        }
    }
}

package dev.genkan.server.backendapi;

import dev.genkan.identity.attempt.Invitation;
import dev.genkan.identity.attempt.Invited;
import dev.genkan.identity.attempt.NewInvitation;
import dev.genkan.identity.attempt.Ticket;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Slices;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is asked to become a member. What an invitation says of a user is theirs once they have signed up.
public final class InvitationsResource {

    private static final Set<String> FIELDS = Set.of(
            "email_address", "public_metadata", "redirect_url", "notify", "ignore_existing", "expires_in_days",
            "template_slug");
    private static final int MOST_AT_ONCE = 10;
    private static final int MOST_DAYS = 365;

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/invitations", InvitationsResource::list),
                new Route<>("POST", "/v1/invitations", InvitationsResource::create),
                new Route<>("POST", "/v1/invitations/bulk", new Bulk()),
                new Route<>("POST", "/v1/invitations/{invitation_id}/revoke", InvitationsResource::revoke));
    }

    private static Reply list(BackCall call) {
        Fields asked = call.query();
        String query = asked.text("query", 256).orElse("").strip();
        Optional<Invitation.Status> status = asked.text("status").map(InvitationsResource::status);
        List<?> page = call.wire().invitations().list(query, status, Slices.limit(asked), (int) Slices.offset(asked)).stream()
                .map(invitation -> json(call, invitation, Optional.empty()))
                .toList();
        return Listing.reply(asked, page, () -> call.wire().invitations().count(query, status));
    }

    private static Invitation.Status status(String text) {
        return switch (text) {
            case "pending", "accepted", "revoked", "expired" -> Invitation.Status.valueOf(text.toUpperCase(Locale.ROOT));
            default -> throw new Refused(Errors.unfit("status", "One of pending, accepted, revoked, expired."));
        };
    }

    private static Reply create(BackCall call) {
        return Reply.ok(made(call, call.body()));
    }

    /// All of them, or none.
    private record Bulk() implements BackHandler {

        @Override
        public Reply answer(BackCall call) {
            List<Fields> wanted = call.body().objects("list");
            if (wanted.isEmpty() || wanted.size() > MOST_AT_ONCE) {
                throw new Refused(Errors.unfit("list", "1 to " + MOST_AT_ONCE + " invitations at once."));
            }
            return Reply.ok(call.wire()
                    .database()
                    .inTransaction(
                            () -> wanted.stream().map(one -> made(call, one)).toList()));
        }

        @Override
        public boolean takesList() {
            return true;
        }
    }

    private static Map<String, @Nullable Object> made(BackCall call, Fields body) {
        BackCall.knowsOnly(body, FIELDS);
        return switch (call.wire().invitations().make(wanted(call, body), call.actor())) {
            case Invited.Made made -> json(call, made.invitation(), Optional.of(made.ticket()));
            case Invited.AlreadyMember member -> throw new Refused(Errors.identifierExists("email_address"));
            case Invited.AlreadyInvited open -> throw new Refused(Errors.listed("email_address"));
        };
    }

    private static NewInvitation wanted(BackCall call, Fields body) {
        EmailAddress address = EmailAddress.parse(body.required("email_address"))
                .orElseThrow(() -> new Refused(Errors.malformed("email_address", "This is no e-mail address.")));
        long days = body.number("expires_in_days").orElse(NewInvitation.USUAL_LIFETIME.toDays());
        if (days < 1 || days > MOST_DAYS) {
            throw new Refused(Errors.unfit("expires_in_days", "1 to " + MOST_DAYS + " days."));
        }
        return new NewInvitation(
                address,
                metadata(body),
                body.text("redirect_url", 2048).map(url -> redirect(call, url)).orElse(""),
                Duration.ofDays(days),
                body.flag("notify").orElse(true),
                body.flag("ignore_existing").orElse(false));
    }

    private static Metadata metadata(Fields body) {
        try {
            return body.object("public_metadata").map(Metadata::of).orElse(Metadata.EMPTY);
        } catch (Metadata.Unfit e) {
            throw new Refused(Errors.unfit("public_metadata", e.getMessage() + "."));
        }
    }

    private static String redirect(BackCall call, String url) {
        try {
            if (call.wire().origins().contain(URI.create(url))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Refused(Errors.unfit("redirect_url", "Its origin has to be one of the instance's allowed origins."));
    }

    private static Reply revoke(BackCall call) {
        Invitation before = call.wire()
                .invitations()
                .find(call.variable("invitation_id"))
                .orElseThrow(InvitationsResource::none);
        if (before.status() == Invitation.Status.ACCEPTED) {
            throw new Refused(Errors.spent("invitation"));
        }
        Invitation after =
                call.wire().invitations().revoke(before.id(), call.actor()).orElseThrow(InvitationsResource::none);
        return Reply.ok(json(call, after, Optional.empty()));
    }

    private static Map<String, @Nullable Object> json(BackCall call, Invitation invitation, Optional<Ticket> ticket) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "invitation");
        json.put("id", invitation.id());
        json.put("email_address", invitation.address().value());
        json.put("public_metadata", invitation.publicMetadata().values());
        json.put("revoked", invitation.status() == Invitation.Status.REVOKED);
        json.put("status", invitation.status().name().toLowerCase(Locale.ROOT));
        ticket.ifPresent(shown -> json.put("url", TicketUrl.of(call, shown)));
        json.put("expires_at", invitation.expireAt().toEpochMilli());
        json.put("created_at", invitation.createdAt().toEpochMilli());
        json.put("updated_at", invitation.updatedAt().toEpochMilli());
        return json;
    }

    private static Refused none() {
        return new Refused(Errors.notFound("invitation"));
    }
}

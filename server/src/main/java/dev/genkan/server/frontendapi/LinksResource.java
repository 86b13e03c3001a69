package dev.genkan.server.frontendapi;

import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.AttemptLinks;
import dev.genkan.identity.attempt.Invitation;
import dev.genkan.identity.attempt.LinkOpened;
import dev.genkan.identity.attempt.SignInAttempts;
import dev.genkan.identity.attempt.SignInToken;
import dev.genkan.identity.attempt.SignUpAttempts;
import dev.genkan.identity.attempt.Ticket;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.session.Client;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Where links in mails and invitations lead: people come with a browser, and are sent on to the application with what
/// came of it in the address.
record LinksResource(Wire wire, AttemptSteps steps, AttemptLinks links) {

    LinksResource(Wire wire, SignUpAttempts signUps, SignInAttempts signIns) {
        this(wire, new AttemptSteps(wire, "link"), new AttemptLinks(wire.entrance(), signUps, signIns));
    }

    List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/verify", this::verify),
                new Route<>("GET", "/v1/tickets/accept", this::accept));
    }

    private Reply verify(FrontCall call) {
        LinkToken link = new LinkToken(call.query().required("token"));
        LinkOpened opened = links.follow(link, call.shown(), call.browser());
        String status = switch (opened) {
            case LinkOpened.Verified verified -> {
                if (!(verified.in() instanceof Answer.SignedIn)) {
                    yield "failed";
                }
                steps.accept(verified.in(), call);
                yield "verified";
            }
            case LinkOpened.Proved proved -> {
                steps.accept(proved.standing(), call);
                yield "verified";
            }
            case LinkOpened.Again again -> "verified";
            case LinkOpened.Expired expired -> "expired";
            case LinkOpened.Failed failed -> "failed";
            case LinkOpened.OtherBrowser other -> "client_mismatch";
        };
        String to = with(opened.leadsTo().isEmpty() ? home() : opened.leadsTo(), "__clerk_status", status);
        if (opened instanceof LinkOpened.Verified verified && verified.in() instanceof Answer.SignedIn in) {
            to = with(to, "__clerk_created_session", in.sessionId().value());
        }
        return led(call, to);
    }

    /// Uses nothing up: the page it leads to shows the ticket once more.
    private Reply accept(FrontCall call) {
        Ticket ticket = new Ticket(call.query().required("ticket"));
        Optional<SignInToken> token = wire.signInTokens().find(ticket);
        if (token.isPresent()) {
            require(token.get().status() == SignInToken.Status.PENDING
                    && token.get().expireAt().isAfter(wire.clock().instant()));
            return led(call, withTicket(signIn(), ticket, "sign_in"));
        }
        Invitation invitation = wire.invitations().find(ticket).orElseThrow(LinksResource::worthless);
        require(invitation.status() == Invitation.Status.PENDING);
        boolean known = wire.users().findByEmailAddress(invitation.address()).isPresent();
        String page = invitation.redirectUrl().isEmpty() ? signUp() : invitation.redirectUrl();
        return led(call, withTicket(page, ticket, known ? "sign_in" : "sign_up"));
    }

    private static void require(boolean open) {
        if (!open) {
            throw worthless();
        }
    }

    private static Refused worthless() {
        return new Refused(Errors.ticketInvalid());
    }

    private static String withTicket(String page, Ticket ticket, String status) {
        return with(with(page, "__clerk_ticket", ticket.value()), "__clerk_status", status);
    }

    private Reply led(FrontCall call, String to) {
        Reply reply = Reply.redirect(303, to).with("Referrer-Policy", "no-referrer");
        Optional<Client> client = call.client();
        boolean signedIn =
                client.isPresent() && !wire.sessions().live(client.get().id()).isEmpty();
        return wire.place().live() && signedIn
                ? reply.withCookies(wire.cookies().clientUat(client.orElseThrow().sessionsChangedAt(), true))
                : reply;
    }

    private String home() {
        String home = wire.instance().settings().homeUrl();
        return home.isEmpty() ? signIn() : home;
    }

    private String signIn() {
        return wire.instance().settings().text("sign_in_url").orElse(wire.place().publicUrl() + "/sign-in");
    }

    private String signUp() {
        return wire.instance().settings().text("sign_up_url").orElse(wire.place().publicUrl() + "/sign-up");
    }

    private static String with(String address, String name, String value) {
        int hash = address.indexOf('#');
        String before = hash < 0 ? address : address.substring(0, hash);
        String after = hash < 0 ? "" : address.substring(hash);
        return before + (before.contains("?") ? "&" : "?") + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8) + after;
    }
}

package dev.genkan.server.pages;

import dev.genkan.forms.html.Action;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.AttemptMoved;
import dev.genkan.identity.attempt.Invitation;
import dev.genkan.identity.attempt.Invitations;
import dev.genkan.identity.attempt.Problem;
import dev.genkan.identity.attempt.SignInAttempts;
import dev.genkan.identity.attempt.SignInToken;
import dev.genkan.identity.attempt.SignInTokens;
import dev.genkan.identity.attempt.SignUpAttempts;
import dev.genkan.identity.attempt.SignUpDetails;
import dev.genkan.identity.attempt.Ticket;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a ticket of the application leads, the entrance with `?__clerk_ticket=…`: a page that says whom it lets in and
/// what as, and one button. As with [LinkPages], only the button uses it up. An invitation asks for a password besides,
/// at the address it was written to.
public final class TicketPages implements OwnPages {

    private static final String PARAMETER = "__clerk_ticket";

    private final Desk desk;
    private final SignInTokens tokens;
    private final Invitations invitations;
    private final SignInAttempts signingIn;
    private final SignUpAttempts signingUp;
    private final Arrival arrival;
    private final Users users;
    private final InstantSource clock;
    private final String at;

    public TicketPages(
            Desk desk,
            SignInTokens tokens,
            Invitations invitations,
            SignInAttempts signingIn,
            SignUpAttempts signingUp,
            Arrival arrival,
            Users users,
            InstantSource clock) {
        this.desk = desk;
        this.tokens = tokens;
        this.invitations = invitations;
        this.signingIn = signingIn;
        this.signingUp = signingUp;
        this.arrival = arrival;
        this.users = users;
        this.clock = clock;
        this.at = desk.paths().signIn() + "/ticket";
    }

    /// What a ticket opens, as the page says it.
    private record Opens(String address, Kind kind) {}

    private enum Kind {
        SIGN_IN,
        ACT,
        SIGN_UP
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean entrance = visit.path().equals(desk.paths().signIn())
                || visit.path().equals(desk.paths().signUp());
        boolean shown = entrance && request.getMethod().equals("GET") && request.getParameter(PARAMETER) != null;
        if (!shown && !visit.path().equals(at)) {
            return false;
        }
        if (shown) {
            show(visit, request, response, 200, new Ticket(request.getParameter(PARAMETER)), Map.of(), "");
        } else if (request.getMethod().equals("POST")) {
            use(visit, request, response);
        } else {
            desk.refuseMethod(request, response, "POST");
        }
        return true;
    }

    private void use(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PostedForm form = desk.posted(request);
        Ticket ticket = new Ticket(form.first("ticket"));
        if (!visit.csrfValid(form.first(Csrf.FIELD))) {
            String text = desk.text(request, "error.form_expired", Map.of());
            show(visit, request, response, 403, ticket, Map.of(), text);
            return;
        }
        Optional<Opens> opens = opens(ticket);
        if (opens.isEmpty()) {
            showOver(visit, request, response);
            return;
        }
        ClientToken client = new ClientToken(visit.clientToken());
        Browser browser = desk.browser(visit, request);
        AttemptMoved moved = opens.get().kind() == Kind.SIGN_UP
                ? signingUp.create(ticket, said(form), client, browser)
                : signingIn.create(ticket, client, browser);
        answer(visit, request, response, ticket, moved);
    }

    private SignUpDetails said(PostedForm form) {
        SignUpDetails nothing = SignUpDetails.nothing();
        return byPassword() ? nothing.password(form.first("password")) : nothing;
    }

    private boolean byPassword() {
        return signingUp.factors().password();
    }

    private void answer(
            Visit visit, HttpServletRequest request, HttpServletResponse response, Ticket ticket, AttemptMoved moved)
            throws IOException {
        switch (moved) {
            case Answer.SignedIn in -> arrival.welcome(visit, in);
            case Answer.Rejected rejected -> refuse(visit, request, response, ticket, rejected.problems());
            case Answer.TooMany refused -> {
                String wait = desk.tooMany(request, response, refused.retryAfter());
                show(visit, request, response, 429, ticket, Map.of(), wait);
            }
            case Answer.Busy busy -> {
                String text = desk.busy(request, response, busy.retryAfter());
                show(visit, request, response, 503, ticket, Map.of(), text);
            }
            case Answer.Banned out -> desk.showBanned(visit, request, response);
            case Answer.LockedOut out -> desk.showLocked(visit, request, response, out.until());
            case Answer.Locked out -> desk.showLocked(visit, request, response, out.until());
            // a ticket with a password leaves nothing to be asked, and has no code to be wrong
            case Answer.Standing standing -> throw new IllegalStateException("more is asked than " + at + " can ask");
            case Answer.WrongPassword never -> showOver(visit, request, response);
            case Answer.CompromisedPassword never -> showOver(visit, request, response);
            case Answer.WrongCode never -> showOver(visit, request, response);
            case Answer.ExpiredCode never -> showOver(visit, request, response);
            case Answer.NoAttempt gone -> showOver(visit, request, response);
        }
    }

    private void refuse(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            Ticket ticket,
            List<Problem> problems)
            throws IOException {
        if (problems.stream().anyMatch(problem -> problem.field().equals("ticket"))) {
            // used by somebody else between the page and the button
            showOver(visit, request, response);
            return;
        }
        Map<String, String> texts = desk.texts(request, problems);
        // what is wrong with something the page has no field for
        String alert = texts.containsKey("password")
                ? ""
                : texts.values().stream().findFirst().orElse("");
        show(visit, request, response, 422, ticket, texts, alert);
    }

    /// Empty for a ticket that opens nothing, or nothing any more.
    private Optional<Opens> opens(Ticket ticket) {
        Optional<Opens> token = tokens.find(ticket)
                .filter(one -> one.status() == SignInToken.Status.PENDING
                        && one.expireAt().isAfter(clock.instant()))
                .flatMap(one -> users.find(one.user())
                        .map(user -> new Opens(name(user), one.acting() == null ? Kind.SIGN_IN : Kind.ACT)));
        return token.isPresent()
                ? token
                : invitations
                        .find(ticket)
                        .filter(one -> one.status() == Invitation.Status.PENDING)
                        .map(one -> new Opens(one.address().value(), Kind.SIGN_UP));
    }

    private static String name(User user) {
        return user.primaryAddress()
                .map(EmailAddress::value)
                .orElseGet(() -> user.id().value());
    }

    private void show(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            Ticket ticket,
            Map<String, String> problems,
            String alert)
            throws IOException {
        Optional<Opens> opens = opens(ticket);
        if (opens.isEmpty()) {
            showOver(visit, request, response);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("address", opens.get().address());
        model.put("kind", opens.get().kind().name());
        model.put("ticket", ticket.value());
        model.put("at", at);
        model.put("other", somebodyElse(visit, opens.get().address()));
        model.put("byPassword", opens.get().kind() == Kind.SIGN_UP && byPassword());
        model.put("minimum", Passwords.SHORTEST);
        model.put("alert", alert);
        desk.showAtSecretAddress(visit, request, response, status, "ticket", problems, model);
    }

    private void showOver(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.showMessage(
                visit,
                request,
                response,
                HttpServletResponse.SC_GONE,
                desk.text(request, "link.unknown.title", Map.of()),
                desk.text(request, "ticket.over.body", Map.of()),
                List.of(new Action(
                        desk.text(request, "link.again", Map.of()), desk.paths().signIn(), true)));
    }

    /// The address of whoever is signed in here and would be signed out by the button; empty if nobody would.
    private String somebodyElse(Visit visit, String address) {
        return switch (visit.auth()) {
            case Auth.SignedOut nobody -> "";
            case Auth.SignedIn member ->
                users.find(member.userId())
                        .map(TicketPages::name)
                        .filter(name -> !name.equals(address))
                        .orElse("");
        };
    }
}

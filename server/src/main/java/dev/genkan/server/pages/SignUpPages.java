package dev.genkan.server.pages;

import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.CodeEntered;
import dev.genkan.identity.attempt.CodeRequested;
import dev.genkan.identity.attempt.PendingCode;
import dev.genkan.identity.attempt.SigningUp;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Creating an account: an address and a password at `/sign-up`, then, at `/sign-up/code`, the code that proves the
/// address. None of the answers tells whether the address has an account already, unless the house
/// wants it so.
public final class SignUpPages implements OwnPages {

    private final Desk desk;
    private final SigningUp signingUp;
    private final CodePages codes;

    public SignUpPages(Desk desk, SigningUp signingUp, Arrival arrival) {
        this.desk = desk;
        this.signingUp = signingUp;
        this.codes = new CodePages(desk, arrival, desk.paths().signUp(), new Code(signingUp));
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(desk.paths().signUp())) {
            return codes.serve(visit, request, response);
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> ask(visit, request, response);
            case "POST" -> begin(visit, request, response);
            default -> desk.refuseMethod(request, response, "GET, HEAD, POST");
        }
        return true;
    }

    private void ask(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String returnTo = desk.returnTo(request);
        if (visit.auth() instanceof Auth.SignedIn) {
            visit.seeOther(returnTo.isEmpty() ? desk.landing() : returnTo);
            return;
        }
        show(visit, request, response, 200, new Typed("", returnTo), Map.of(), "");
    }

    /// What the page keeps when it is shown again; never the password.
    private record Typed(String emailAddress, String returnTo) {}

    private void begin(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PostedForm form = desk.posted(request);
        Typed typed = new Typed(form.first("email_address"), desk.returnTo(form));
        if (!visit.csrfValid(form.first(Csrf.FIELD))) {
            show(visit, request, response, 403, typed, Map.of(), desk.text(request, "error.form_expired", Map.of()));
            return;
        }
        switch (signingUp.begin(
                typed.emailAddress(),
                form.first("password"),
                typed.returnTo(),
                new ClientToken(visit.clientToken()),
                desk.browser(visit, request))) {
            case Answer.NeedsCode next -> {
                visit.recognisedBy(next.client().value());
                visit.seeOther(desk.paths().signUp() + "/code");
            }
            case Answer.Rejected rejected ->
                show(visit, request, response, 422, typed, desk.texts(request, rejected.problems()), "");
            case Answer.TooMany refused -> {
                String wait = desk.tooMany(request, response, refused.retryAfter());
                show(visit, request, response, 429, typed, Map.of(), wait);
            }
            case Answer.Busy busy -> {
                String text = desk.busy(request, response, busy.retryAfter());
                show(visit, request, response, 503, typed, Map.of(), text);
            }
        }
    }

    private void show(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            Typed typed,
            Map<String, String> problems,
            String alert)
            throws IOException {
        Map<String, Object> model = Map.of(
                "emailAddress", typed.emailAddress(),
                "returnTo", typed.returnTo(),
                "minimum", Passwords.SHORTEST,
                "byPassword", signingUp.factors().password(),
                "alert", alert,
                "otherLink", desk.link(visit, desk.paths().signIn(), typed.returnTo()));
        desk.show(visit, request, response, status, "sign-up", problems, model);
    }

    private record Code(SigningUp signingUp) implements CodePages.Attempt {

        @Override
        public Optional<PendingCode> pending(ClientToken client) {
            return signingUp.pending(client);
        }

        @Override
        public boolean finishedElsewhere(ClientToken client) {
            return signingUp.finishedElsewhere(client);
        }

        @Override
        public CodeEntered enterCode(ClientToken client, String typed, Browser browser) {
            return signingUp.enterCode(client, typed, browser);
        }

        @Override
        public CodeRequested resend(ClientToken client, Browser browser) {
            return signingUp.resend(client, browser);
        }
    }
}

package dev.genkan.server.pages;

import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.attempt.Problem;
import dev.genkan.identity.attempt.SigningUp;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Creating an account: an address and a password at `/sign-up`, then, at `/sign-up/code`, the code that proves the
/// address. None of the answers tells whether the address has an account already.
public final class SignUpPages implements OwnPages {

    private final Desk desk;
    private final SigningUp signingUp;
    private final Arrival arrival;
    private final CodePages codes;

    public SignUpPages(Desk desk, SigningUp signingUp, Arrival arrival) {
        this.desk = desk;
        this.signingUp = signingUp;
        this.arrival = arrival;
        this.codes = new CodePages(desk, arrival, desk.paths().signUp(), CodePages.Attempts.of(signingUp));
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(desk.paths().signUp())) {
            return codes.serve(visit, request, response);
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> ask(visit, request, response);
            case "POST" -> begin(visit, request, response);
            default -> desk.refuseMethod(response, "GET, HEAD, POST");
        }
        return true;
    }

    private void ask(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String returnTo = desk.returnTo(desk.query(request, "redirect_url"));
        if (visit.auth() instanceof Auth.SignedIn) {
            visit.seeOther(returnTo.isEmpty() ? desk.landing() : returnTo);
            return;
        }
        show(visit, request, response, 200, "", returnTo, Map.of(), "");
    }

    private void begin(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PostedForm form = PostedForm.read(request);
        String typed = form.first("email_address");
        String returnTo = desk.returnTo(form.first("redirect_url"));
        if (!visit.csrfValid(form.first(Csrf.FIELD))) {
            String alert = desk.text(request, "error.form_expired", Map.of());
            show(visit, request, response, 403, typed, returnTo, Map.of(), alert);
            return;
        }
        switch (signingUp.begin(
                typed,
                form.first("password"),
                returnTo,
                ClientToken.of(visit.clientToken()),
                desk.browser(request))) {
            case SigningUp.Begun.NeedsCode next -> {
                visit.holds(next.client().value());
                visit.seeOther(desk.paths().signUp() + "/code");
            }
            case SigningUp.Begun.Rejected rejected ->
                show(visit, request, response, 422, typed, returnTo, texts(request, rejected.problems()), "");
            case SigningUp.Begun.TooMany refused ->
                show(
                        visit,
                        request,
                        response,
                        429,
                        typed,
                        returnTo,
                        Map.of(),
                        desk.tooMany(request, response, refused.retryAfter()));
        }
    }

    private void show(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String typed,
            String returnTo,
            Map<String, String> problems,
            String alert)
            throws IOException {
        desk.show(
                visit,
                request,
                response,
                status,
                "sign-up",
                problems,
                Map.of(
                        "emailAddress", typed,
                        "returnTo", returnTo,
                        "minimum", Passwords.SHORTEST,
                        "alert", alert,
                        "otherLink", desk.link(visit, desk.paths().signIn(), returnTo)));
    }

    private Map<String, String> texts(HttpServletRequest request, List<Problem> problems) {
        Map<String, String> texts = new LinkedHashMap<>();
        problems.forEach(problem -> texts.put(problem.field(), desk.problem(request, problem)));
        return texts;
    }
}

package dev.genkan.server.pages;

import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.PendingSignIn;
import dev.genkan.identity.attempt.Resetting;
import dev.genkan.identity.attempt.SigningIn;
import dev.genkan.identity.session.ClientToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/// A forgotten password: the address to which a code is to go. Who comes from the password page finds it filled in, and
/// keeps their way. Whether anybody lives there is not told.
public final class ForgotPasswordPages implements OwnPages {

    private final Desk desk;
    private final Resetting resetting;
    private final SigningIn signingIn;

    public ForgotPasswordPages(Desk desk, Resetting resetting, SigningIn signingIn) {
        this.desk = desk;
        this.resetting = resetting;
        this.signingIn = signingIn;
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(desk.paths().forgotPassword())) {
            return false;
        }
        if (!resetting.isOpen()) {
            // no passwords, so none can be forgotten: the entrance knows the other ways
            visit.seeOther(desk.paths().signIn());
            return true;
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> ask(visit, request, response);
            case "POST" -> begin(visit, request, response);
            default -> desk.refuseMethod(request, response, "GET, HEAD, POST");
        }
        return true;
    }

    private record Typed(String identifier, String returnTo) {}

    private void ask(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ClientToken client = new ClientToken(visit.clientToken());
        String named = desk.returnTo(request);
        String address =
                signingIn.pending(client).map(PendingSignIn::emailAddress).orElse("");
        String returnTo = named.isEmpty() ? signingIn.returnTo(client) : named;
        show(visit, request, response, 200, new Typed(address, returnTo), Map.of(), "");
    }

    private void begin(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PostedForm form = desk.posted(request);
        Typed typed = new Typed(form.first("identifier"), desk.returnTo(form));
        if (!visit.csrfValid(form.first(Csrf.FIELD))) {
            show(visit, request, response, 403, typed, Map.of(), desk.text(request, "error.form_expired", Map.of()));
            return;
        }
        switch (resetting.begin(
                typed.identifier(),
                typed.returnTo(),
                new ClientToken(visit.clientToken()),
                desk.browser(visit, request))) {
            case Answer.NeedsCode next -> {
                visit.recognisedBy(next.client().value());
                visit.seeOther(desk.paths().resetPassword());
            }
            case Answer.Rejected rejected ->
                show(visit, request, response, 422, typed, desk.texts(request, rejected.problems()), "");
            case Answer.TooMany refused -> {
                String wait = desk.tooMany(request, response, refused.retryAfter());
                show(visit, request, response, 429, typed, Map.of(), wait);
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
                "identifier", typed.identifier(),
                "returnTo", typed.returnTo(),
                "alert", alert,
                "otherLink", desk.link(visit, desk.paths().signIn(), typed.returnTo()));
        desk.show(visit, request, response, status, "forgot-password", problems, model);
    }
}

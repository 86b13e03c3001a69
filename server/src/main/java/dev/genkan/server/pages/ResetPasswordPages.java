package dev.genkan.server.pages;

import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.PendingCode;
import dev.genkan.identity.attempt.Resetting;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.session.ClientToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Choosing a new password: the code from the mail and the password on one page, and the form below it that asks for
/// another code, `…/resend`. Who has asked for nothing is led to where one asks.
public final class ResetPasswordPages implements OwnPages {

    private final Desk desk;
    private final Resetting resetting;
    private final Arrival arrival;
    private final String at;

    public ResetPasswordPages(Desk desk, Resetting resetting, Arrival arrival) {
        this.desk = desk;
        this.resetting = resetting;
        this.arrival = arrival;
        this.at = desk.paths().resetPassword();
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (visit.path().equals(at)) {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> ask(visit, request, response);
                case "POST" -> finish(visit, request, response);
                default -> desk.refuseMethod(request, response, "GET, HEAD, POST");
            }
            return true;
        }
        if (visit.path().equals(at + "/resend")) {
            switch (request.getMethod()) {
                // a reload after the 303, or a bookmark
                case "GET", "HEAD" -> visit.seeOther(at);
                case "POST" -> resend(visit, request, response);
                default -> desk.refuseMethod(request, response, "POST");
            }
            return true;
        }
        return false;
    }

    private void ask(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean resent = "sent=1".equals(request.getQueryString());
        show(visit, request, response, 200, "", Map.of(), Map.of("resent", resent));
    }

    private void finish(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PostedForm form = desk.posted(request);
        String code = form.first("code");
        if (!visit.csrfValid(form.first(Csrf.FIELD))) {
            alert(visit, request, response, 403, code, desk.text(request, "error.form_expired", Map.of()));
            return;
        }
        if (code.isBlank()) {
            String what = desk.text(request, "what.code", Map.of());
            wrong(
                    visit,
                    request,
                    response,
                    code,
                    Map.of("code", desk.text(request, "error.form_param_nil", Map.of("field", what))));
            return;
        }
        switch (resetting.finish(
                new ClientToken(visit.clientToken()), code, form.first("password"), desk.browser(visit, request))) {
            case Answer.SignedIn in -> arrival.welcome(visit, in);
            case Answer.WrongCode again ->
                wrong(visit, request, response, code, Map.of("code", desk.wrongCode(request, again.triesLeft())));
            case Answer.ExpiredCode over ->
                wrong(
                        visit,
                        request,
                        response,
                        code,
                        Map.of("code", desk.text(request, "error.verification_expired", Map.of())));
            case Answer.Rejected rejected ->
                wrong(visit, request, response, code, desk.texts(request, rejected.problems()));
            case Answer.Busy busy ->
                alert(visit, request, response, 503, code, desk.busy(request, response, busy.retryAfter()));
            case Answer.TooMany refused ->
                alert(visit, request, response, 429, code, desk.tooMany(request, response, refused.retryAfter()));
            case Answer.Banned out -> desk.showBanned(visit, request, response);
            case Answer.LockedOut out -> desk.showLocked(visit, request, response, out.until());
            case Answer.NoAttempt gone -> visit.seeOther(wayOn(new ClientToken(visit.clientToken())));
        }
    }

    private void resend(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.csrfValid(desk.posted(request).first(Csrf.FIELD))) {
            alert(visit, request, response, 403, "", desk.text(request, "error.form_expired", Map.of()));
            return;
        }
        switch (resetting.resend(new ClientToken(visit.clientToken()), desk.browser(visit, request))) {
            case Answer.Sent sent -> visit.seeOther(at + "?sent=1");
            case Answer.TooSoon early ->
                alert(visit, request, response, 429, "", desk.tooMany(request, response, early.retryAfter()));
            case Answer.TooMany refused ->
                alert(visit, request, response, 429, "", desk.tooMany(request, response, refused.retryAfter()));
            case Answer.NoAttempt gone -> visit.seeOther(desk.paths().forgotPassword());
        }
    }

    private void wrong(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            String code,
            Map<String, String> problems)
            throws IOException {
        show(visit, request, response, 422, code, problems, Map.of());
    }

    private void alert(
            Visit visit, HttpServletRequest request, HttpServletResponse response, int status, String code, String text)
            throws IOException {
        show(visit, request, response, status, code, Map.of(), Map.of("alert", text));
    }

    /// Where somebody is led who has nothing to reset here.
    private String wayOn(ClientToken client) {
        return resetting.finishedElsewhere(client)
                ? desk.finishedElsewhere()
                : desk.paths().forgotPassword();
    }

    /// The page, or the one where a code is asked for if none was.
    private void show(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            Map<String, String> problems,
            Map<String, Object> more)
            throws IOException {
        ClientToken client = new ClientToken(visit.clientToken());
        Optional<PendingCode> pending = resetting.pending(client);
        if (pending.isEmpty()) {
            visit.seeOther(wayOn(client));
            return;
        }
        Map<String, Object> model = new HashMap<>(more);
        model.put("address", pending.get().emailAddress());
        model.put("code", code);
        model.put("minimum", Passwords.SHORTEST);
        model.put("minutes", Math.max(1, desk.codeLifetime().toMinutes()));
        model.putIfAbsent("resent", false);
        desk.show(visit, request, response, status, "reset-password", problems, model);
    }
}

package dev.genkan.server.pages;

import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.CodeEntered;
import dev.genkan.identity.attempt.CodeRequested;
import dev.genkan.identity.attempt.PendingCode;
import dev.genkan.identity.session.ClientToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The six digits: one page for sign-up and sign-in, `…/code`, and the form below it that asks for another code,
/// `…/code/resend`.
///
/// @param at the path it lies below: sign-in's or sign-up's
record CodePages(Desk desk, Arrival arrival, String at, Attempt attempt) {

    /// What sign-up and sign-in have in common here.
    interface Attempt {

        Optional<PendingCode> pending(ClientToken client);

        /// Whether the mail carries digits to be typed; otherwise a link alone.
        default boolean typed() {
            return true;
        }

        boolean finishedElsewhere(ClientToken client);

        CodeEntered enterCode(ClientToken client, String typed, Browser browser);

        CodeRequested resend(ClientToken client, Browser browser);
    }

    boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (visit.path().equals(at + "/code")) {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> ask(visit, request, response);
                case "POST" -> enter(visit, request, response);
                default -> desk.refuseMethod(request, response, "GET, HEAD, POST");
            }
            return true;
        }
        if (visit.path().equals(at + "/code/resend")) {
            switch (request.getMethod()) {
                // a reload after the 303, or a bookmark
                case "GET", "HEAD" -> visit.seeOther(at + "/code");
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

    private void enter(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PostedForm form = desk.posted(request);
        String typed = form.first("code");
        if (!visit.csrfValid(form.first(Csrf.FIELD))) {
            expired(visit, request, response, typed);
            return;
        }
        if (typed.isBlank()) {
            String missing = desk.text(
                    request, "error.form_param_nil", Map.of("field", desk.text(request, "what.code", Map.of())));
            wrong(visit, request, response, 422, typed, missing);
            return;
        }
        switch (attempt.enterCode(new ClientToken(visit.clientToken()), typed, desk.browser(visit, request))) {
            case Answer.SignedIn in -> arrival.welcome(visit, in);
            case Answer.WrongCode again ->
                wrong(visit, request, response, 422, typed, desk.wrongCode(request, again.triesLeft()));
            case Answer.ExpiredCode over ->
                wrong(visit, request, response, 422, typed, desk.text(request, "error.verification_expired", Map.of()));
            case Answer.TooMany refused ->
                wrong(visit, request, response, 429, typed, desk.tooMany(request, response, refused.retryAfter()));
            case Answer.Banned out -> desk.showBanned(visit, request, response);
            case Answer.LockedOut out -> desk.showLocked(visit, request, response, out.until());
            case Answer.NoAttempt gone -> visit.seeOther(wayOn(new ClientToken(visit.clientToken())));
        }
    }

    private void resend(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.csrfValid(desk.posted(request).first(Csrf.FIELD))) {
            expired(visit, request, response, "");
            return;
        }
        switch (attempt.resend(new ClientToken(visit.clientToken()), desk.browser(visit, request))) {
            case Answer.Sent sent -> visit.seeOther(at + "/code?sent=1");
            case Answer.TooSoon early ->
                alert(visit, request, response, 429, desk.tooMany(request, response, early.retryAfter()));
            case Answer.TooMany refused ->
                alert(visit, request, response, 429, desk.tooMany(request, response, refused.retryAfter()));
            case Answer.NoAttempt gone -> visit.seeOther(at);
        }
    }

    private void wrong(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String typed,
            String text)
            throws IOException {
        show(visit, request, response, status, typed, Map.of("code", text), Map.of());
    }

    private void expired(Visit visit, HttpServletRequest request, HttpServletResponse response, String typed)
            throws IOException {
        String text = desk.text(request, "error.form_expired", Map.of());
        show(visit, request, response, 403, typed, Map.of(), Map.of("alert", text));
    }

    private void alert(Visit visit, HttpServletRequest request, HttpServletResponse response, int status, String text)
            throws IOException {
        show(visit, request, response, status, "", Map.of(), Map.of("alert", text));
    }

    /// Where somebody is led who has nothing to prove here.
    private String wayOn(ClientToken client) {
        return attempt.finishedElsewhere(client) ? desk.finishedElsewhere() : at;
    }

    /// The page, or the beginning where there is nothing to prove.
    private void show(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String typed,
            Map<String, String> problems,
            Map<String, Object> more)
            throws IOException {
        ClientToken client = new ClientToken(visit.clientToken());
        Optional<PendingCode> pending = attempt.pending(client);
        if (pending.isEmpty()) {
            visit.seeOther(desk.isMemberReading(visit, request) ? desk.landing() : wayOn(client));
            return;
        }
        Map<String, Object> model = new HashMap<>(more);
        model.put("address", pending.get().emailAddress());
        model.put("at", at);
        model.put("code", typed);
        model.put("minutes", Math.max(1, desk.codeLifetime().toMinutes()));
        model.putIfAbsent("resent", false);
        desk.show(visit, request, response, status, attempt.typed() ? "code" : "link-sent", problems, model);
    }
}

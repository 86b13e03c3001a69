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
import dev.genkan.identity.attempt.PendingSignIn;
import dev.genkan.identity.attempt.SigningIn;
import dev.genkan.identity.operator.ActingInPlace;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Resumed;
import dev.genkan.identity.session.StoredForms;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Coming back: an address at `/sign-in`, then the password at `/sign-in/password`, or, by `POST /sign-in/continue`, a
/// code at `/sign-in/code`. Every address is led to the password page, whether anybody lives there or not, unless the
/// house wants it otherwise.
public final class SignInPages implements OwnPages {

    private final Desk desk;
    private final SigningIn signingIn;
    private final Arrival arrival;
    private final StoredForms forms;
    private final ActingInPlace acting;
    private final CodePages codes;
    private final InstantSource clock;
    private final String at;

    public SignInPages(
            Desk desk,
            SigningIn signingIn,
            Arrival arrival,
            StoredForms forms,
            ActingInPlace acting,
            InstantSource clock) {
        this.desk = desk;
        this.signingIn = signingIn;
        this.arrival = arrival;
        this.forms = forms;
        this.acting = acting;
        this.clock = clock;
        this.at = desk.paths().signIn();
        this.codes = new CodePages(desk, arrival, at, new Code(signingIn));
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (visit.path().equals(at)) {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> ask(visit, request, response);
                case "POST" -> begin(visit, request, response);
                default -> desk.refuseMethod(request, response, "GET, HEAD, POST");
            }
            return true;
        }
        if (visit.path().equals(at + "/password")) {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> askPassword(visit, request, response);
                case "POST" -> enterPassword(visit, request, response);
                default -> desk.refuseMethod(request, response, "GET, HEAD, POST");
            }
            return true;
        }
        if (visit.path().equals(at + "/continue")) {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> visit.seeOther(at + "/password");
                case "POST" -> continueByCode(visit, request, response);
                default -> desk.refuseMethod(request, response, "POST");
            }
            return true;
        }
        return codes.serve(visit, request, response);
    }

    private void ask(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String returnTo = desk.returnTo(request);
        if (visit.auth() instanceof Auth.SignedIn) {
            visit.seeOther(returnTo.isEmpty() ? desk.landing() : returnTo);
            return;
        }
        if (isSelfAgain(visit, request, returnTo)) {
            return;
        }
        boolean elsewhere = "finished=elsewhere".equals(request.getQueryString());
        String word = elsewhere ? desk.text(request, "signIn.finishedElsewhere", Map.of()) : "";
        show(visit, request, response, 200, new Typed("", returnTo), Map.of(), "", word);
    }

    /// Whoever acted in a member's place until a moment ago is somebody else than a stranger: they go on as themselves.
    private boolean isSelfAgain(Visit visit, HttpServletRequest request, String returnTo) {
        ClientToken client = new ClientToken(visit.clientToken());
        Optional<Resumed> own = acting.resume(client, desk.browser(visit, request));
        // what they looked for as the member is not theirs; what they looked for on the dashboard is
        own.ifPresent(resumed -> arrival.goOn(
                visit,
                client,
                returnTo.startsWith(desk.dashboardAt())
                        ? returnTo
                        : ActingPage.back(desk, resumed.member(), "acting-over")));
        return own.isPresent();
    }

    private record Typed(String identifier, String returnTo) {}

    private void begin(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PostedForm form = desk.posted(request);
        Typed typed = new Typed(form.first("identifier"), desk.returnTo(form));
        if (!visit.csrfValid(form.first(Csrf.FIELD))) {
            show(visit, request, response, 403, typed, Map.of(), desk.text(request, "error.form_expired", Map.of()));
            return;
        }
        switch (signingIn.begin(
                typed.identifier(),
                typed.returnTo(),
                new ClientToken(visit.clientToken()),
                desk.browser(visit, request))) {
            case Answer.NeedsFirstFactor next -> {
                visit.recognisedBy(next.client().value());
                visit.seeOther(at + "/password");
            }
            // only where the house tells who is known to it, for who has no password
            case Answer.NeedsCode next -> {
                visit.recognisedBy(next.client().value());
                visit.seeOther(at + "/code");
            }
            case Answer.Rejected rejected ->
                show(visit, request, response, 422, typed, desk.texts(request, rejected.problems()), "");
            case Answer.TooMany refused -> {
                String wait = desk.tooMany(request, response, refused.retryAfter());
                show(visit, request, response, 429, typed, Map.of(), wait);
            }
        }
    }

    private void enterPassword(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PostedForm form = desk.posted(request);
        if (!visit.csrfValid(form.first(Csrf.FIELD))) {
            formExpired(visit, request, response);
            return;
        }
        String typed = form.first("password");
        if (typed.isEmpty()) {
            String what = desk.text(request, "what.password", Map.of());
            wrongPassword(visit, request, response, "error.form_param_nil", Map.of("field", what));
            return;
        }
        switch (signingIn.password(new ClientToken(visit.clientToken()), typed, desk.browser(visit, request))) {
            case Answer.SignedIn in -> arrival.welcome(visit, in);
            case Answer.WrongPassword again ->
                wrongPassword(visit, request, response, "error.form_password_or_identifier_incorrect", Map.of());
            case Answer.CompromisedPassword known ->
                wrongPassword(visit, request, response, "error.form_password_compromised", Map.of());
            case Answer.Locked locked -> showLocked(visit, request, response, locked);
            case Answer.Busy busy -> {
                String text = desk.busy(request, response, busy.retryAfter());
                showPassword(visit, request, response, 503, Map.of(), text);
            }
            case Answer.TooMany refused -> {
                String wait = desk.tooMany(request, response, refused.retryAfter());
                showPassword(visit, request, response, 429, Map.of("password", wait), "");
            }
            case Answer.Banned out -> desk.showBanned(visit, request, response);
            case Answer.LockedOut out -> desk.showLocked(visit, request, response, out.until());
            case Answer.NoAttempt gone -> visit.seeOther(at);
        }
    }

    private void continueByCode(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PostedForm form = desk.posted(request);
        if (!visit.csrfValid(form.first(Csrf.FIELD))) {
            formExpired(visit, request, response);
            return;
        }
        if (!form.first("strategy").equals("email_code")) {
            visit.seeOther(at + "/password");
            return;
        }
        switch (signingIn.sendCode(new ClientToken(visit.clientToken()), desk.browser(visit, request))) {
            case Answer.Sent sent -> visit.seeOther(at + "/code");
            // one is on its way: the page where it is typed is where they want to be
            case Answer.TooSoon early -> visit.seeOther(at + "/code");
            case Answer.TooMany refused -> {
                String wait = desk.tooMany(request, response, refused.retryAfter());
                showPassword(visit, request, response, 429, Map.of(), wait);
            }
            case Answer.NoAttempt gone -> visit.seeOther(at);
        }
    }

    /// Wrong passwords have shut the door for passwords. The mailbox still opens it.
    private void showLocked(Visit visit, HttpServletRequest request, HttpServletResponse response, Answer.Locked locked)
            throws IOException {
        Duration wait = Duration.between(clock.instant(), locked.until());
        response.setHeader(
                "Retry-After", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
        Map<String, Object> model = Map.of(
                "minutes",
                Desk.minutes(wait),
                "byMail",
                signingIn.factors().byMail(),
                "mailButton",
                mailButton(request));
        desk.show(visit, request, response, 423, "locked", Map.of(), model);
    }

    private void formExpired(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        showPassword(visit, request, response, 403, Map.of(), desk.text(request, "error.form_expired", Map.of()));
    }

    private void wrongPassword(
            Visit visit, HttpServletRequest request, HttpServletResponse response, String key, Map<String, ?> arguments)
            throws IOException {
        showPassword(visit, request, response, 422, Map.of("password", desk.text(request, key, arguments)), "");
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
        show(visit, request, response, status, typed, problems, alert, "");
    }

    /// @param word something to say that is no fault; empty for nothing
    private void show(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            Typed typed,
            Map<String, String> problems,
            String alert,
            String word)
            throws IOException {
        boolean expired = status == 200
                && forms.justExpired(new ClientToken(visit.clientToken())).isPresent();
        Map<String, Object> model = Map.of(
                "expired",
                expired,
                "word",
                word,
                "identifier",
                typed.identifier(),
                "returnTo",
                typed.returnTo(),
                "alert",
                alert,
                "otherLink",
                desk.link(visit, desk.paths().signUp(), typed.returnTo()));
        desk.show(visit, request, response, status, "sign-in", problems, model);
    }

    /// Where passwords were switched off meanwhile, the page has nothing to ask.
    private void askPassword(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (signingIn.factors().password()) {
            showPassword(visit, request, response, 200, Map.of(), "");
        } else {
            visit.seeOther(at);
        }
    }

    private String mailButton(HttpServletRequest request) {
        return desk.text(request, signingIn.factors().emailCode() ? "signIn.emailCode" : "signIn.emailLink", Map.of());
    }

    /// The password page, or the beginning where nobody has said who they are.
    private void showPassword(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            Map<String, String> problems,
            String alert)
            throws IOException {
        Optional<PendingSignIn> pending = signingIn.pending(new ClientToken(visit.clientToken()));
        if (pending.isEmpty()) {
            visit.seeOther(desk.isMemberReading(visit, request) ? desk.landing() : at);
            return;
        }
        Map<String, Object> model = Map.of(
                "address",
                pending.get().emailAddress(),
                "alert",
                alert,
                "byMail",
                signingIn.factors().byMail(),
                "mailButton",
                mailButton(request));
        desk.show(visit, request, response, status, "sign-in-password", problems, model);
    }

    private record Code(SigningIn signingIn) implements CodePages.Attempt {

        @Override
        public Optional<PendingCode> pending(ClientToken client) {
            return signingIn.pending(client).flatMap(pending -> switch (pending) {
                case PendingSignIn.NeedsCode needs -> Optional.of(needs.code());
                case PendingSignIn.NeedsFirstFactor nothingSent -> Optional.empty();
            });
        }

        @Override
        public boolean typed() {
            return signingIn.factors().emailCode();
        }

        @Override
        public boolean finishedElsewhere(ClientToken client) {
            return signingIn.finishedElsewhere(client);
        }

        @Override
        public CodeEntered enterCode(ClientToken client, String typed, Browser browser) {
            return signingIn.enterCode(client, typed, browser);
        }

        @Override
        public CodeRequested resend(ClientToken client, Browser browser) {
            return signingIn.resend(client, browser);
        }
    }
}

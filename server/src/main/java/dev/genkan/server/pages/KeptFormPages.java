package dev.genkan.server.pages;

import dev.genkan.gate.servlet.Callers;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.KeptForms;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PostedBody;
import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.KeptForm;
import dev.genkan.identity.session.StoredForms;
import dev.genkan.identity.session.StoredForms.JustExpired;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Users;
import dev.genkan.token.Auth;
import dev.genkan.token.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A form that was sent a moment after its session had ended. It is kept, its sender is told and signs in again, and
/// one button sends it where it was going; nobody else ever sees it.
///
/// Sending it is a POST of the visitor's own click with the fields in the page. It comes here first, where it counts
/// once, and is passed on with 307 (RFC 9110, 15.4.8), so that the browser sends the same body to its own place.
public final class KeptFormPages implements OwnPages, KeptForms {

    /// In bytes; what is a little larger when it comes a second time has to fit too, see [PostedBody#LARGEST].
    private static final int LARGEST = 60 * 1024;

    private static final int LONGEST_PATH = 2048;
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(passwor|passwd|passphrase|passcode|pwd|secret|one_?time|otp|cvc|cvv|card_?number).*");

    private final Desk desk;
    private final StoredForms forms;
    private final Users users;
    private final String at;
    private final String onboarding;

    /// @param at the path of this page, such as `/genkan/kept`
    /// @param onboarding the path of the flow, whose forms are kept too; empty if there is none
    public KeptFormPages(Desk desk, StoredForms forms, Users users, String at, String onboarding) {
        this.desk = desk;
        this.forms = forms;
        this.users = users;
        this.at = at;
        this.onboarding = onboarding;
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (visit.path().equals(at)) {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> show(visit, request, response, 200);
                case "POST" -> settle(visit, request, response);
                default -> desk.refuseMethod(request, response, "GET, HEAD, POST");
            }
            return true;
        }
        // the flow's pages pass the gate by themselves, so they are met here
        return isOfTheFlow(visit.path())
                && request.getMethod().equals("POST")
                && Callers.wantsPage(request)
                && visit.auth() instanceof Auth.SignedOut
                && keep(visit, request, response);
    }

    private boolean isOfTheFlow(String path) {
        return !onboarding.isEmpty() && (path.equals(onboarding) || path.startsWith(onboarding + "/"));
    }

    @Override
    public boolean keep(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<JustExpired> whose = forms.justExpired(client(visit));
        String path = path(visit, request);
        if (whose.isEmpty() || path.length() > LONGEST_PATH || request.getContentLengthLong() > LARGEST) {
            return false;
        }
        switch (PostedBody.of(request)) {
            case PostedBody.Refused upload -> {
                return false;
            }
            case PostedBody.Fields fields -> {
                PostedForm form = fields.form();
                if (form.fields().containsKey(Csrf.FIELD) && !visit.csrfValid(form.first(Csrf.FIELD))) {
                    return false;
                }
                forms.keep(whose.get(), new KeptForm(path, withoutSecrets(form)));
            }
        }
        visit.seeOther(at);
        return true;
    }

    private static String path(Visit visit, HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().substring(visit.contextPath().length()) + (query == null ? "" : "?" + query);
    }

    private static Map<String, List<String>> withoutSecrets(PostedForm form) {
        Map<String, List<String>> kept = new LinkedHashMap<>(form.fields());
        kept.keySet()
                .removeIf(
                        name -> name.equals(Csrf.FIELD) || SECRET.matcher(name).matches());
        return kept;
    }

    private void show(Visit visit, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        switch (visit.auth()) {
            case Auth.SignedOut nobody -> showExpired(visit, request, response);
            case Auth.SignedIn member -> offer(member.userId(), visit, request, response, status);
        }
    }

    private void showExpired(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<UserId> owner = forms.owner(client(visit));
        if (owner.isEmpty()) {
            visit.seeOther(desk.paths().signIn());
            return;
        }
        Map<String, Object> model = Map.of(
                "address", address(owner.get()),
                "at", at,
                "minutes", StoredForms.KEPT.toMinutes());
        desk.show(visit, request, response, 200, "session-expired", Map.of(), model);
    }

    private void offer(UserId member, Visit visit, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        Optional<KeptForm> kept = forms.find(client(visit), member);
        if (kept.isEmpty()) {
            forms.forgetUnlessOf(client(visit), member);
            visit.seeOther(desk.landing());
            return;
        }
        Map<String, Object> model = Map.of(
                "at", at,
                "fields", kept.get().fields(),
                "address", address(member),
                "where", where(kept.get()));
        desk.show(visit, request, response, status, "kept-form", Map.of(), model);
    }

    private static String where(KeptForm form) {
        int query = form.path().indexOf('?');
        return query < 0 ? form.path() : form.path().substring(0, query);
    }

    private void settle(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(visit.auth() instanceof Auth.SignedIn member)) {
            visit.seeOther(at);
            return;
        }
        if (!visit.csrfValid(desk.posted(request).first(Csrf.FIELD))) {
            // nothing lost: the same question with a fresh field
            offer(member.userId(), visit, request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<KeptForm> taken = forms.take(client(visit), member.userId());
        if (taken.isPresent() && "send".equals(request.getQueryString())) {
            visit.seeOther(taken.get().path());
            // the same address, but the browser sends the form again instead of asking for the page
            response.setStatus(307);
        } else {
            visit.seeOther(desk.landing());
        }
    }

    private String address(UserId user) {
        return users.find(user)
                .flatMap(known -> known.primaryAddress())
                .map(EmailAddress::value)
                .orElse("");
    }

    private static ClientToken client(Visit visit) {
        return new ClientToken(visit.clientToken());
    }
}

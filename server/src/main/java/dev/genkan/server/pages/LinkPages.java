package dev.genkan.server.pages;

import dev.genkan.forms.html.Action;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.LinkSeen;
import dev.genkan.identity.attempt.MailedLinks;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.server.mail.BrowserName;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the link in a mail leads, `/sign-in/link?t=…`: a page that names the address and who asked, and one button.
/// Only the button uses the link up, because mail programs open links before people do, and because nobody is to find
/// themselves in an account that the page did not name.
public final class LinkPages implements OwnPages {

    private static final String PARAMETER = "t";
    // whatever else somebody's mail program adds to the address
    private static final Pattern IN_QUERY = Pattern.compile("(?:^|&)" + PARAMETER + "=([A-Za-z0-9_-]{43})(?:&|$)");

    private final Desk desk;
    private final MailedLinks links;
    private final Arrival arrival;
    private final Users users;
    private final String at;

    public LinkPages(Desk desk, MailedLinks links, Arrival arrival, Users users) {
        this.desk = desk;
        this.links = links;
        this.arrival = arrival;
        this.users = users;
        this.at = desk.paths().link();
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(at)) {
            return false;
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> show(visit, request, response, 200, inAddress(request), Map.of(), "");
            case "POST" -> follow(visit, request, response);
            default -> desk.refuseMethod(request, response, "GET, HEAD, POST");
        }
        return true;
    }

    private void follow(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PostedForm form = desk.posted(request);
        LinkToken link = new LinkToken(form.first(PARAMETER));
        if (!visit.csrfValid(form.first(Csrf.FIELD))) {
            String text = desk.text(request, "error.form_expired", Map.of());
            show(visit, request, response, 403, link, Map.of(), text);
            return;
        }
        switch (links.follow(
                link, form.first("password"), new ClientToken(visit.clientToken()), desk.browser(visit, request))) {
            case Answer.SignedIn in -> arrival.welcome(visit, in);
            case Answer.Rejected rejected ->
                show(visit, request, response, 422, link, desk.texts(request, rejected.problems()), "");
            case Answer.Busy busy -> {
                String text = desk.busy(request, response, busy.retryAfter());
                show(visit, request, response, 503, link, Map.of(), text);
            }
            case Answer.Banned out -> desk.showBanned(visit, request, response);
            case Answer.LockedOut out -> desk.showLocked(visit, request, response, out.until());
            // used, or over, between the page and the button: the page says which
            case Answer.NoAttempt gone -> show(visit, request, response, 410, link, Map.of(), "");
        }
    }

    private static LinkToken inAddress(HttpServletRequest request) {
        String query = request.getQueryString();
        Matcher found = IN_QUERY.matcher(query == null ? "" : query);
        return new LinkToken(found.find() ? found.group(1) : "");
    }

    private void show(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            LinkToken link,
            Map<String, String> problems,
            String alert)
            throws IOException {
        switch (links.look(link, new ClientToken(visit.clientToken()))) {
            case LinkSeen.Open open -> showOpen(visit, request, response, status, link, open, problems, alert);
            case LinkSeen.Used used ->
                desk.showMessage(
                        visit,
                        request,
                        response,
                        HttpServletResponse.SC_GONE,
                        desk.text(request, "link.used.title", Map.of()),
                        desk.text(request, "link.used.body", Map.of()),
                        List.of(wayOn(request)));
            case LinkSeen.Expired over ->
                desk.showMessage(
                        visit,
                        request,
                        response,
                        HttpServletResponse.SC_GONE,
                        desk.text(request, "link.expired.title", Map.of()),
                        desk.text(request, "link.expired.body", Map.of()),
                        List.of(wayOn(request)));
            case LinkSeen.Unknown never ->
                desk.showMessage(
                        visit,
                        request,
                        response,
                        HttpServletResponse.SC_NOT_FOUND,
                        desk.text(request, "link.unknown.title", Map.of()),
                        desk.text(request, "link.unknown.body", Map.of()),
                        List.of(wayOn(request)));
        }
    }

    private Action wayOn(HttpServletRequest request) {
        return new Action(
                desk.text(request, "link.again", Map.of()), desk.paths().signIn(), true);
    }

    private void showOpen(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            LinkToken link,
            LinkSeen.Open open,
            Map<String, String> problems,
            String alert)
            throws IOException {
        String browser = BrowserName.of(open.asked().userAgent(), desk.pages().words(), desk.locale(request));
        Map<String, Object> model = new HashMap<>();
        model.put("title", title(request, open.purpose()));
        model.put("token", link.value());
        model.put("at", at);
        model.put("address", open.emailAddress());
        model.put("here", open.here());
        model.put("purpose", open.purpose().name());
        model.put("minutes", Math.max(1, open.ago().toMinutes()));
        boolean ours = browser.isEmpty() && open.asked().network().isEmpty();
        model.put("from", browser.isEmpty() && !ours ? desk.text(request, "mail.unknown", Map.of()) : browser);
        model.put("other", somebodyElse(visit, open));
        model.put("minimum", Passwords.SHORTEST);
        model.put("alert", alert);
        desk.showAtSecretAddress(visit, request, response, status, "link", problems, model);
    }

    private String title(HttpServletRequest request, LinkSeen.Purpose purpose) {
        Map<String, String> app = Map.of("app", desk.pages().brand().name());
        return switch (purpose) {
            case SIGN_IN -> desk.text(request, "signIn.title", app);
            case SIGN_UP -> desk.text(request, "signUp.title", app);
            case RESET -> desk.text(request, "reset.title", app);
        };
    }

    /// The address of whoever is signed in here and would be signed out by the button; empty if nobody would.
    private String somebodyElse(Visit visit, LinkSeen.Open open) {
        return switch (visit.auth()) {
            case Auth.SignedOut nobody -> "";
            case Auth.SignedIn member ->
                users.find(member.userId())
                        .filter(user -> !isAt(user, open.emailAddress()))
                        .flatMap(User::primaryAddress)
                        .map(EmailAddress::value)
                        .orElse("");
        };
    }

    private static boolean isAt(User user, String address) {
        String key = new EmailAddress(address).key();
        return user.primaryAddress().map(EmailAddress::key).filter(key::equals).isPresent();
    }
}

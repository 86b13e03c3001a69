package dev.genkan.server.pages;

import dev.genkan.forms.html.Action;
import dev.genkan.forms.html.ErrorLine;
import dev.genkan.forms.html.Pages;
import dev.genkan.gate.Paths;
import dev.genkan.gate.servlet.Acting;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.gate.servlet.PostedBody;
import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.gate.servlet.Site;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.Browser;
import dev.genkan.identity.DeviceToken;
import dev.genkan.identity.Network;
import dev.genkan.identity.attempt.Problem;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.user.User;
import dev.genkan.onboarding.servlet.Language;
import dev.genkan.server.development.AtTheMachine;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What every page of the entrance needs at hand: the words, the printing press, and where people go next.
///
/// @param landing where somebody goes who asked for nothing in particular, without the context path
/// @param codeLifetime how long a code works, as the page says it
public record Desk(Pages pages, Site site, String landing, Duration codeLifetime, AtTheMachine atTheMachine) {

    /// From how many tries left on a page says so.
    private static final int FEW = 2;

    public Paths paths() {
        return site.paths();
    }

    /// Where the operators work, without the context path.
    public String dashboardAt() {
        return paths().house() + "/dashboard";
    }

    /// Whether a member looks at a page of the entrance: they are led on at once, not by way of its first page.
    boolean isMemberReading(Visit visit, HttpServletRequest request) {
        return Methods.isRead(request) && visit.auth() instanceof Auth.SignedIn;
    }

    /// The fields of a posted form; none if it is no form, too large or not UTF-8, and then the hidden one is missing.
    public PostedForm posted(HttpServletRequest request) throws IOException {
        return switch (PostedBody.of(request)) {
            case PostedBody.Fields form -> form.form();
            case PostedBody.Refused refused -> new PostedForm(Map.of());
        };
    }

    /// Where the address of this request says the visitor wants to go afterwards; empty for nowhere in particular.
    String returnTo(HttpServletRequest request) {
        return ReturnTo.afterSigningIn(site).namedBy(request);
    }

    /// The same, as a form carried it along: checked again, because forms are strangers' texts too.
    String returnTo(PostedForm form) {
        return ReturnTo.afterSigningIn(site)
                .safe(form.first(ReturnTo.PARAMETER))
                .orElse("");
    }

    /// A link with the return address kept.
    String link(Visit visit, String path, String returnTo) {
        String kept = returnTo.isEmpty()
                ? ""
                : "?" + ReturnTo.PARAMETER + "=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
        return visit.contextPath() + path + kept;
    }

    /// Shows a page of the entrance. `problems` are texts by field name, in the order of the fields; with one or more
    /// of them the title starts with "Error:".
    void show(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String template,
            Map<String, String> problems,
            Map<String, Object> more)
            throws IOException {
        draw(visit, request, response, status, "dev/genkan/server/pages/" + template, problems, more);
    }

    /// Shows any page.
    ///
    /// @param template its whole name on the class path
    public void draw(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String template,
            Map<String, String> problems,
            Map<String, Object> more)
            throws IOException {
        byte[] page = drawn(visit, request, template, problems, more);
        PageHeaders.write(visit, response);
        send(response, status, page);
    }

    /// A page of the entrance whose own address holds a secret.
    void showAtSecretAddress(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String template,
            Map<String, String> problems,
            Map<String, Object> more)
            throws IOException {
        byte[] page = drawn(visit, request, "dev/genkan/server/pages/" + template, problems, more);
        PageHeaders.writeForSecretAddress(visit, response);
        send(response, status, page);
    }

    private byte[] drawn(
            Visit visit,
            HttpServletRequest request,
            String template,
            Map<String, String> problems,
            Map<String, Object> more) {
        List<ErrorLine> errors = new ArrayList<>();
        problems.forEach((field, text) -> errors.add(new ErrorLine(field, text)));
        Map<String, Object> model = new HashMap<>(more);
        model.put("base", visit.contextPath());
        model.put("csrf", visit.csrfField());
        model.put("paths", paths());
        model.put("problems", problems);
        model.put("errors", errors);
        Acting.of(request).ifPresent(acting -> model.put("acting", acting));
        return pages.render(template, locale(request), model).getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpServletResponse response, int status, byte[] bytes) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /// Somebody who has proven who they are, and is shut out.
    void showBanned(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String body =
                text(request, "error.user_banned", Map.of("app", pages.brand().name()));
        Action home = new Action(text(request, "page.home", Map.of()), "/", true);
        showMessage(visit, request, response, 403, text(request, "page.403.banned", Map.of()), body, List.of(home));
    }

    /// Says one thing and gives ways on.
    public void showMessage(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String title,
            String body,
            List<Action> waysOn)
            throws IOException {
        Map<String, Object> model =
                new HashMap<>(Map.of("base", visit.contextPath(), "title", title, "body", body, "actions", waysOn));
        Acting.of(request).ifPresent(acting -> {
            model.put("acting", acting);
            model.put("csrf", visit.csrfField());
        });
        byte[] page = pages.render("dev/genkan/forms/html/message", locale(request), model)
                .getBytes(StandardCharsets.UTF_8);
        // what it is shown instead of may have had a secret in its address
        PageHeaders.writeForSecretAddress(visit, response);
        send(response, status, page);
    }

    /// What is wrong with a code, and how many tries are left once they are few.
    String wrongCode(HttpServletRequest request, int triesLeft) {
        if (triesLeft == 0) {
            return text(request, "error.code_spent", Map.of());
        }
        return triesLeft > FEW
                ? text(request, "error.form_code_incorrect", Map.of())
                : text(request, "error.tries_left", Map.of("count", triesLeft));
    }

    /// Where somebody is led whose attempt was finished in another browser: sign-in, with a word about it.
    String finishedElsewhere() {
        return paths().signIn() + "?finished=elsewhere";
    }

    /// Somebody who has proven who they are, and is shut out until then.
    void showLocked(Visit visit, HttpServletRequest request, HttpServletResponse response, Instant until)
            throws IOException {
        if (until.equals(User.FOR_GOOD)) {
            showBanned(visit, request, response);
            return;
        }
        // where they are is not known, so the time says which it is
        String time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale(request))
                        .withZone(ZoneOffset.UTC)
                        .format(until)
                + " UTC";
        String body = text(request, "error.user_locked", Map.of("time", time));
        Action home = new Action(text(request, "page.home", Map.of()), "/", true);
        showMessage(visit, request, response, 403, text(request, "page.403.banned", Map.of()), body, List.of(home));
    }

    public void refuseMethod(HttpServletRequest request, HttpServletResponse response, String allowed)
            throws IOException {
        Methods.refuse(request, response, allowed);
    }

    public String text(HttpServletRequest request, String key, Map<String, ?> arguments) {
        return pages.words().text(key, locale(request), arguments);
    }

    /// What to say at the fields, in the order in which the problems were found.
    public Map<String, String> texts(HttpServletRequest request, List<Problem> problems) {
        Map<String, String> texts = new LinkedHashMap<>();
        problems.forEach(problem -> texts.put(problem.field(), text(request, problem)));
        return texts;
    }

    private String text(HttpServletRequest request, Problem problem) {
        String asked = problem.field().equals("password") ? "what.password" : "what.email";
        return switch (problem.code()) {
            case "form_param_nil" ->
                text(request, "error.form_param_nil", Map.of("field", text(request, asked, Map.of())));
            case "form_param_format_invalid" ->
                text(request, "error.form_param_format_invalid.email_address", Map.of());
            case "form_password_length_too_short" ->
                text(request, "error.form_password_length_too_short", Map.of("min", Passwords.SHORTEST));
            case "form_password_size_in_bytes_exceeded" ->
                text(request, "error.form_password_length_too_long", Map.of("max", Passwords.LONGEST));
            case "form_password_pwned" -> text(request, "error.form_password_pwned", Map.of());
            case "form_identifier_not_found" -> text(request, "error.form_identifier_not_found", Map.of());
            case "form_identifier_exists" -> text(request, "error.form_identifier_exists", Map.of());
            case "sign_up_mode_restricted", "sign_up_restricted_waitlist" ->
                text(request, "error.sign_up_mode_restricted", Map.of());
            case "not_allowed_access" -> text(request, "error.not_allowed_access", Map.of());
            case "form_email_address_blocked" -> text(request, "error.form_email_address_blocked", Map.of());
            default -> throw new IllegalStateException("no words for " + problem);
        };
    }

    /// "Wait 20 seconds", "Wait 12 minutes", and the header that says the same to programs.
    public String tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader("Retry-After", String.valueOf(seconds));
        return seconds <= 90
                ? text(request, "error.too_many_requests", Map.of("seconds", seconds))
                : text(request, "error.too_many_requests.minutes", Map.of("minutes", minutes(wait)));
    }

    /// Too many passwords at once: 503, and the header that says when it may be better.
    public String busy(HttpServletRequest request, HttpServletResponse response, Duration wait) {
        response.setHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
        return text(request, "error.busy", Map.of());
    }

    public static long minutes(Duration wait) {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }

    public Browser browser(Visit visit, HttpServletRequest request) {
        String userAgent = request.getHeader("User-Agent");
        return new Browser(
                        network(request),
                        userAgent == null ? "" : userAgent,
                        locale(request),
                        atTheMachine.isTrueOf(request))
                .showing(new DeviceToken(visit.deviceToken()));
    }

    /// The visitor's language, if it is spoken here, and their country, if they say it.
    public Locale locale(HttpServletRequest request) {
        return Language.of(request, pages.words());
    }

    private String network(HttpServletRequest request) {
        return site.surroundings().clientOf(request).map(Network::of).orElse("");
    }
}

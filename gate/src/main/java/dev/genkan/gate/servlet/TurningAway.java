package dev.genkan.gate.servlet;

import dev.genkan.gate.Decision;
import dev.genkan.gate.Gate;
import dev.genkan.gate.GateDecision;
import dev.genkan.gate.Rule;
import dev.genkan.token.Auth;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// How those are answered who may not pass: people by a 303 to where they can do something about it, programs by JSON,
/// and each of them with a decision that can be asked for its reasons.
record TurningAway(Site site, Ports ports, Telling telling) {

    private static final System.Logger LOG = System.getLogger(TurningAway.class.getName());

    TurningAway(Site site, Ports ports) {
        this(site, ports, new Telling(site, ports));
    }

    void toSignIn(Turned turned) throws IOException {
        Visit visit = turned.visit();
        HttpServletRequest request = turned.request();
        String signIn = site.paths().signIn();
        if (canBeLed(request) && !visit.path().equals(signIn)) {
            telling.signInFirst(turned, new Decision.Outcome(303, "authentication_required", signIn));
            boolean kept =
                    request.getMethod().equals("POST") && ports.keptForms().keep(visit, request, turned.response());
            if (!kept) {
                visit.seeOther(withReturnAddress(signIn, visit));
            }
            return;
        }
        Problem problem = new Problem(401, "authentication_invalid", "Not signed in", "Sign in first, then ask again.");
        answer(problem, telling.signInFirst(turned, outcomeOf(problem)), turned.request(), turned.response());
    }

    /// @param rule by which it is so
    /// @throws Gate.Circle if the place would lead them on at once; the application's fault
    void toRequirement(GateDecision.OnboardFirst first, Rule rule, Turned turned) throws IOException {
        requireThatTheyStay(first, rule, turned.visit());
        String remedy = "The application's function leads here; it passes whom it has nothing to ask of.";
        if (canBeLed(turned.request())) {
            telling.turnedAway(rule, turned, new Decision.Outcome(303, first.reason(), first.location()), remedy);
            turned.visit().seeOther(withReturnAddress(first.location(), turned.visit()));
            return;
        }
        comesFirst(first, rule, turned, remedy);
    }

    /// @param rule by which it is so
    void refuse(GateDecision.Refuse refuse, Rule rule, Turned turned) throws IOException {
        String remedy = "The application refuses by itself; the reason it gives is " + refuse.reason() + ".";
        Decision decision =
                telling.turnedAway(rule, turned, new Decision.Outcome(refuse.status(), refuse.reason(), ""), remedy);
        Problem problem = new Problem(
                refuse.status(),
                refuse.reason(),
                "Not for you",
                "This application does not let you in here. The reason it gives is " + refuse.reason() + ".",
                decision.why().facts());
        answer(problem, decision, turned.request(), turned.response());
    }

    private void comesFirst(GateDecision.OnboardFirst first, Rule rule, Turned turned, String remedy)
            throws IOException {
        Decision decision = telling.turnedAway(rule, turned, new Decision.Outcome(403, first.reason(), ""), remedy);
        Map<String, Object> meta = new LinkedHashMap<>(decision.why().facts());
        meta.put("location", turned.visit().contextPath() + first.location());
        meta.put("url", withoutTrailingSlash(site.publicUrl().toString()) + first.location());
        Problem problem = new Problem(
                403, first.reason(), "Something comes first", "A step is open that this member must do first.", meta);
        answer(problem, decision, turned.request(), turned.response());
    }

    /// Somebody whose claims no cookie can carry: every way on would lead back here, so the page says why.
    void forWeight(RuntimeException tooMuch, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.log(System.Logger.Level.ERROR, String.valueOf(tooMuch.getMessage()));
        if (response.isCommitted()) {
            throw tooMuch;
        }
        Problem problem = new Problem(
                500,
                "session_token_too_large",
                "More is known of you than a cookie can carry",
                "So you cannot be kept signed in. Whoever runs this application finds in its log what to do.");
        unseen(problem, new Rule.Weight(), String.valueOf(tooMuch.getMessage()), request, response);
    }

    /// Somebody whom the application would send round in circles.
    void forCircle(Gate.Circle circle, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.log(System.Logger.Level.ERROR, String.valueOf(circle.getMessage()));
        if (response.isCommitted()) {
            throw circle;
        }
        Problem problem = new Problem(
                500,
                "gate_leads_in_circles",
                "This way leads nowhere",
                "The application would send you round in circles. Whoever runs it finds in its log what to do.");
        unseen(problem, new Rule.Circle(), String.valueOf(circle.getMessage()), request, response);
    }

    void forPath(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = new Problem(
                400,
                "path_invalid",
                "This address cannot be read",
                "It has a part that could be read in two ways. Check how it is written.");
        String remedy = "Write the address without ;, //, backslashes, dot segments and their escapes.";
        unseen(problem, new Rule.Doubtful(), remedy, request, response);
    }

    void forOrigin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = new Problem(
                403,
                "origin_invalid",
                "This came from another site",
                "Only pages of " + site.origin() + " may send this. Open that address and try again there.");
        unseen(problem, new Rule.Elsewhere(), new Remedies(site).toComeFromHere(request), request, response);
    }

    private void unseen(
            Problem problem, Rule rule, String remedy, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Decision decision = telling.unseen(rule, outcomeOf(problem), remedy, request, response);
        answer(problem, decision, request, response);
    }

    private static void answer(
            Problem problem, Decision decision, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problem.with("decision", decision.id()).answer(request, response);
    }

    private static Decision.Outcome outcomeOf(Problem problem) {
        return new Decision.Outcome(problem.status(), problem.code(), "");
    }

    private void requireThatTheyStay(GateDecision.OnboardFirst first, Rule rule, Visit visit) {
        if (visit.auth() instanceof Auth.SignedIn member && ports.ways().leadsOn(member, first.path())) {
            throw new Gate.Circle("The gate (" + rule.words() + ") leads " + member.userId() + " from " + visit.path()
                    + " to " + first.location() + ", which leads them on at once, and round in circles: lead to a page"
                    + " of the application, or refuse");
        }
    }

    private static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String withReturnAddress(String location, Visit visit) {
        return visit.comeBackTo()
                .map(address -> location + (location.contains("?") ? "&" : "?") + ReturnTo.PARAMETER + "="
                        + URLEncoder.encode(address, StandardCharsets.UTF_8))
                .orElse(location);
    }

    /// An error page is shown where it is and never left.
    private static boolean canBeLed(HttpServletRequest request) {
        return Callers.wantsPage(request) && request.getDispatcherType() != DispatcherType.ERROR;
    }
}

package dev.genkan.gate.servlet;

import dev.genkan.gate.GateDecision;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// How those are answered who may not pass: people by a 303 to where they can do something about it, programs by JSON.
record TurningAway(Site site, KeptForms keptForms) {

    private static final System.Logger LOG = System.getLogger(TurningAway.class.getName());

    void toSignIn(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (canBeLed(request) && !visit.path().equals(site.paths().signIn())) {
            boolean kept = request.getMethod().equals("POST") && keptForms.keep(visit, request, response);
            if (!kept) {
                visit.seeOther(withReturnAddress(site.paths().signIn(), visit));
            }
            return;
        }
        new Problem(401, "authentication_invalid", "Not signed in", "Sign in first, then ask again.")
                .answer(request, response);
    }

    void toRequirement(
            GateDecision.OnboardFirst first, Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (canBeLed(request)) {
            visit.seeOther(withReturnAddress(first.location(), visit));
            return;
        }
        Map<String, Object> meta = Map.of("location", visit.contextPath() + first.location());
        new Problem(
                        403,
                        first.reason(),
                        "Something comes first",
                        "A step is open that this member must do first.",
                        meta)
                .answer(request, response);
    }

    void refuse(GateDecision.Refuse refuse, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        new Problem(
                        refuse.status(),
                        refuse.reason(),
                        "Not for you",
                        "This application does not let you in here. The reason it gives is " + refuse.reason() + ".")
                .answer(request, response);
    }

    /// Somebody whose claims no cookie can carry: every way on would lead back here, so the page says why.
    void forWeight(RuntimeException tooMuch, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.log(System.Logger.Level.ERROR, String.valueOf(tooMuch.getMessage()));
        if (response.isCommitted()) {
            throw tooMuch;
        }
        new Problem(
                        500,
                        "session_token_too_large",
                        "More is known of you than a cookie can carry",
                        "So you cannot be kept signed in. Whoever runs this application finds in its log what to do.")
                .answer(request, response);
    }

    void forPath(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new Problem(
                        400,
                        "path_invalid",
                        "This address cannot be read",
                        "It has a part that could be read in two ways. Check how it is written.")
                .answer(request, response);
    }

    void forOrigin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new Problem(
                        403,
                        "origin_invalid",
                        "This came from another site",
                        "Only pages of " + site.origin() + " may send this. Open that address and try again there.")
                .answer(request, response);
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

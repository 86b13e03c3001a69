package dev.genkan.gate.servlet;

import dev.genkan.gate.Demand;
import dev.genkan.gate.Gate;
import dev.genkan.gate.GateDecision;
import dev.genkan.gate.Look;
import dev.genkan.gate.Requirement;
import dev.genkan.token.Auth;
import dev.genkan.token.TokenSigner;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The boundary at a handler: what it demands holds there by itself, on public and ignored routes and behind a forward
/// too, wherever the gate's filter has seen the request.
///
/// ```java
/// Optional<Auth.SignedIn> member = Boundary.signedIn(request, response);
/// if (member.isEmpty()) {
///     return; // answered already
/// }
/// ```
public final class Boundary {

    private final Site site;
    private final Recognition recognition;
    private final TurningAway turningAway;

    Boundary(Site site, Recognition recognition, TurningAway turningAway) {
        this.site = site;
        this.recognition = recognition;
        this.turningAway = turningAway;
    }

    /// The member who asks. Empty if it is none: then the response is complete, a 303 to sign-in or a 401.
    ///
    /// @throws IllegalStateException if the gate's filter does not run here; the application's fault
    public static Optional<Auth.SignedIn> signedIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return met(request, response, List.of());
    }

    /// The member who asks, if they have met all of these, such as a flow of onboarding. Empty otherwise: then the
    /// response is complete. Nobody is turned away before the store has been asked.
    ///
    /// @throws IllegalStateException as [#signedIn]
    public static Optional<Auth.SignedIn> met(
            HttpServletRequest request, HttpServletResponse response, List<? extends Requirement> requirements)
            throws IOException {
        if (request.getAttribute(Boundary.class.getName()) instanceof Boundary boundary) {
            return boundary.admit(new Demand(List.copyOf(requirements)), request, response);
        }
        throw new IllegalStateException("Nobody can be recognised on " + request.getRequestURI()
                + ": the gate's filter does not run there. Register it for all paths.");
    }

    void standBehind(HttpServletRequest request) {
        request.setAttribute(Boundary.class.getName(), this);
    }

    private Optional<Auth.SignedIn> admit(Demand demand, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Optional<Visit> known = Visit.find(request).filter(Visit::isReal);
            if (known.isEmpty() && Callers.comeFromElsewhere(request, site.origin())) {
                // an ignored route, where the filter has not asked
                turningAway.forOrigin(request, response);
                return Optional.empty();
            }
            Visit visit = known.orElseGet(() -> new Visit(site, recognition, request, response).bind());
            return answered(demand, visit, request, response);
        } catch (Gate.Circle circle) {
            turningAway.forCircle(circle, request, response);
            return Optional.empty();
        } catch (Cookies.TooHeavy | TokenSigner.TooLong tooMuch) {
            turningAway.forWeight(tooMuch, request, response);
            return Optional.empty();
        }
    }

    private static GateDecision decision(Demand demand, Visit visit) {
        GateDecision first = demand.decide(visit.auth(), visit.look(), visit.path());
        return first instanceof GateDecision.AskAgain
                ? demand.decide(visit.authFromStore(), Look.STORE, visit.path())
                : first;
    }

    private Optional<Auth.SignedIn> answered(
            Demand demand, Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Turned turned = new Turned(visit, request, response, true);
        switch (decision(demand, visit)) {
            case GateDecision.Pass pass -> {
                return pass.auth() instanceof Auth.SignedIn member ? Optional.of(member) : Optional.empty();
            }
            case GateDecision.SignInFirst first -> turningAway.toSignIn(turned);
            case GateDecision.OnboardFirst first ->
                turningAway.toRequirement(first, demand.ruleFor(visit.auth(), visit.path()), turned);
            case GateDecision.Refuse refuse ->
                turningAway.refuse(refuse, demand.ruleFor(visit.auth(), visit.path()), turned);
            case GateDecision.AskAgain again ->
                throw new IllegalStateException(
                        "the boundary asked again after a look at the store, on " + visit.path());
        }
        return Optional.empty();
    }
}

package dev.genkan.gate.servlet;

import dev.genkan.gate.Decision;
import dev.genkan.gate.Demand;
import dev.genkan.gate.Gate;
import dev.genkan.gate.GateDecision;
import dev.genkan.gate.Look;
import dev.genkan.gate.RequestPath;
import dev.genkan.gate.Rule;
import dev.genkan.gate.Sessions;
import dev.genkan.gate.Ways;
import dev.genkan.token.TokenSigner;
import dev.genkan.token.TokenVerifier;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The gate in front of an application: every request passes these rooms, in the order in which they stand here.
///
/// To be registered for all paths and all dispatcher types, before every other filter that answers. It decides once,
/// on the REQUEST dispatch; the other dispatches inherit what was decided. A member whose requirement is met and whose
/// token nothing has happened to costs no I/O.
///
/// Two gates in front of one path both decide; the same one registered twice decides once.
public final class GateFilter implements Filter {

    private static final AtomicLong NUMBER = new AtomicLong();

    private final Gate gate;
    private final Recognition recognition;
    private final Site site;
    private final String origin;
    private final List<OwnPages> ownPages;
    private final TurningAway turningAway;
    private final Boundary boundary;
    private final String mark;
    private final ProblemPages problemPages;
    private final Acting.Banner banner;

    /// @param verifier expects the issuer and origin of `site`
    /// @param ownPages asked in this order
    public GateFilter(Gate gate, TokenVerifier verifier, Sessions sessions, Site site, List<OwnPages> ownPages) {
        this(gate, verifier, sessions, site, ownPages, Ports.none());
    }

    /// @param verifier expects the issuer and origin of `site`
    /// @param ownPages asked in this order
    /// @param keptForms what becomes of forms whose session has just ended
    /// @param problemPages how refusals look to people
    public GateFilter(
            Gate gate,
            TokenVerifier verifier,
            Sessions sessions,
            Site site,
            List<OwnPages> ownPages,
            KeptForms keptForms,
            ProblemPages problemPages) {
        this(
                gate,
                verifier,
                sessions,
                site,
                ownPages,
                new Ports(keptForms, problemPages, Ledger.inMemory(), Ways.UNKNOWN));
    }

    /// @param verifier expects the issuer and origin of `site`
    /// @param ownPages asked in this order
    /// @param ports what the house gives its gate besides
    public GateFilter(
            Gate gate, TokenVerifier verifier, Sessions sessions, Site site, List<OwnPages> ownPages, Ports ports) {
        this.gate = gate;
        this.recognition = new Recognition(verifier, sessions);
        this.site = site;
        this.origin = site.origin();
        this.ownPages = List.copyOf(ownPages);
        this.turningAway = new TurningAway(site, ports);
        this.boundary = new Boundary(site, recognition, turningAway);
        this.problemPages = ports.problemPages();
        this.banner = ports.banner();
        this.mark = GateFilter.class.getName() + "." + NUMBER.incrementAndGet();
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        if (!(anyRequest instanceof HttpServletRequest request)
                || !(anyResponse instanceof HttpServletResponse bareResponse)) {
            throw new ServletException("the gate stands in front of HTTP alone");
        }
        HttpServletResponse response = NoSessionInAddress.around(bareResponse);
        request.setAttribute(ProblemPages.class.getName(), problemPages);
        turningAway.telling().standBehind(request);
        if (request.getDispatcherType() != DispatcherType.REQUEST || request.getAttribute(mark) != null) {
            inherit(request, response, chain);
            return;
        }
        request.setAttribute(mark, true);
        request.setAttribute(Acting.ATTRIBUTE, new ActingOnVisit(banner, request));
        if (!RequestPath.isClean(request.getRequestURI())) {
            turningAway.forPath(request, response);
            return;
        }
        boundary.standBehind(request);
        if (gate.isIgnored(Visit.pathOf(request))) {
            chain.doFilter(request, response);
        } else {
            try {
                receive(visit(request, response), request, response, chain);
            } catch (Cookies.TooHeavy | TokenSigner.TooLong tooMuch) {
                turningAway.forWeight(tooMuch, request, response);
            } catch (Gate.Circle circle) {
                turningAway.forCircle(circle, request, response);
            }
        }
    }

    /// Another gate of the same place has begun it already, if there are two.
    private Visit visit(HttpServletRequest request, HttpServletResponse response) {
        return Visit.find(request)
                .filter(begun -> begun.isAt(site, recognition))
                .orElseGet(() -> new Visit(site, recognition, request, response).bind());
    }

    /// A visit that has been decided on goes on as it is. Where there is none (the error page of an ignored route),
    /// nobody is there, and nobody is led anywhere.
    private void inherit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean again = request.getDispatcherType() == DispatcherType.REQUEST;
        if (!again && Visit.find(request).isEmpty()) {
            new Visit(site, recognition, request, response).asNobody().bind();
        }
        chain.doFilter(request, response);
    }

    private void receive(Visit visit, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Callers.comeFromElsewhere(request, origin)) {
            turningAway.forOrigin(request, response);
            return;
        }
        if (isServedByUs(visit, request, response)) {
            return;
        }
        if (gate.isOpen(visit.path())) {
            chain.doFilter(request, response);
            return;
        }
        decide(visit, request, response, chain);
    }

    private boolean isServedByUs(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        for (OwnPages pages : ownPages) {
            if (pages.serve(visit, request, response)) {
                explainFailure(visit, request, response);
                return true;
            }
        }
        return false;
    }

    /// One of our own pages that can lead nobody on (of onboarding, say, where the claims template lacks the metadata)
    /// fails because of what a requirement reads: then that is the cause.
    private void explainFailure(Visit visit, HttpServletRequest request, HttpServletResponse response) {
        boolean failed = response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                && request.getAttribute(Decision.ATTRIBUTE) == null;
        if (failed
                && visit.hasPapers()
                && new Demand(gate.requirements()).ruleFor(visit.auth(), visit.path()) instanceof Rule.Unmet unmet) {
            turningAway
                    .telling()
                    .turnedAway(
                            unmet,
                            new Turned(visit, request, response, false),
                            new Decision.Outcome(response.getStatus(), "page_failed", ""),
                            "");
        }
    }

    private void decide(Visit visit, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Turned turned = new Turned(visit, request, response, false);
        switch (decision(visit)) {
            case GateDecision.Pass pass -> chain.doFilter(request, response);
            case GateDecision.SignInFirst first -> {
                if (first.path().equals(site.paths().signIn())) {
                    // the application brings a sign-in page of its own and forgot to make it public: no way leads on
                    chain.doFilter(request, response);
                } else {
                    turningAway.toSignIn(turned);
                }
            }
            case GateDecision.OnboardFirst first -> turningAway.toRequirement(first, rule(visit), turned);
            case GateDecision.Refuse refuse -> turningAway.refuse(refuse, rule(visit), turned);
            case GateDecision.AskAgain again ->
                throw new IllegalStateException("the gate asked again after a look at the store, on " + visit.path());
        }
    }

    private Rule rule(Visit visit) {
        return gate.ruleFor(visit.auth(), visit.path());
    }

    /// Nobody is refused on the word of a token that may be stale: the store is asked first, once.
    private GateDecision decision(Visit visit) {
        GateDecision first = gate.decide(visit.auth(), visit.look(), visit.path());
        return first instanceof GateDecision.AskAgain
                ? gate.decide(visit.authFromStore(), Look.STORE, visit.path())
                : first;
    }
}

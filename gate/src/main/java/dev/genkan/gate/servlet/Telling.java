package dev.genkan.gate.servlet;

import dev.genkan.gate.Decision;
import dev.genkan.gate.Explanation;
import dev.genkan.gate.Reading;
import dev.genkan.gate.Rule;
import dev.genkan.gate.Seen;
import dev.genkan.gate.Shown;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Says why: gives each decision that is no plain pass its id and its reasons, keeps it, and writes one line of log.
record Telling(Site site, Ports ports) {

    private static final System.Logger LOG = System.getLogger("dev.genkan.gate");

    /// Who tells it for this request; empty where no gate has seen it.
    static Optional<Telling> of(HttpServletRequest request) {
        return request.getAttribute(Telling.class.getName()) instanceof Telling telling
                ? Optional.of(telling)
                : Optional.empty();
    }

    void standBehind(HttpServletRequest request) {
        request.setAttribute(Telling.class.getName(), this);
    }

    /// A request that was refused before anybody asked who sends it.
    Decision unseen(
            Rule rule,
            Decision.Outcome outcome,
            String remedy,
            HttpServletRequest request,
            HttpServletResponse response) {
        return told(rule, outcome, Explanation.of(rule, false, remedy), Shown.UNSEEN, request, response);
    }

    /// Somebody who has to sign in first.
    Decision signInFirst(Turned turned, Decision.Outcome outcome) {
        String remedy = new Remedies(site).toSignIn(shown(turned.visit()), turned.request());
        return turnedAway(new Rule.SignIn(), turned, outcome, remedy);
    }

    /// A form without its field, wherever it was sent.
    Decision field(Visit visit, HttpServletRequest request, HttpServletResponse response) {
        Rule rule = new Rule.Field();
        String remedy = new Remedies(site).toShowTheField(visit);
        return told(
                rule,
                new Decision.Outcome(HttpServletResponse.SC_FORBIDDEN, "csrf_invalid", ""),
                Explanation.of(rule, false, remedy),
                shown(visit),
                request,
                response);
    }

    /// A member, or a stranger, whom this rule turns away.
    ///
    /// @param remedy for a rule that does not know one by itself
    Decision turnedAway(Rule rule, Turned turned, Decision.Outcome outcome, String remedy) {
        Explanation why = rule instanceof Rule.Unmet unmet
                ? unmet(unmet, turned, outcome)
                : Explanation.of(rule, turned.atHandler(), remedy);
        return told(rule, outcome, why, shown(turned.visit()), turned.request(), turned.response());
    }

    private Explanation unmet(Rule.Unmet unmet, Turned turned, Decision.Outcome outcome) {
        Visit visit = turned.visit();
        Reading stored = unmet.reading();
        Seen seen = visit.tokenSaid() instanceof Auth.SignedIn before
                ? unmet.requirement().reading(before.claims()).seen()
                : Seen.NOTHING;
        Map<String, Object> facts = new LinkedHashMap<>(stored.facts());
        String remedy = stored.remedy();
        // programs are told the step; people are led to it, and cost no further look
        if (outcome.location().isEmpty() && visit.auth() instanceof Auth.SignedIn member) {
            Optional<String> step = ports.ways().stepOf(member, unmet.requirement());
            step.ifPresent(name -> facts.put("step", name));
            remedy = step.map(name -> stored.atStep(name)).orElse(remedy);
        }
        return new Explanation(unmet.words(), turned.atHandler(), seen, stored.seen(), stored.wanted(), facts, remedy);
    }

    private Shown shown(Visit visit) {
        return visit.shown(ports.ledger().clock().instant());
    }

    private Decision told(
            Rule rule,
            Decision.Outcome outcome,
            Explanation why,
            Shown shown,
            HttpServletRequest request,
            HttpServletResponse response) {
        Decision decision = new Decision(
                Decision.newId(),
                ports.ledger().clock().instant(),
                request.getMethod(),
                request.getRequestURI(),
                outcome,
                why,
                shown);
        ports.ledger().decisions().keep(decision);
        request.setAttribute(Decision.ATTRIBUTE, decision.id());
        if (ports.ledger().inDevelopment()) {
            response.setHeader(Decision.HEADER, decision.id());
        }
        LOG.log(rule.isPlanned() ? System.Logger.Level.DEBUG : System.Logger.Level.INFO, decision::toString);
        return decision;
    }
}

package dev.genkan.server;

import dev.genkan.gate.Gate;
import dev.genkan.gate.GateDecision;
import dev.genkan.gate.Look;
import dev.genkan.gate.Paths;
import dev.genkan.gate.Requirement;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether gate, flows and pages fit together, looked at before the first visitor comes: as far as it can be seen
/// without one. What shows only in what somebody's claims say is caught when it happens.
///
/// @param flows the ones that are asked here
record GateCheck(Gate gate, List<Onboarding> flows, Paths paths) {

    /// @throws IllegalArgumentException if nobody, or no newcomer, could ever arrive; the application's fault
    void requireSound() {
        requirePagesSeen();
        Auth.SignedIn newcomer = newcomer();
        for (String path : wherePeopleCome()) {
            requireArrival(newcomer, path);
        }
    }

    private void requirePagesSeen() {
        List<String> own = new ArrayList<>(paths.all());
        if (flows.isEmpty()) {
            own.remove(paths.onboarding());
        }
        own.stream().filter(gate::isIgnored).findFirst().ifPresent(ignored -> {
            throw new IllegalArgumentException("The gate ignores " + ignored + ", where a page of Genkan's own is:"
                    + " nobody would ever see it. Take it out of ignoredRoutes.");
        });
    }

    /// Where somebody may be when the gate begins to lead them.
    private List<String> wherePeopleCome() {
        List<String> places = new ArrayList<>(List.of("/", "/somewhere/else"));
        flows.forEach(flow -> places.add(pathOf(flow.landAt())));
        return places;
    }

    private void requireArrival(Auth.SignedIn newcomer, String path) {
        try {
            if (!gate.isIgnored(path)
                    && !gate.isOpen(path)
                    && gate.decide(newcomer, Look.STORE, path) instanceof GateDecision.OnboardFirst first
                    && paths.isEntrance(first.path())) {
                throw new Gate.Circle(leadsOn(gate.ruleFor(newcomer, path).words(), first));
            }
        } catch (Gate.Circle circle) {
            throw new IllegalArgumentException(circle.getMessage(), circle);
        } catch (RuntimeException fault) {
            // a function of the application that cannot stand somebody who is nobody: it is asked again of real people
            return;
        }
        for (Requirement requirement : gate.requirements()) {
            requirement(requirement, newcomer, path).ifPresent(first -> requireNoDoor(requirement, first));
        }
    }

    private static Optional<GateDecision.OnboardFirst> requirement(
            Requirement requirement, Auth.SignedIn newcomer, String path) {
        try {
            return requirement.unmet(newcomer, path);
        } catch (RuntimeException fault) {
            return Optional.empty();
        }
    }

    private void requireNoDoor(Requirement requirement, GateDecision.OnboardFirst first) {
        boolean anothersFlow =
                !flows.isEmpty() && !(requirement instanceof Onboarding) && paths.isOnboarding(first.path());
        if (paths.isEntrance(first.path()) || anothersFlow) {
            throw new IllegalArgumentException(leadsOn("requirement " + first.reason(), first));
        }
    }

    private static String leadsOn(String rule, GateDecision.OnboardFirst first) {
        return "The gate (" + rule + ") leads to " + first.location() + ", where whoever is signed in, or through, is"
                + " led on at once: they would go round in circles. Lead to a page of the application.";
    }

    private static String pathOf(String location) {
        int query = location.indexOf('?');
        return query < 0 ? location : location.substring(0, query);
    }

    /// Somebody who has just signed up, of whom nothing is known.
    private static Auth.SignedIn newcomer() {
        Instant iat = Instant.EPOCH;
        return new Auth.SignedIn(new Claims(
                "",
                new UserId("user_newcomer"),
                new SessionId("sess_newcomer"),
                iat,
                iat.plus(Duration.ofMinutes(1)),
                Map.of("metadata", Map.of())));
    }
}

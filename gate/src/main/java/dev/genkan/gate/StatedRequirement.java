package dev.genkan.gate;

import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A requirement of the application's own.
///
/// @param claim which one the function looks at; empty if it does not say
record StatedRequirement(String reason, String location, String claim, Predicate<Claims> met) implements Requirement {

    StatedRequirement {
        // the same rules, with the same sentences
        new GateDecision.Refuse(403, reason);
        new GateDecision.OnboardFirst(reason, location);
    }

    @Override
    public Optional<GateDecision.OnboardFirst> unmet(Auth.SignedIn visitor, String path) {
        return met.test(visitor.claims())
                ? Optional.empty()
                : Optional.of(new GateDecision.OnboardFirst(reason, location));
    }

    @Override
    public Reading reading(Claims claims) {
        String root = claim.split("\\.", 2)[0];
        boolean carried = claim.isEmpty() || claims.all().containsKey(root);
        return new Reading(
                reason,
                claim.isEmpty() ? Seen.NOTHING : Seen.in(claims, claim),
                "",
                carried
                        ? "Meet " + reason + " at " + location + "."
                        : "The session token has no claim \"" + root + "\", so that " + reason
                                + " can never be met: put it into the claims template (genkan.session-token.claims).",
                Map.of());
    }

    @Override
    public String toString() {
        return reason + " at " + location;
    }

    /// What a requirement is called that does not say so itself: of a function nothing is known but where it stands.
    static String nameOf(Requirement requirement) {
        String type = requirement.getClass().getName();
        int lambda = type.indexOf("$$Lambda");
        return lambda < 0 ? type : "a function in " + type.substring(0, lambda);
    }
}

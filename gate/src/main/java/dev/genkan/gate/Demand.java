package dev.genkan.gate;

import dev.genkan.token.Auth;
import java.util.List;
import java.util.Optional;

/// What a handler demands by itself: a member who has met these. Deciding is pure, as in [Gate].
///
/// @param requirements in the order in which they are asked; none: to be signed in is enough
public record Demand(List<Requirement> requirements) {

    public Demand {
        requirements = List.copyOf(requirements);
    }

    /// Decides on what is known now. Passes a member only. Never [GateDecision.AskAgain] on a look at the store.
    ///
    /// A boundary has no door in it: where a gate would let somebody through to the very place where the requirement
    /// is met, this refuses. Leading there would be a circle.
    public GateDecision decide(Auth auth, Look look, String path) {
        return switch (auth) {
            case Auth.SignedOut nobody -> new GateDecision.SignInFirst(path);
            case Auth.SignedIn member ->
                firstUnmet(requirements, member, path)
                        .map(unmet -> afterLook(look, unmet.first(), path))
                        .orElseGet(() -> new GateDecision.Pass(member));
        };
    }

    /// By which rule [#decide] turns somebody away, see [Gate#ruleFor].
    public Rule ruleFor(Auth auth, String path) {
        return auth instanceof Auth.SignedIn member
                ? firstUnmet(requirements, member, path).<Rule>map(Unmet::rule).orElseGet(Rule.SignIn::new)
                : new Rule.SignIn();
    }

    /// A requirement that is not met, and what comes first therefore.
    record Unmet(Requirement requirement, GateDecision.OnboardFirst first, Auth.SignedIn member) {

        Rule rule() {
            return new Rule.Unmet(requirement, requirement.reading(member.claims()));
        }
    }

    static Optional<Unmet> firstUnmet(List<Requirement> requirements, Auth.SignedIn member, String path) {
        return requirements.stream()
                .flatMap(requirement ->
                        requirement.unmet(member, path).map(first -> new Unmet(requirement, first, member)).stream())
                .findFirst();
    }

    private static GateDecision afterLook(Look look, GateDecision.OnboardFirst unmet, String path) {
        return switch (look) {
            case TOKEN -> new GateDecision.AskAgain();
            case STORE -> unmet.isMetAt(path) ? new GateDecision.Refuse(403, unmet.reason()) : unmet;
        };
    }
}

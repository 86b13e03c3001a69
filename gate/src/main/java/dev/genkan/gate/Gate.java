package dev.genkan.gate;

import dev.genkan.token.Auth;
import java.util.List;
import java.util.stream.Stream;

/// Who may pass: which routes are open, and what a member must have done before the others open.
///
/// Immutable; each verb answers a new gate. Knows no HTTP, time or storage. A faulty pattern throws
/// `IllegalArgumentException` that names it.
///
/// ```java
/// Gate.publicRoutes("/").ignoredRoutes("/assets/(.*)").require(onboarding)
/// ```
public final class Gate {

    private final RoutePatterns publicRoutes;
    private final RoutePatterns ignoredRoutes;
    private final List<Requirement> requirements;
    private final boolean steersOnPublicRoutes;

    private Gate(
            RoutePatterns publicRoutes,
            RoutePatterns ignoredRoutes,
            List<Requirement> requirements,
            boolean steersOnPublicRoutes) {
        this.publicRoutes = publicRoutes;
        this.ignoredRoutes = ignoredRoutes;
        this.requirements = List.copyOf(requirements);
        this.steersOnPublicRoutes = steersOnPublicRoutes;
    }

    /// A gate with these routes open to everybody. No pattern at all: nothing is public.
    ///
    /// On a public route nothing is verified until the handler asks who is there, and nobody is led elsewhere.
    ///
    /// @param patterns a path, `:name` for one segment, `(.*)` at the end for the rest
    public static Gate publicRoutes(String... patterns) {
        return new Gate(RoutePatterns.NONE.and(patterns), RoutePatterns.NONE, List.of(), false);
    }

    /// The same gate with further routes that it lets through unseen, such as assets: nobody is known there.
    public Gate ignoredRoutes(String... patterns) {
        return new Gate(publicRoutes, ignoredRoutes.and(patterns), requirements, steersOnPublicRoutes);
    }

    /// The same gate with further requirements, in the order in which they are asked; the first unmet one counts.
    public Gate require(Requirement... further) {
        List<Requirement> all =
                Stream.concat(requirements.stream(), Stream.of(further)).toList();
        return new Gate(publicRoutes, ignoredRoutes, all, steersOnPublicRoutes);
    }

    /// The same gate, leading members with an unmet requirement away from public routes too, as Clerk's guide does.
    /// The price: every request to a public route is verified.
    public Gate steerOnPublicRoutes() {
        return new Gate(publicRoutes, ignoredRoutes, requirements, true);
    }

    /// @param path normalised, see [RequestPath#normalised]; so in all methods here
    public boolean isIgnored(String path) {
        return ignoredRoutes.contains(path);
    }

    public boolean isPublic(String path) {
        return publicRoutes.contains(path);
    }

    /// Whether the gate lets this path through without asking who is there.
    public boolean isOpen(String path) {
        return isPublic(path) && !steersOnPublicRoutes;
    }

    public List<Requirement> requirements() {
        return requirements;
    }

    /// Decides on what is known now. Never [GateDecision.AskAgain] on a look at the store.
    ///
    /// A visitor whose requirement is met at the very path asked for passes, whatever comes after it in the list:
    /// leading them on from there would send them round in circles.
    ///
    /// @param auth who asks; nobody is final, because whoever brought something better has been looked up before
    /// @param look where `auth` comes from
    public GateDecision decide(Auth auth, Look look, String path) {
        return switch (auth) {
            case Auth.SignedOut nobody ->
                isPublic(path) ? new GateDecision.Pass(nobody) : new GateDecision.SignInFirst(path);
            case Auth.SignedIn visitor ->
                requirements.stream()
                        .flatMap(requirement -> requirement.unmet(visitor, path).stream())
                        .findFirst()
                        .filter(unmet -> !unmet.isMetAt(path))
                        .map(unmet -> afterLook(look, unmet))
                        .orElseGet(() -> new GateDecision.Pass(visitor));
        };
    }

    @Override
    public String toString() {
        return "Gate[public " + publicRoutes + ", ignored " + ignoredRoutes + ", requires " + requirements + "]";
    }

    private static GateDecision afterLook(Look look, GateDecision.OnboardFirst unmet) {
        return switch (look) {
            case TOKEN -> new GateDecision.AskAgain();
            case STORE -> unmet;
        };
    }
}

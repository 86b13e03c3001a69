package dev.genkan.gate;

import dev.genkan.token.Auth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

    /// How often somebody is led on at the most before they arrive somewhere.
    private static final int MOST_HOPS = 3;

    private static final AfterAuth NOTHING_TO_SAY = (auth, route) -> AfterAuth.asUsual();

    private final RoutePatterns publicRoutes;
    private final RoutePatterns ignoredRoutes;
    private final List<Requirement> requirements;
    private final AfterAuth afterAuth;
    private final boolean steersOnPublicRoutes;
    private final CodeLine saidAt;

    private Gate(
            RoutePatterns publicRoutes,
            RoutePatterns ignoredRoutes,
            List<Requirement> requirements,
            AfterAuth afterAuth,
            boolean steersOnPublicRoutes,
            CodeLine saidAt) {
        this.publicRoutes = publicRoutes;
        this.ignoredRoutes = ignoredRoutes;
        this.requirements = List.copyOf(requirements);
        this.afterAuth = afterAuth;
        this.steersOnPublicRoutes = steersOnPublicRoutes;
        this.saidAt = saidAt;
    }

    /// A gate with these routes open to everybody. No pattern at all: nothing is public.
    ///
    /// On a public route nothing is verified until the handler asks who is there, and nobody is led elsewhere.
    ///
    /// @param patterns a path, `:name` for one segment, `(.*)` at the end for the rest
    public static Gate publicRoutes(String... patterns) {
        return new Gate(RoutePatterns.NONE.and(patterns), RoutePatterns.NONE, List.of(), NOTHING_TO_SAY, false, CodeLine.calling(Gate.class));
    }

    /// The same gate with further routes that it lets through unseen, such as assets: nobody is known there.
    public Gate ignoredRoutes(String... patterns) {
        return new Gate(publicRoutes, ignoredRoutes.and(patterns), requirements, afterAuth, steersOnPublicRoutes, saidAt);
    }

    /// The same gate with further requirements, in the order in which they are asked; the first unmet one counts.
    public Gate require(Requirement... further) {
        List<Requirement> all =
                Stream.concat(requirements.stream(), Stream.of(further)).toList();
        return new Gate(publicRoutes, ignoredRoutes, all, afterAuth, steersOnPublicRoutes, saidAt);
    }

    /// The same gate with each requirement as this says: for a house that knows more of them than they do themselves.
    public Gate replacing(UnaryOperator<Requirement> as) {
        List<Requirement> others = requirements.stream().map(as).toList();
        return new Gate(publicRoutes, ignoredRoutes, others, afterAuth, steersOnPublicRoutes, saidAt);
    }

    /// The same gate, asking this before the requirements, for anything that they cannot say.
    ///
    /// @throws IllegalStateException if the gate asks something already: two functions would have to be put in order,
    ///     which is done in one; the application's fault
    public Gate afterAuth(AfterAuth asked) {
        if (!afterAuth.equals(NOTHING_TO_SAY)) {
            throw new IllegalStateException("afterAuth was said twice: say in one function what comes first");
        }
        return new Gate(publicRoutes, ignoredRoutes, requirements, asked, steersOnPublicRoutes, saidAt);
    }

    /// The same gate, leading members with an unmet requirement away from public routes too, and asking [AfterAuth]
    /// there, as Clerk's guide does. The price: every request to a public route is verified.
    public Gate steerOnPublicRoutes() {
        return new Gate(publicRoutes, ignoredRoutes, requirements, afterAuth, true, saidAt);
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

    /// Where [#publicRoutes] was called: for whoever has to mend this gate.
    public CodeLine saidAt() {
        return saidAt;
    }

    /// Decides on what is known now. Never [GateDecision.AskAgain] on a look at the store.
    ///
    /// A visitor whose requirement is met at the very path asked for passes, whatever comes after it in the list:
    /// leading them on from there would send them round in circles. Where the place they would be led to leads on to
    /// another one in turn, they are led there at once.
    ///
    /// @param auth who asks; nobody is final, because whoever brought something better has been looked up before
    /// @param look where `auth` comes from
    /// @throws Circle if [AfterAuth] or a requirement leads round in circles; the application's fault
    public GateDecision decide(Auth auth, Look look, String path) {
        GateDecision decision = decideFinally(auth, path);
        if (decision instanceof GateDecision.Pass) {
            return decision;
        }
        if (auth instanceof Auth.SignedIn && look == Look.TOKEN) {
            return new GateDecision.AskAgain();
        }
        return decision instanceof GateDecision.OnboardFirst first
                ? lastTurn(auth, path, first).ledTo()
                : decision;
    }

    /// By which rule [#decide] answers what it answers to somebody it does not let in: for explanations, beside the
    /// decision and as pure.
    public Rule ruleFor(Auth auth, String path) {
        return decideFinally(auth, path) instanceof GateDecision.OnboardFirst first
                ? ruleAt(auth, lastTurn(auth, path, first).from())
                : ruleAt(auth, path);
    }

    private Rule ruleAt(Auth auth, String path) {
        boolean asked = auth instanceof Auth.SignedIn || isPublic(path);
        if (!asked) {
            return new Rule.SignIn();
        }
        boolean asUsual =
                afterAuth.answer(auth, new AfterAuth.Route(path, isPublic(path))) instanceof AfterAuth.Answer.AsUsual;
        return asUsual && auth instanceof Auth.SignedIn member
                ? Demand.firstUnmet(requirements, member, path)
                        .<Rule>map(Demand.Unmet::rule)
                        .orElseGet(Rule.Said::new)
                : new Rule.Said();
    }

    @Override
    public String toString() {
        return "Gate[public " + publicRoutes + ", ignored " + ignoredRoutes + ", requires " + requirements + "]";
    }

    private GateDecision decideFinally(Auth auth, String path) {
        boolean isPublic = isPublic(path);
        if (auth instanceof Auth.SignedOut && !isPublic) {
            return new GateDecision.SignInFirst(path);
        }
        return switch (afterAuth.answer(auth, new AfterAuth.Route(path, isPublic))) {
            case AfterAuth.Answer.AsUsual asUsual -> byRequirements(auth, path);
            case AfterAuth.Answer.Pass pass -> new GateDecision.Pass(auth);
            case AfterAuth.Answer.ToSignIn first -> toSignIn(auth, path);
            case AfterAuth.Answer.LeadTo lead ->
                unlessThere(auth, path, new GateDecision.OnboardFirst(lead.reason(), lead.location()));
            case AfterAuth.Answer.Refuse refuse -> new GateDecision.Refuse(refuse.status(), refuse.reason());
        };
    }

    private GateDecision byRequirements(Auth auth, String path) {
        return switch (auth) {
            case Auth.SignedOut nobody -> new GateDecision.Pass(nobody);
            case Auth.SignedIn visitor ->
                Demand.firstUnmet(requirements, visitor, path)
                        .map(unmet -> unlessThere(visitor, path, unmet.first()))
                        .orElseGet(() -> new GateDecision.Pass(visitor));
        };
    }

    private static GateDecision toSignIn(Auth auth, String path) {
        return switch (auth) {
            case Auth.SignedOut nobody -> new GateDecision.SignInFirst(path);
            case Auth.SignedIn member ->
                throw new Circle("afterAuth sends " + member.userId() + " from " + path
                        + " to sign in, who is signed in and would be back at once: refuse, or lead elsewhere.");
        };
    }

    private static GateDecision unlessThere(Auth auth, String path, GateDecision.OnboardFirst first) {
        return first.isMetAt(path) ? new GateDecision.Pass(auth) : first;
    }

    /// The last place on somebody's way that leads on, and where to.
    private record Turn(String from, GateDecision.OnboardFirst ledTo) {}

    /// What looks at claims alone cannot lead round in circles; a function that looks at paths can, and is caught
    /// before the browser is sent on its way.
    private Turn lastTurn(Auth auth, String asked, GateDecision.OnboardFirst first) {
        List<String> way = new ArrayList<>(List.of(asked));
        GateDecision.OnboardFirst led = first;
        while (true) {
            String there = led.path();
            boolean open = isIgnored(there) || isOpen(there);
            GateDecision next = open ? new GateDecision.Pass(auth) : decideFinally(auth, there);
            if (!(next instanceof GateDecision.OnboardFirst on)) {
                return new Turn(way.getLast(), led);
            }
            way.add(there);
            if (way.size() > MOST_HOPS) {
                way.add(on.path());
                throw new Circle("The gate leads round in circles, " + String.join(" to ", way)
                        + ": afterAuth has to let those in whom it leads to a place, and so has a requirement ("
                        + ruleAt(auth, asked).words() + ").");
            }
            led = on;
        }
    }

    /// Somebody would be led round in circles. The message names the way.
    public static final class Circle extends IllegalStateException {
        private static final long serialVersionUID = 1;

        public Circle(String message) {
            super(message);
        }
    }
}

package dev.genkan.onboarding;

import dev.genkan.gate.GateDecision;
import dev.genkan.gate.Reading;
import dev.genkan.gate.Requirement;
import dev.genkan.gate.Seen;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A flow: what every member answers before the private routes open, as a value. It is also the [Requirement] that the
/// gate asks.
///
/// ```java
/// Onboarding.flow("welcome", 1)
///         .ask(NewApplication.class)
///         .then((member, answers) -> workspaces.open(member.id(), answers.get(NewApplication.class)))
///         .landAt("/dashboard");
/// ```
///
/// Two flows are equal if they ask the same under the same name and version and lead to the same place; what `then`
/// does cannot be compared.
public final class Onboarding implements Requirement {

    /// The public metadata that says that everything required has been answered.
    public static final String COMPLETE = "onboardingComplete";
    /// The public metadata that holds the finished version of each flow.
    public static final String VERSIONS = "onboarding";

    private static final String REASON = "onboarding_required";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final String name;
    private final int version;
    private final String path;
    private final List<Step> steps;
    private final List<Completion> completions;
    private final String landAt;

    private Onboarding(Draft draft, String landAt) {
        this.name = draft.name;
        this.version = draft.version;
        this.path = draft.path;
        this.steps = draft.steps;
        this.completions = draft.completions;
        this.landAt = landAt;
    }

    /// Begins the sentence.
    ///
    /// @param name names the flow in metadata and receipts for ever: `[a-z][a-z0-9-]{0,39}`
    /// @param version from 1; a higher one asks those again who finished a lower one
    /// @throws IllegalArgumentException for another name or version
    public static Draft flow(String name, int version) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The flow \"" + name + "\" needs another name: a letter from a to z, then"
                            + " up to 39 letters, digits or hyphens, in lower case.");
        }
        if (version < 1) {
            throw new IllegalArgumentException(
                    "The flow \"" + name + "\" has the version " + version + "; versions begin at 1.");
        }
        return new Draft(name, version, "/onboarding", List.of(), List.of());
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    /// At least one, in the order they are asked.
    public List<Step> steps() {
        return steps;
    }

    /// Where the flow is answered, without the context path.
    public String path() {
        return path;
    }

    /// Where a finished flow leads to when no page is remembered, without the context path.
    public String landAt() {
        return landAt;
    }

    List<Completion> completions() {
        return completions;
    }

    /// Whether this public metadata says that the flow is done: `onboardingComplete` is `true`, and the version under
    /// `onboarding` is this one or later. Where no version stands it counts as 1, so that a flag set by hand or by
    /// another program opens the door too. A version that is no number is none.
    public boolean isDone(Map<String, @Nullable Object> publicMetadata) {
        return Boolean.TRUE.equals(publicMetadata.get(COMPLETE)) && finishedVersion(publicMetadata) >= version;
    }

    private double finishedVersion(Map<String, @Nullable Object> publicMetadata) {
        Object finished = publicMetadata.get(VERSIONS) instanceof Map<?, ?> versions ? versions.get(name) : null;
        return switch (finished) {
            case null -> 1;
            case Number number -> number.doubleValue();
            default -> 0;
        };
    }

    @Override
    public Optional<GateDecision.OnboardFirst> unmet(Auth.SignedIn visitor, String path) {
        return isDone(visitor.claims().metadata())
                ? Optional.empty()
                : Optional.of(new GateDecision.OnboardFirst(REASON, this.path));
    }

    @Override
    public Reading reading(Claims claims) {
        boolean carried = claims.all().containsKey("metadata");
        boolean flagged = Boolean.TRUE.equals(claims.metadata().get(COMPLETE));
        String claim = flagged ? VERSIONS + "." + name : COMPLETE;
        String remedy = carried
                ? "Finish " + name + " " + version + " at " + path + "."
                : "The session token has no claim \"metadata\", so that no flow is ever done: put it into the claims"
                        + " template, {\"metadata\": \"{{user.public_metadata}}\"}.";
        return new Reading(
                "onboarding " + name,
                Seen.in(claims, "metadata." + claim),
                flagged ? version + " or higher" : "true",
                remedy,
                Map.of("flow", name, "version", version));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Onboarding that
                && name.equals(that.name)
                && version == that.version
                && path.equals(that.path)
                && steps.equals(that.steps)
                && landAt.equals(that.landAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, version, path, steps, landAt);
    }

    @Override
    public String toString() {
        List<String> asked =
                steps.stream().map(step -> step.type().getSimpleName()).toList();
        return "Onboarding[" + name + " " + version + " at " + path + ", asks " + String.join(", ", asked)
                + ", lands at " + landAt + "]";
    }

    /// A flow that is still being said. Every verb returns a new draft; `landAt` ends the sentence.
    public static final class Draft {

        private final String name;
        private final int version;
        private final String path;
        private final List<Step> steps;
        private final List<Completion> completions;

        private Draft(String name, int version, String path, List<Step> steps, List<Completion> completions) {
            this.name = name;
            this.version = version;
            this.path = path;
            this.steps = steps;
            this.completions = completions;
        }

        /// Asks for this record, after what is asked already.
        public Draft ask(Class<? extends Record> type) {
            return new Draft(name, version, path, and(steps, Step.asking(type)), completions);
        }

        /// Does this when everything is answered, after what is to be done already.
        public Draft then(Completion completion) {
            return new Draft(name, version, path, steps, and(completions, completion));
        }

        /// Answers the flow below this path instead of `/onboarding`; without the context path.
        public Draft at(String path) {
            return new Draft(name, version, path, steps, completions);
        }

        /// Ends the sentence: where a finished flow leads to when no page is remembered.
        ///
        /// @param landAt a path of the application, with a query if need be, without the context path
        /// @throws IllegalArgumentException if nothing is asked, something is asked twice, or a path cannot be meant
        public Onboarding landAt(String landAt) {
            if (steps.isEmpty()) {
                throw impossible("asks nothing; say ask(SomeRecord.class) before landAt");
            }
            requireEachOnce();
            requirePath("is answered at", path);
            requirePath("lands at", landAt);
            String target = SafePath.withoutQuery(landAt);
            if (SafePath.isBelow(target, path)) {
                throw impossible("lands at " + landAt + ", where it is asked; nobody would ever arrive");
            }
            return new Onboarding(this, landAt);
        }

        private void requireEachOnce() {
            Set<Class<?>> types = new HashSet<>();
            Set<String> names = new HashSet<>();
            for (Step step : steps) {
                if (!types.add(step.type())) {
                    throw impossible("asks for " + step.type().getSimpleName() + " twice");
                }
                if (!names.add(step.name())) {
                    throw impossible("asks for two records that are both called "
                            + step.type().getSimpleName() + "; rename one of them");
                }
            }
        }

        private void requirePath(String verb, String candidate) {
            if (!SafePath.isSafe(candidate)) {
                throw impossible(verb + " \"" + candidate
                        + "\", which is no path of this application; a path begins with one slash, like /dashboard");
            }
        }

        private IllegalArgumentException impossible(String how) {
            return new IllegalArgumentException("The flow \"" + name + "\" " + how + ".");
        }

        private static <T> List<T> and(List<T> some, T one) {
            var more = new ArrayList<>(some);
            more.add(Objects.requireNonNull(one));
            return List.copyOf(more);
        }
    }
}

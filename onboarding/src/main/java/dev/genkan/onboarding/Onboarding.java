package dev.genkan.onboarding;

import dev.genkan.forms.FormSpec;
import dev.genkan.gate.CodeLine;
import dev.genkan.gate.GateDecision;
import dev.genkan.gate.Reading;
import dev.genkan.gate.Requirement;
import dev.genkan.gate.Seen;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A flow: what a member answers before the private routes open, as a value. It is also the [Requirement] that the
/// gate asks.
///
/// ```java
/// Onboarding.flow("welcome", 1)
///         .ask(NewApplication.class)
///         .askIf(where("applicationType").is(B2B), Company.class)
///         .offer(Invitations.class)
///         .then((member, answers) -> workspaces.open(member.id(), answers.get(NewApplication.class)))
///         .landAt("/dashboard");
/// ```
///
/// Two flows are equal if they ask the same of the same people under the same name and version and lead to the same
/// place; what `then` and the other hooks do cannot be compared, and a condition that is a function equals itself only.
public final class Onboarding implements Requirement {

    /// The public metadata that says that everything required has been answered.
    public static final String COMPLETE = "onboardingComplete";
    /// The public metadata that holds the finished version of each flow.
    public static final String VERSIONS = "onboarding";
    /// The machine-readable word for callers who have not finished.
    public static final String REASON = "onboarding_required";

    /// How long the answers of somebody who does not come back are kept unless the flow says otherwise.
    public static final Duration DRAFTS_KEPT = Duration.ofDays(30);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Set<String> PAGES = Set.of(Step.CHECK, "saved", "done");

    private final Draft said;
    private final String landAt;
    private final boolean alone;
    private final CodeLine saidAt;

    private Onboarding(Draft said, String landAt, boolean alone, CodeLine saidAt) {
        this.said = said;
        this.landAt = landAt;
        this.alone = alone;
        this.saidAt = saidAt;
    }

    /// Begins the sentence.
    ///
    /// @param name names the flow in metadata and receipts for ever: `[a-z][a-z0-9-]{0,39}`
    /// @param version from 1; a higher one asks those who finished a lower one what is new or changed
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
        return new Draft(name, version);
    }

    public String name() {
        return said.name;
    }

    public int version() {
        return said.version;
    }

    /// At least one, in the order they are asked.
    public List<Step> steps() {
        return said.steps;
    }

    /// Where flows are answered, without the context path.
    public String path() {
        return said.path;
    }

    /// Where a finished flow leads to when no page is remembered, without the context path.
    public String landAt() {
        return landAt;
    }

    /// Where the sentence was ended, with [Draft#landAt]: for whoever has to mend this flow.
    public CodeLine saidAt() {
        return saidAt;
    }

    /// Whom it asks.
    public Audience audience() {
        return said.audience;
    }

    /// Whether all answers are shown once more before they count.
    public boolean checksAnswers() {
        return said.checksAnswers;
    }

    /// Whether a page says good-bye at the end.
    public boolean saysFarewell() {
        return said.saysFarewell;
    }

    /// Whether answers are encrypted until the flow is finished.
    public boolean encryptsDrafts() {
        return said.encryptsDrafts;
    }

    /// How long answers are kept of somebody who does not come back, from the last word on.
    public Duration draftsKept() {
        return said.draftsKept;
    }

    /// Earlier versions that those who are in the middle of them may finish first.
    public List<Onboarding> finishedFirst() {
        return said.finishedFirst;
    }

    List<Completion> completions() {
        return said.completions;
    }

    /// What is done after a completion, outside of its transaction.
    public List<Completion> afterwards() {
        return said.afterwards;
    }

    /// What the application does when this step is answered.
    List<StepHook<Record>> hooks(Step step) {
        return said.hooks.stream()
                .filter(each -> each.type().equals(step.type()))
                .map(Hooked::hook)
                .toList();
    }

    /// Whether this public metadata says that nothing is to be answered: the flow is finished, or does not ask these
    /// people.
    public boolean isDone(Map<String, @Nullable Object> publicMetadata) {
        return !said.audience.includes(publicMetadata) || isFinished(publicMetadata);
    }

    /// Whether this public metadata says that the flow is finished: the version under `onboarding` is this one or
    /// later. Where it is the only flow, `onboardingComplete` must be `true` besides, and a version that is missing
    /// counts as 1, so that a flag set by hand or by another program opens the door too. A version that is no number
    /// is none.
    public boolean isFinished(Map<String, @Nullable Object> publicMetadata) {
        return (!alone || isFlagged(publicMetadata)) && finishedVersion(publicMetadata) >= said.version;
    }

    private static boolean isFlagged(Map<String, @Nullable Object> publicMetadata) {
        return Boolean.TRUE.equals(publicMetadata.get(COMPLETE));
    }

    /// The version that these members have finished, if it is an earlier one and they are asked for the difference
    /// only; 0 if they are asked for everything. Who finished this very version and is asked all the same, because
    /// somebody took the flag away, is asked for everything.
    public int upgradesFrom(Map<String, @Nullable Object> publicMetadata) {
        double finished = finishedVersion(publicMetadata);
        boolean counts = (!alone || isFlagged(publicMetadata)) && finished >= 1 && finished < said.version;
        return counts ? (int) finished : 0;
    }

    private double finishedVersion(Map<String, @Nullable Object> publicMetadata) {
        Object finished = publicMetadata.get(VERSIONS) instanceof Map<?, ?> versions ? versions.get(said.name) : null;
        return switch (finished) {
            case null -> alone ? 1 : 0;
            case Number number -> number.doubleValue();
            default -> 0;
        };
    }

    @Override
    public Optional<GateDecision.OnboardFirst> unmet(Auth.SignedIn visitor, String path) {
        return isDone(visitor.claims().metadata())
                ? Optional.empty()
                : Optional.of(new GateDecision.OnboardFirst(REASON, said.path));
    }

    /// The same flow, doing this besides when everything is answered.
    public Onboarding alsoThen(Completion completion) {
        return new Onboarding(said.then(completion), landAt, alone, saidAt);
    }

    /// The same flow as the only one, or as one of several: a bare `onboardingComplete` says nothing then.
    Onboarding alone(boolean whether) {
        return new Onboarding(said, landAt, whether, saidAt);
    }

    boolean isAlone() {
        return alone;
    }

    @Override
    public Reading reading(Claims claims) {
        boolean carried = claims.all().containsKey("metadata");
        boolean flagged = !alone || isFlagged(claims.metadata());
        String claim = flagged ? VERSIONS + "." + said.name : COMPLETE;
        String remedy = carried
                ? "Finish " + said.name + " " + said.version + " at " + said.path + "."
                : "The session token has no claim \"metadata\", so that no flow is ever done: put it into the claims"
                        + " template, {\"metadata\": \"{{user.public_metadata}}\"}.";
        return new Reading(
                "onboarding " + said.name,
                Seen.in(claims, "metadata." + claim),
                flagged ? said.version + " or higher" : "true",
                remedy,
                Map.of("flow", said.name, "version", said.version));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Onboarding that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(
                said.name,
                said.version,
                said.path,
                said.audience,
                said.steps,
                said.checksAnswers,
                said.saysFarewell,
                said.encryptsDrafts,
                said.draftsKept,
                said.finishedFirst,
                landAt);
    }

    /// `Onboarding[welcome 1 at /onboarding: asks NewApplication, offers Invitations; lands at /dashboard]`.
    @Override
    public String toString() {
        String asked = said.steps.stream().map(Step::toString).collect(Collectors.joining(", "));
        String whom = said.audience.equals(Audience.EVERYBODY) ? "" : " for " + said.audience;
        return "Onboarding[" + said.name + " " + said.version + whom + " at " + said.path + ": " + asked
                + (said.checksAnswers ? "; checks the answers" : "")
                + (said.saysFarewell ? "; says farewell" : "")
                + "; lands at " + landAt + "]";
    }

    private record Hooked(Class<? extends Record> type, StepHook<Record> hook) {}

    /// A flow that is still being said. Every verb returns a new draft; `landAt` ends the sentence.
    public static final class Draft {

        private final String name;
        private final int version;
        private String path = "/onboarding";
        private Audience audience = Audience.EVERYBODY;
        private List<Step> steps = List.of();
        private List<Hooked> hooks = List.of();
        private List<Completion> completions = List.of();
        private List<Completion> afterwards = List.of();
        private List<Onboarding> finishedFirst = List.of();
        private boolean checksAnswers;
        private boolean saysFarewell;
        private boolean encryptsDrafts;
        private Duration draftsKept = DRAFTS_KEPT;

        private Draft(String name, int version) {
            this.name = name;
            this.version = version;
        }

        private Draft copy() {
            Draft copy = new Draft(name, version);
            copy.path = path;
            copy.audience = audience;
            copy.steps = steps;
            copy.hooks = hooks;
            copy.completions = completions;
            copy.afterwards = afterwards;
            copy.finishedFirst = finishedFirst;
            copy.checksAnswers = checksAnswers;
            copy.saysFarewell = saysFarewell;
            copy.encryptsDrafts = encryptsDrafts;
            copy.draftsKept = draftsKept;
            return copy;
        }

        /// Asks for this record, after what is asked already.
        public Draft ask(Class<? extends Record> type) {
            return asking(new Step.Asking.ByRecord(type), Condition.ALWAYS, false);
        }

        /// Asks for this form, which has no record.
        public Draft ask(FormSpec form) {
            return asking(new Step.Asking.Spelled(form), Condition.ALWAYS, false);
        }

        /// Asks for this record if the answers so far say so: `askIf(where("applicationType").is(B2B), Company.class)`,
        /// or any function of them.
        public Draft askIf(Condition condition, Class<? extends Record> type) {
            return asking(new Step.Asking.ByRecord(type), condition, false);
        }

        public Draft askIf(Condition condition, FormSpec form) {
            return asking(new Step.Asking.Spelled(form), condition, false);
        }

        /// Asks for this record, but lets it be skipped.
        public Draft offer(Class<? extends Record> type) {
            return asking(new Step.Asking.ByRecord(type), Condition.ALWAYS, true);
        }

        public Draft offer(FormSpec form) {
            return asking(new Step.Asking.Spelled(form), Condition.ALWAYS, true);
        }

        /// Offers this record if the answers so far say so.
        public Draft offerIf(Condition condition, Class<? extends Record> type) {
            return asking(new Step.Asking.ByRecord(type), condition, true);
        }

        public Draft offerIf(Condition condition, FormSpec form) {
            return asking(new Step.Asking.Spelled(form), condition, true);
        }

        private Draft asking(Step.Asking asks, Condition when, boolean offered) {
            return asking(Step.asking(asks, when, offered));
        }

        private Draft asking(Step step) {
            Draft next = copy();
            next.steps = and(steps, step);
            return next;
        }

        /// Does this each time this record is answered, after what is to be done already.
        public <R extends Record> Draft onAnswer(Class<R> type, StepHook<R> hook) {
            Draft next = copy();
            next.hooks = and(hooks, new Hooked(type, (member, answer) -> hook.answered(member, type.cast(answer))));
            return next;
        }

        /// Does this when everything is answered, in the same transaction, after what is to be done already.
        public Draft then(Completion completion) {
            Draft next = copy();
            next.completions = and(completions, completion);
            return next;
        }

        /// Does this after a completion is stored, outside of the request: a mail, a call over the network. It is done
        /// at least once, also if the application stops in between, so it must bear repetition; [Answers#journey] is
        /// the same each time. What fails is tried again for a day, see [Aftermath].
        public Draft afterwards(Completion completion) {
            Draft next = copy();
            next.afterwards = and(afterwards, completion);
            return next;
        }

        /// Asks these people only; everybody, unless it is said.
        public Draft onlyFor(Audience audience) {
            Draft next = copy();
            next.audience = Objects.requireNonNull(audience);
            return next;
        }

        /// Shows all answers once more, each with a link to change it, before they count.
        public Draft checkAnswers() {
            Draft next = copy();
            next.checksAnswers = true;
            return next;
        }

        /// Ends on a page of its own, whose button leads on.
        public Draft farewell() {
            Draft next = copy();
            next.saysFarewell = true;
            return next;
        }

        /// Lets those who are in the middle of an earlier version finish that one first. Without it they move over at
        /// their next page: what they answered stays, and only what is new is asked.
        public Draft letFinish(Onboarding earlier) {
            Draft next = copy();
            next.finishedFirst = and(finishedFirst, earlier);
            return next;
        }

        /// Encrypts answers in the database until the flow is finished.
        public Draft encryptDrafts() {
            Draft next = copy();
            next.encryptsDrafts = true;
            return next;
        }

        /// Keeps the answers of somebody who does not come back so long, counted from the last word; 30 days, unless it
        /// is said.
        public Draft keepDraftsFor(Duration time) {
            Draft next = copy();
            next.draftsKept = time;
            return next;
        }

        /// Answers flows below this path instead of `/onboarding`; without the context path.
        public Draft at(String path) {
            Draft next = copy();
            next.path = path;
            return next;
        }

        /// Ends the sentence: where a finished flow leads to when no page is remembered.
        ///
        /// @param landAt a path of the application, with a query if need be, without the context path
        /// @throws IllegalArgumentException if nothing is asked, something is asked twice, a hook is about nothing that
        ///     is asked, or a path cannot be meant
        public Onboarding landAt(String landAt) {
            if (steps.isEmpty()) {
                throw impossible("asks nothing; say ask(SomeRecord.class) before landAt");
            }
            requireEachOnce();
            requireHooksOfSteps();
            requirePath("is answered at", path);
            requirePath("lands at", landAt);
            if (SafePath.isBelow(SafePath.withoutQuery(landAt), path)) {
                throw impossible("lands at " + landAt + ", where it is asked; nobody would ever arrive");
            }
            if (draftsKept.isNegative() || draftsKept.isZero()) {
                throw impossible("keeps drafts for " + draftsKept + "; say a time that is longer than nothing");
            }
            for (Onboarding earlier : finishedFirst) {
                if (!earlier.name().equals(name) || earlier.version() >= version) {
                    throw impossible("lets " + earlier.name() + " " + earlier.version()
                            + " be finished first, which is no earlier version of it");
                }
            }
            return new Onboarding(copy(), landAt, true, CodeLine.calling(Draft.class));
        }

        private void requireEachOnce() {
            Set<Step.Asking> asked = new HashSet<>();
            Set<String> names = new HashSet<>();
            for (Step step : steps) {
                if (!asked.add(step.asks())) {
                    throw impossible("asks for " + step.asks().name() + " twice");
                }
                if (!names.add(step.name())) {
                    throw impossible("asks for two records that are both called "
                            + step.asks().name() + "; rename one of them");
                }
                if (PAGES.contains(step.name())) {
                    throw impossible("asks for a record called " + step.asks().name()
                            + ", but the flow has a page of that name; rename it");
                }
            }
        }

        private void requireHooksOfSteps() {
            for (Hooked hooked : hooks) {
                if (steps.stream().noneMatch(step -> step.type().equals(hooked.type()))) {
                    throw impossible("has a hook for " + hooked.type().getSimpleName() + ", which it does not ask for");
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

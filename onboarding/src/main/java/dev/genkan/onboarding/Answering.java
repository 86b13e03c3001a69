package dev.genkan.onboarding;

import dev.genkan.forms.Submission;
import dev.genkan.token.UserId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// A member answers a page. [Journey] decides; what it decided is done here, each in one transaction: a step that is
/// not the last keeps its answers, a completion writes journey, receipt, metadata and the application's `then`, or
/// nothing of it.
public final class Answering {

    private static final System.Logger LOG = System.getLogger(Answering.class.getName());

    private final Editions editions;
    private final Journeys journeys;
    private final Completing completing;
    private final Members members;
    private final ShownText shown;
    private final Watch watch;
    private final InstantSource clock;

    public Answering(
            Editions editions,
            FlowOrder flows,
            Journeys journeys,
            Members members,
            ShownText shown,
            Watch watch,
            InstantSource clock) {
        this.editions = editions;
        this.journeys = journeys;
        this.completing = new Completing(flows, journeys, members, shown);
        this.members = members;
        this.shown = shown;
        this.watch = watch;
        this.clock = clock;
    }

    /// Whoever answers at the same moment, in another tab or with the same form, is waited for, and the journey is
    /// read and decided upon again, so that neither of the two is lost.
    ///
    /// @param user whose answers they are; read from the store only where more than the id is needed
    /// @param actor who answers: the member, unless somebody acts in their place
    /// @param locale in which the form was asked for; told of is the language in which it was shown
    public Answered answer(UserId user, UserId actor, Posted posted, Locale locale) {
        Optional<JourneyId> id = posted.journey();
        if (id.isEmpty()) {
            return new Answered.OutOfDate();
        }
        Locale spoken = shown.locale(locale);
        Patience patience = new Patience();
        while (true) {
            Optional<Answered> answered = tryOnce(new Attempt(user, actor, id.get(), posted, spoken, now()));
            if (answered.isPresent()) {
                return answered.get();
            }
            if (!patience.waits()) {
                throw new IllegalStateException(id.get() + " is being written without an end");
            }
        }
    }

    /// The journey that a form belongs to; empty unless it is this member's way through this flow.
    public Optional<Journey> journeyOf(UserId user, Posted posted) {
        return posted.journey().flatMap(journeys::find).filter(journey -> isOwn(journey, user));
    }

    private boolean isOwn(Journey journey, UserId user) {
        return journey.user().equals(user)
                && journey.flow().equals(editions.flow().name());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// One try to answer.
    ///
    /// @param locale the language in which the form was shown
    private record Attempt(UserId user, UserId actor, JourneyId id, Posted posted, Locale locale, Instant now) {}

    /// What one try came to, and what is said about it once it is stored.
    private record Result(Answered answered, List<Happening> happenings) {
        static Result quiet(Answered answered) {
            return new Result(answered, List.of());
        }
    }

    /// @return empty if somebody else is writing the journey
    private Optional<Answered> tryOnce(Attempt attempt) {
        AtomicReference<Journey> taken = new AtomicReference<>();
        AtomicBoolean written = new AtomicBoolean();
        Result result;
        try {
            result = journeys.inTransaction(() -> {
                Result come = take(attempt, taken);
                written.set(true);
                return come;
            });
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            Journey journey = taken.get();
            if (journey == null) {
                throw failure;
            }
            Optional<Answered> committed = written.get() ? committed(journey, failure) : Optional.empty();
            return Optional.of(committed.orElseGet(() -> undone(attempt, journey, failure)));
        }
        Told.tell(watch, result.happenings());
        return result.answered() == BUSY ? Optional.empty() : Optional.of(result.answered());
    }

    private Result take(Attempt attempt, AtomicReference<Journey> taken) {
        return switch (journeys.take(attempt.id())) {
            case Journeys.Taken.Busy busy -> Result.quiet(BUSY);
            case Journeys.Taken.Gone gone -> Result.quiet(new Answered.OutOfDate());
            case Journeys.Taken.Mine mine -> {
                taken.set(mine.journey());
                yield isOwn(mine.journey(), attempt.user())
                        ? decide(attempt, mine.journey())
                        : Result.quiet(new Answered.OutOfDate());
            }
        };
    }

    /// Stands for "somebody else is writing it"; never leaves this class.
    private static final Answered BUSY = new Answered.OutOfDate();

    private Result decide(Attempt attempt, Journey journey) {
        Questions questions = editions.of(journey);
        int version = attempt.posted().version();
        String shown = shownStep(questions, journey, attempt.posted());
        Act act = attempt.posted().act();
        if (shown.equals(Step.CHECK)) {
            return act == Act.ANSWER
                    ? carryOut(attempt, questions, journey, shown, journey.agree(questions, version, attempt.now()))
                    : aside(attempt, questions, journey, shown, act);
        }
        Optional<Step> step = questions.step(shown);
        if (step.isEmpty()) {
            return Result.quiet(asStored(journey));
        }
        return switch (act) {
            case ANSWER -> answer(attempt, questions, journey, step.get());
            case SKIP ->
                carryOut(
                        attempt,
                        questions,
                        journey,
                        shown,
                        journey.skip(questions, version, step.get(), attempt.now()));
            case BACK, LATER -> aside(attempt, questions, journey, shown, act);
        };
    }

    private Result answer(Attempt attempt, Questions questions, Journey journey, Step step) {
        Submission<? extends Record> submission = read(questions, journey, step, attempt.posted());
        StepOutcome outcome = journey.answer(questions, attempt.posted().version(), step, submission, attempt.now());
        boolean good = outcome instanceof StepOutcome.Next || outcome instanceof StepOutcome.Finished;
        if (good && submission instanceof Submission.Accepted<? extends Record> accepted) {
            runHooks(attempt, questions.flow(), step, accepted.record());
        }
        return carryOut(attempt, questions, journey, step.name(), outcome);
    }

    /// What was posted to a step, with what is known of the questions that were not shown.
    static Submission<? extends Record> read(Questions questions, Journey journey, Step step, Posted posted) {
        Set<String> gaps =
                questions.standing(step, journey) instanceof Way.Standing.Open open ? open.questions() : Set.of();
        if (gaps.isEmpty()) {
            return questions.read(step, journey, Set.of(), posted);
        }
        var asked = new HashSet<>(gaps);
        asked.addAll(posted.asked());
        return questions.read(step, journey, asked, posted);
    }

    private void runHooks(Attempt attempt, Onboarding flow, Step step, Record answer) {
        List<StepHook<Record>> hooks = flow.hooks(step);
        if (hooks.isEmpty()) {
            return;
        }
        Member member = completing.member(attempt.user());
        for (StepHook<Record> hook : hooks) {
            Completing.run("the hook of " + step.name(), attempt.user(), () -> hook.answered(member, answer));
        }
    }

    private Result carryOut(Attempt attempt, Questions questions, Journey journey, String shown, StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Again again ->
                new Result(
                        new Answered.Again(journey, again.step(), again.rejected()),
                        List.of(told(attempt, journey, shown, refused(again.rejected()))));
            case StepOutcome.Next next -> {
                List<Happening> happenings = happenings(attempt, journey, next.journey(), shown);
                keep(next.journey(), questions);
                members.happened(happenings);
                yield new Result(new Answered.Next(next.journey()), happenings);
            }
            case StepOutcome.Finished finished -> {
                Member member = completing.member(attempt.user());
                if (editions.flow().isDone(member.publicMetadata())) {
                    yield Result.quiet(new Answered.Through(journey));
                }
                List<Happening> happenings = happenings(attempt, journey, finished.journey(), shown);
                happenings.add(told(
                        attempt,
                        finished.journey(),
                        "",
                        new Happening.What.Completed(Duration.between(journey.startedAt(), attempt.now()))));
                Journey closed = finished.journey().closed(finished.way());
                completing.complete(
                        questions, closed, finished.way(), member, attempt.actor(), attempt.locale(), happenings);
                yield new Result(new Answered.Finished(closed), happenings);
            }
            case StepOutcome.FinishedBefore before -> Result.quiet(new Answered.Finished(before.journey()));
            case StepOutcome.OutOfDate outOfDate -> Result.quiet(new Answered.OutOfDate());
        };
    }

    /// Keeps what was typed and leaves the page without answering it.
    private Result aside(Attempt attempt, Questions questions, Journey journey, String shown, Act act) {
        Way way = questions.way(journey);
        boolean isOpen = journey.state() instanceof JourneyState.Open;
        Optional<Step> step = questions.step(shown);
        boolean mayBeThere = step.isEmpty() ? way.open().isEmpty() : way.mayAnswer(step.get());
        if (!isOpen || journey.version() != attempt.posted().version() || !mayBeThere) {
            return Result.quiet(asStored(journey));
        }
        Journey drafted = journey;
        if (step.isPresent() && attempt.posted().first(Posted.UNTOUCHED).isEmpty()) {
            drafted = journey.drafting(step.get(), Drafts.of(questions.form(step.get()), attempt.posted()));
            keep(drafted, questions);
        }
        Step here = step.or(() -> way.before(shown)).orElseThrow();
        return switch (act) {
            case BACK ->
                new Result(
                        new Answered.Back(drafted, way.before(shown).orElse(here)),
                        List.of(told(attempt, journey, shown, new Happening.What.WentBack())));
            case LATER, ANSWER, SKIP ->
                new Result(
                        new Answered.Paused(drafted, here),
                        List.of(told(attempt, journey, shown, new Happening.What.Paused())));
        };
    }

    private void keep(Journey open, Questions questions) {
        if (!journeys.save(open, questions.flow().encryptsDrafts())) {
            throw new IllegalStateException(open.id() + " was written by somebody else although it was taken");
        }
    }

    /// What is said of a page that was answered or skipped.
    private List<Happening> happenings(Attempt attempt, Journey before, Journey after, String shown) {
        List<Happening> happenings = new ArrayList<>();
        Instant reached = before.trail().reached().getOrDefault(shown, attempt.now());
        Duration took = Duration.between(reached, attempt.now());
        boolean skipped = after.trail().skipped().contains(shown);
        boolean first = !before.trail().answered().containsKey(shown)
                && !before.trail().skipped().contains(shown);
        if (skipped) {
            if (first) {
                happenings.add(told(attempt, after, shown, new Happening.What.Skipped(took)));
            }
        } else {
            happenings.add(told(
                    attempt, after, shown, first ? new Happening.What.Answered(took) : new Happening.What.Changed()));
        }
        happenings.addAll(Told.reached(before, after, attempt.locale(), attempt.now()));
        return happenings;
    }

    private static Happening told(Attempt attempt, Journey journey, String step, Happening.What what) {
        return Told.of(journey, step, attempt.locale(), attempt.now(), what);
    }

    private static Happening.What refused(Submission.Rejected<? extends Record> rejected) {
        return new Happening.What.Refused(rejected.errors().stream()
                .map(error -> error.field())
                .distinct()
                .toList());
    }

    private static String shownStep(Questions questions, Journey journey, Posted posted) {
        String name = posted.first(Posted.STEP);
        return name.isEmpty() && journey.state() instanceof JourneyState.Open open ? open.step() : name;
    }

    /// The answer to a form whose journey may have gone on meanwhile.
    private static Answered asStored(Journey journey) {
        return journey.state() instanceof JourneyState.Finished
                ? new Answered.Finished(journey)
                : new Answered.OutOfDate();
    }

    /// Nothing was stored.
    private Answered undone(Attempt attempt, Journey journey, Throwable failure) {
        Questions questions = editions.of(journey);
        Step step = questions
                .step(shownStep(questions, journey, attempt.posted()))
                .or(() -> questions.way(journey).before(Step.CHECK))
                .orElse(questions.flow().steps().getFirst());
        Optional<Answered> expected = switch (failure) {
            case Members.TooLarge tooLarge ->
                completing.tooLarge(attempt.posted(), questions, journey, step, tooLarge, attempt.now());
            case Refusal refusal -> refused(attempt, questions, journey, step, refusal);
            default -> Optional.<Answered>empty();
        };
        return expected.orElseGet(() -> failed(journey, step, failure));
    }

    private static Optional<Answered> refused(
            Attempt attempt, Questions questions, Journey journey, Step shown, Refusal refusal) {
        return refusal.step(questions.flow())
                .map(step -> Completing.again(questions, journey, step, shown, attempt.posted(), refusal));
    }

    /// All was written when it failed: in the commit, which stored nothing, or in what the application does after it,
    /// which undoes nothing.
    private Optional<Answered> committed(Journey journey, Throwable failure) {
        Optional<Journey> stored;
        try {
            stored = journeys.find(journey.id()).filter(now -> now.state() instanceof JourneyState.Finished);
        } catch (RuntimeException unknown) {
            failure.addSuppressed(unknown);
            return Optional.empty();
        }
        stored.ifPresent(finished -> LOG.log(
                Level.ERROR, journey.id() + " of " + journey.user() + " is stored; what followed it failed", failure));
        return stored.map(Answered.Finished::new);
    }

    private static Answered failed(Journey journey, Step step, Throwable failure) {
        String reference = Reference.next();
        LOG.log(
                Level.ERROR,
                "Reference " + reference + ": completing " + journey.id() + " of " + journey.user()
                        + " failed and nothing was stored",
                failure);
        return new Answered.Failed(journey, step, reference);
    }
}

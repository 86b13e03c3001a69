package dev.genkan.onboarding;

import dev.genkan.forms.Submission;
import dev.genkan.token.UserId;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A member answers a step. [Journey#answer] decides; what it decided is done here, each in one transaction: a step
/// that is not the last keeps its answers, a completion writes journey, receipt, public metadata and the application's
/// `then`, or nothing of it.
public final class Answering {

    private static final System.Logger LOG = System.getLogger(Answering.class.getName());

    private final Questions questions;
    private final Journeys journeys;
    private final Members members;
    private final ShownText shown;
    private final InstantSource clock;

    public Answering(Questions questions, Journeys journeys, Members members, ShownText shown, InstantSource clock) {
        this.questions = questions;
        this.journeys = journeys;
        this.members = members;
        this.shown = shown;
        this.clock = clock;
    }

    /// A journey that changes meanwhile, in another tab or by the same form sent twice, is read and decided upon again,
    /// so that neither of the two is lost.
    ///
    /// @param locale the language in which the form was shown
    public Answered answer(Member member, Posted posted, Locale locale) {
        Patience patience = new Patience();
        while (true) {
            Optional<Journey> own = journeyOf(member.id(), posted);
            if (own.isEmpty()) {
                return new Answered.OutOfDate();
            }
            Optional<Step> step = shownStep(own.get(), posted);
            if (step.isEmpty()) {
                return asStored(own.get());
            }
            Optional<Answered> answered = tryOnce(member, own.get(), step.get(), posted, locale);
            if (answered.isPresent()) {
                return answered.get();
            }
            if (!patience.waits()) {
                return failed(own.get(), step.get(), new IllegalStateException("it is being written without an end"));
            }
        }
    }

    /// @return empty if others were writing the same journey
    private Optional<Answered> tryOnce(Member member, Journey journey, Step step, Posted posted, Locale locale) {
        Submission<? extends Record> submission = questions.form(step).read(posted.fields());
        return switch (journey.answer(
                questions, posted.version(), step, submission, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            case StepOutcome.Again again -> Optional.of(new Answered.Again(journey, again.step(), again.rejected()));
            case StepOutcome.Next next ->
                journeys.save(next.journey()) == Kept.YES
                        ? Optional.of(new Answered.Next(next.journey()))
                        : Optional.empty();
            case StepOutcome.Finished finished -> complete(member, journey, step, finished, locale);
            case StepOutcome.FinishedBefore before -> Optional.of(new Answered.Finished(before.journey()));
            case StepOutcome.OutOfDate outOfDate -> Optional.of(new Answered.OutOfDate());
        };
    }

    /// The journey that a form belongs to; empty unless it is this member's way through this flow.
    public Optional<Journey> journeyOf(UserId user, Posted posted) {
        return posted.journey()
                .flatMap(journeys::find)
                .filter(journey -> journey.user().equals(user)
                        && journey.flow().equals(questions.flow().name()));
    }

    private Optional<Step> shownStep(Journey journey, Posted posted) {
        String name = posted.first(Posted.STEP);
        return name.isEmpty() && journey.state() instanceof JourneyState.Open open
                ? Optional.of(questions.at(open))
                : questions.step(name);
    }

    private Optional<Answered> complete(
            Member member, Journey journey, Step step, StepOutcome.Finished finished, Locale locale) {
        AtomicBoolean written = new AtomicBoolean();
        try {
            Kept kept = journeys.inTransaction(() -> {
                Kept closed = journeys.finish(finished.journey());
                if (closed == Kept.YES) {
                    write(member, finished, locale);
                    written.set(true);
                }
                return closed;
            });
            return kept == Kept.YES ? Optional.of(asStored(journey)) : Optional.empty();
        } catch (Members.TooLarge tooLarge) {
            return Optional.of(tooLarge(journey, step, finished.journey(), tooLarge));
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            Optional<Answered> committed = written.get() ? committed(journey, failure) : Optional.empty();
            return Optional.of(committed.orElseGet(() -> failed(journey, step, failure)));
        }
    }

    // Where shortening every answer to nothing would not help, the member is not the one who can.
    private Answered tooLarge(Journey journey, Step step, Journey finished, Members.TooLarge tooLarge) {
        LargestAnswer largest = LargestAnswer.of(finished, questions);
        int all = LargestAnswer.bytes(finished.answers());
        return largest.size() == 0 || all * 4L / 3 < tooLarge.excess()
                ? failed(journey, step, tooLarge)
                : new Answered.TooLarge(journey, step, largest.step(), largest.field(), largest.size());
    }

    private void write(Member member, StepOutcome.Finished finished, Locale locale) {
        Journey journey = finished.journey();
        journeys.keep(new Receipt(
                journey.id(),
                member.id(),
                journey.flow(),
                journey.version(),
                shown.locale(locale),
                shown.hash(questions, locale),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                member.actor()));
        members.mergePublicMetadata(member.id(), patch(journey));
        for (Completion completion : questions.flow().completions()) {
            run(completion, member, finished.answers());
        }
    }

    private Map<String, @Nullable Object> patch(Journey journey) {
        var patch = new LinkedHashMap<String, @Nullable Object>();
        for (Step step : questions.flow().steps()) {
            patch.putAll(journey.answers().getOrDefault(step.name(), Map.of()));
        }
        patch.put(Onboarding.COMPLETE, true);
        patch.put(Onboarding.VERSIONS, Map.of(journey.flow(), (long) journey.version()));
        return patch;
    }

    private static void run(Completion completion, Member member, Answers answers) {
        try {
            completion.completed(member, answers);
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the completion of " + member.id() + " was interrupted", stopped);
        } catch (Exception checked) {
            throw new IllegalStateException("the completion of " + member.id() + " failed", checked);
        }
    }

    /// The answer to a form whose journey may have gone on meanwhile.
    private Answered asStored(Journey journey) {
        return journeys.find(journey.id())
                .filter(stored -> stored.state() instanceof JourneyState.Finished)
                .<Answered>map(Answered.Finished::new)
                .orElseGet(Answered.OutOfDate::new);
    }

    /// All was written when it failed: in the commit, which stored nothing, or in what the application does after it,
    /// which undoes nothing.
    private Optional<Answered> committed(Journey journey, Throwable failure) {
        Answered stored;
        try {
            stored = asStored(journey);
        } catch (RuntimeException unknown) {
            failure.addSuppressed(unknown);
            return Optional.empty();
        }
        if (!(stored instanceof Answered.Finished)) {
            return Optional.empty();
        }
        LOG.log(Level.ERROR, journey.id() + " of " + journey.user() + " is stored; what followed it failed", failure);
        return Optional.of(stored);
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

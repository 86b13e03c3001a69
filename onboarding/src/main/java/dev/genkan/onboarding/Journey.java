package dev.genkan.onboarding;

import dev.genkan.forms.Submission;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One member's way through one flow, from the first question to the receipt.
///
/// @param version of the flow it is about
/// @param revision how often it has been written; who read an older one has to read again before writing
/// @param answers what has been answered so far: by the name of the step, as the form writes it to metadata; nothing
///     any more once the journey is finished
/// @param drafts what was typed and not sent yet: by the name of the step, by posted field
/// @param returnTo the page the member asked for first, path and query; empty if none is remembered
public record Journey(
        JourneyId id,
        UserId user,
        String flow,
        int version,
        int revision,
        JourneyState state,
        Map<String, Map<String, @Nullable Object>> answers,
        Map<String, Map<String, List<String>>> drafts,
        Trail trail,
        String returnTo,
        Instant startedAt) {

    public Journey {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        drafts = Collections.unmodifiableMap(new LinkedHashMap<>(drafts));
    }

    /// A journey that begins now, at the first step.
    static Journey begun(JourneyId id, UserId user, Onboarding flow, String returnTo, Instant now) {
        String first = flow.steps().getFirst().name();
        return new Journey(
                id,
                user,
                flow.name(),
                flow.version(),
                0,
                new JourneyState.Open(first),
                Map.of(),
                Map.of(),
                Trail.NONE,
                returnTo,
                now);
    }

    /// A journey that begins now, of somebody of whom nothing is known yet, at the first step that asks everybody.
    public static Journey beginning(JourneyId id, UserId user, Questions questions, String returnTo, Instant now) {
        return begun(id, user, questions.flow(), returnTo, now).settled(questions, now);
    }

    /// Decides what one posted form means for this journey; nothing is stored here.
    ///
    /// @param questions the flow as it is now
    /// @param shownVersion the version of the flow that the posted form belonged to
    /// @param step the step that the posted form asked: the one the journey is at, or one answered before
    /// @param submission what the step's form made of the fields
    public StepOutcome answer(
            Questions questions, int shownVersion, Step step, Submission<? extends Record> submission, Instant now) {
        return unlessOver(questions, shownVersion, () -> {
            // a step before it may have become open again since it was shown: what is answered is kept all the same
            if (!isAt(step.name()) && !questions.way(this).mayAnswer(step)) {
                return new StepOutcome.OutOfDate();
            }
            return switch (submission) {
                case Submission.Rejected<? extends Record> rejected -> new StepOutcome.Again(step, rejected);
                case Submission.Accepted<? extends Record> accepted ->
                    answered(step, questions.toJson(step, accepted.record())).goOn(questions, now);
            };
        });
    }

    /// Decides what it means that an offered step is not taken.
    public StepOutcome skip(Questions questions, int shownVersion, Step step, Instant now) {
        return unlessOver(questions, shownVersion, () -> {
            if (!step.offered() || !questions.way(this).mayAnswer(step)) {
                return new StepOutcome.OutOfDate();
            }
            return with(answers, without(drafts, step.name()), trail.skipping(step.name()))
                    .goOn(questions, now);
        });
    }

    /// Decides what it means that the member agrees to the page with all answers.
    public StepOutcome agree(Questions questions, int shownVersion, Instant now) {
        return unlessOver(questions, shownVersion, () -> {
            Way way = questions.way(this);
            return way.open().isPresent() ? new StepOutcome.OutOfDate() : finished(way, now);
        });
    }

    private StepOutcome unlessOver(Questions questions, int shownVersion, Supplier<StepOutcome> deciding) {
        return switch (state) {
            case JourneyState.Finished before -> new StepOutcome.FinishedBefore(this);
            case JourneyState.Open open ->
                isCurrent(questions.flow(), shownVersion) ? deciding.get() : new StepOutcome.OutOfDate();
        };
    }

    private boolean isCurrent(Onboarding now, int shownVersion) {
        return flow.equals(now.name()) && version == now.version() && shownVersion == version;
    }

    private Journey answered(Step step, Map<String, @Nullable Object> json) {
        var more = new LinkedHashMap<>(answers);
        more.put(step.name(), json);
        return with(more, without(drafts, step.name()), trail.answering(step.name(), version));
    }

    private StepOutcome goOn(Questions questions, Instant now) {
        Way way = questions.way(this);
        Optional<Way.Stop> open = way.open();
        if (open.isPresent()) {
            return new StepOutcome.Next(at(open.get().step().name(), now));
        }
        return questions.flow().checksAnswers() || isAt(Step.CHECK)
                ? new StepOutcome.Next(at(Step.CHECK, now))
                : finished(way, now);
    }

    private StepOutcome finished(Way way, Instant now) {
        return new StepOutcome.Finished(in(new JourneyState.Finished(now)), way);
    }

    private boolean isAt(String step) {
        return step().equals(step);
    }

    /// The name of the step that is asked now, or [Step#CHECK]; empty once the journey is finished.
    public String step() {
        return state instanceof JourneyState.Open open ? open.step() : "";
    }

    /// The same journey where its answers say that it is: at the first open step, or where all answers are shown.
    Journey settled(Questions questions, Instant now) {
        return at(questions.way(this).open().map(stop -> stop.step().name()).orElse(Step.CHECK), now);
    }

    private Journey at(String step, Instant now) {
        return with(answers, drafts, trail.reaching(step, now)).in(new JourneyState.Open(step));
    }

    /// The same journey, with what was typed into a step and not sent yet.
    Journey drafting(Step step, Map<String, List<String>> typed) {
        var more = new LinkedHashMap<>(drafts);
        more.put(step.name(), typed);
        return with(answers, more, trail);
    }

    /// The same journey with these answers instead of its own, as given in the version of the flow that it is in.
    public Journey with(Map<String, Map<String, @Nullable Object>> otherAnswers) {
        Trail left = trail;
        for (String step : otherAnswers.keySet()) {
            left = left.answering(step, version);
        }
        return with(otherAnswers, drafts, left);
    }

    Journey with(
            Map<String, Map<String, @Nullable Object>> otherAnswers,
            Map<String, Map<String, List<String>>> otherDrafts,
            Trail otherTrail) {
        return new Journey(
                id, user, flow, version, revision, state, otherAnswers, otherDrafts, otherTrail, returnTo, startedAt);
    }

    /// The same journey in another state.
    public Journey in(JourneyState another) {
        return new Journey(id, user, flow, version, revision, another, answers, drafts, trail, returnTo, startedAt);
    }

    /// The same journey through another version of its flow: what was answered stays answered.
    Journey through(Questions questions, Instant now) {
        return new Journey(
                        id,
                        user,
                        flow,
                        questions.flow().version(),
                        revision,
                        state,
                        answers,
                        drafts,
                        trail,
                        returnTo,
                        startedAt)
                .settled(questions, now);
    }

    /// As it is kept when it is finished: which questions were answered, but no answers.
    Journey closed(Way way) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (Way.Stop stop : way.stops()) {
            if (stop.standing() instanceof Way.Standing.Answered) {
                asked.put(
                        stop.step().name(),
                        List.copyOf(answers.getOrDefault(stop.step().name(), Map.of())
                                .keySet()));
            }
        }
        return with(Map.of(), Map.of(), trail.having(asked));
    }

    private static <T> Map<String, T> without(Map<String, T> some, String key) {
        var fewer = new LinkedHashMap<>(some);
        fewer.remove(key);
        return fewer;
    }

    /// What was answered stays out of logs.
    @Override
    public String toString() {
        return "Journey[" + id + " of " + user + ", " + flow + " " + version + ", " + state + "]";
    }
}

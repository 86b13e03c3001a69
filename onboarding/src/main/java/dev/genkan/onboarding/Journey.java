package dev.genkan.onboarding;

import dev.genkan.forms.Submission;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One member's way through one flow, from the first question to the receipt.
///
/// @param version of the flow it is about
/// @param revision how often it has been written; who read an older one has to read again before writing
/// @param answers what has been answered so far: by the name of the step, as the form writes it to metadata
/// @param returnTo the page the member asked for first, path and query; empty if none is remembered
public record Journey(
        JourneyId id,
        UserId user,
        String flow,
        int version,
        int revision,
        JourneyState state,
        Map<String, Map<String, @Nullable Object>> answers,
        String returnTo) {

    public Journey {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /// Decides what one posted form means for this journey; nothing is stored here.
    ///
    /// @param questions the flow as it is now
    /// @param shownVersion the version of the flow that the posted form belonged to
    /// @param step the step that the posted form asked: the one the journey is at, or one answered before
    /// @param submission what the step's form made of the fields
    public StepOutcome answer(
            Questions questions, int shownVersion, Step step, Submission<? extends Record> submission, Instant now) {
        return switch (state) {
            case JourneyState.Finished before -> new StepOutcome.FinishedBefore(this);
            case JourneyState.Open open ->
                isCurrent(questions, shownVersion) && mayAnswer(questions, step)
                        ? decide(questions, open, step, submission, now)
                        : new StepOutcome.OutOfDate();
        };
    }

    private StepOutcome decide(
            Questions questions,
            JourneyState.Open open,
            Step step,
            Submission<? extends Record> submission,
            Instant now) {
        return switch (submission) {
            case Submission.Rejected<? extends Record> rejected -> new StepOutcome.Again(step, rejected);
            case Submission.Accepted<? extends Record> accepted -> goOn(questions, open, step, accepted.record(), now);
        };
    }

    private boolean isCurrent(Questions questions, int shownVersion) {
        Onboarding now = questions.flow();
        return flow.equals(now.name()) && version == now.version() && shownVersion == now.version();
    }

    /// Whether the member may see and answer this step: the one the journey is at, or one before it. Somebody who went
    /// back may answer anew, but nobody skips a step.
    public boolean mayAnswer(Questions questions, Step step) {
        return switch (state) {
            case JourneyState.Open open -> questions.place(step) <= questions.place(questions.at(open));
            case JourneyState.Finished finished -> false;
        };
    }

    // A step is done when it was answered in this version of the flow. What was kept of an earlier version fills its
    // page, and the member looks through it.
    private StepOutcome goOn(Questions questions, JourneyState.Open open, Step step, Record answer, Instant now) {
        var more = new LinkedHashMap<>(answers);
        more.put(step.name(), questions.toJson(step, answer));
        Journey further = with(more);
        List<Step> steps = questions.flow().steps();
        int done = Math.max(questions.place(questions.at(open)), questions.place(step) + 1);
        List<Record> records = new ArrayList<>();
        for (Step each : steps.subList(0, done)) {
            Optional<? extends Record> record =
                    each.equals(step) ? Optional.of(answer) : questions.recall(each, further);
            if (record.isEmpty()) {
                return new StepOutcome.Next(further.in(new JourneyState.Open(each.name())));
            }
            records.add(record.get());
        }
        return done == steps.size()
                ? new StepOutcome.Finished(further.in(new JourneyState.Finished(now)), Answers.of(records))
                : new StepOutcome.Next(
                        further.in(new JourneyState.Open(steps.get(done).name())));
    }

    /// The same journey with these answers instead of its own.
    public Journey with(Map<String, Map<String, @Nullable Object>> otherAnswers) {
        return new Journey(id, user, flow, version, revision, state, otherAnswers, returnTo);
    }

    /// The same journey in another state.
    public Journey in(JourneyState another) {
        return new Journey(id, user, flow, version, revision, another, answers, returnTo);
    }

    /// What was answered stays out of logs.
    @Override
    public String toString() {
        return "Journey[" + id + " of " + user + ", " + flow + " " + version + ", " + state + "]";
    }
}

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
/// @param answers what has been answered so far: by the name of the step, as the form writes it to metadata
/// @param returnTo the page the member asked for first, path and query; empty if none is remembered
public record Journey(
        JourneyId id,
        UserId user,
        String flow,
        int version,
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
                isCurrent(questions, shownVersion) && mayAnswer(questions, open, step)
                        ? decide(questions, step, submission, now)
                        : new StepOutcome.OutOfDate();
        };
    }

    private StepOutcome decide(Questions questions, Step step, Submission<? extends Record> submission, Instant now) {
        return switch (submission) {
            case Submission.Rejected<? extends Record> rejected -> new StepOutcome.Again(step, rejected);
            case Submission.Accepted<? extends Record> accepted -> goOn(questions, step, accepted.record(), now);
        };
    }

    private boolean isCurrent(Questions questions, int shownVersion) {
        Onboarding now = questions.flow();
        return flow.equals(now.name()) && version == now.version() && shownVersion == now.version();
    }

    // Somebody who went back in the browser may answer an earlier step anew, but nobody skips one.
    private boolean mayAnswer(Questions questions, JourneyState.Open open, Step step) {
        return questions.at(open).equals(step) || answers.containsKey(step.name());
    }

    private StepOutcome goOn(Questions questions, Step step, Record answer, Instant now) {
        var more = new LinkedHashMap<>(answers);
        more.put(step.name(), questions.toJson(step, answer));
        Journey further = with(more);
        List<Record> records = new ArrayList<>();
        for (Step each : questions.flow().steps()) {
            Optional<? extends Record> record =
                    each.equals(step) ? Optional.of(answer) : questions.recall(each, further);
            if (record.isEmpty()) {
                return new StepOutcome.Next(further.in(new JourneyState.Open(each.name())));
            }
            records.add(record.get());
        }
        return new StepOutcome.Finished(further.in(new JourneyState.Finished(now)), Answers.of(records));
    }

    /// The same journey with these answers instead of its own.
    public Journey with(Map<String, Map<String, @Nullable Object>> otherAnswers) {
        return new Journey(id, user, flow, version, state, otherAnswers, returnTo);
    }

    /// The same journey in another state.
    public Journey in(JourneyState another) {
        return new Journey(id, user, flow, version, another, answers, returnTo);
    }

    /// What was answered stays out of logs.
    @Override
    public String toString() {
        return "Journey[" + id + " of " + user + ", " + flow + " " + version + ", " + state + "]";
    }
}

package dev.genkan.testing;

import dev.genkan.forms.FieldError;
import dev.genkan.forms.Submission;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import dev.genkan.onboarding.StepOutcome;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One walk through a flow: from each place every answer is tried, and what [Journey] makes of it is where it leads.
final class Walking {

    /// Far more than any flow needs that somebody is asked to answer, and a few seconds.
    private static final int MOST_ANSWERS = 50_000;

    private static final JourneyId ID = new JourneyId("jrn_walk");
    private static final UserId SOMEBODY = new UserId("user_walk");

    private final Questions questions;
    private final Onboarding flow;
    private final Trials trials;
    private final Dependence dependence;
    private final Map<Place, Crossroads> places = new HashMap<>();
    private final Deque<Crossroads> waiting = new ArrayDeque<>();
    private final Crossroads end = Crossroads.end();
    private final Set<Step> reached = new LinkedHashSet<>();
    private final Set<String> complaints = new LinkedHashSet<>();
    private final Crossroads start;
    private int answers;

    /// @param matters see [Dependence#whatMatters]
    private record Place(Step step, List<Object> matters) {}

    Walking(Questions questions, Trials trials, Dependence dependence) {
        this.questions = questions;
        this.flow = questions.flow();
        this.trials = trials;
        this.dependence = dependence;
        int known = dependence.size();
        this.start = decided(
                        () -> whereIs(Journey.beginning(ID, SOMEBODY, questions, "", Instant.EPOCH), List.of()),
                        List.of())
                .orElse(end);
        // with a look that was not known, it is to be walked with more values anyway
        while (!waiting.isEmpty() && answers <= MOST_ANSWERS && dependence.size() == known) {
            goOnFrom(waiting.remove());
        }
        complainOfWhatIsNeverReached();
    }

    Crossroads start() {
        return start;
    }

    /// @throws AssertionError as [FlowWalk#walk] says
    void requireNoComplaints() {
        if (!complaints.isEmpty()) {
            throw new AssertionError("The flow " + flow.name() + " " + flow.version() + " cannot be walked:\n"
                    + complaints.stream().map(complaint -> "- " + complaint).collect(Collectors.joining("\n")));
        }
    }

    private void goOnFrom(Crossroads here) {
        Step step = here.step().orElseThrow();
        Journey journey = here.journey().orElseThrow();
        List<String> refused = new ArrayList<>();
        for (Submission<? extends Record> trial : trials.of(step)) {
            answers++;
            switch (trial) {
                case Submission.Rejected<? extends Record> rejected -> refused.add(said(rejected));
                case Submission.Accepted<? extends Record> accepted ->
                    goes(
                            here,
                            new Walked.Stop.Answered(step, accepted.record()),
                            () -> journey.answer(questions, flow.version(), step, accepted, Instant.EPOCH));
            }
        }
        if (step.offered()) {
            goes(
                    here,
                    new Walked.Stop.Skipped(step),
                    () -> journey.skip(questions, flow.version(), step, Instant.EPOCH));
        }
        if (refused.size() == trials.of(step).size()) {
            complaints.add(
                    name(step) + " has no way out" + after(here.before()) + ": none of the answers that were tried"
                            + " is accepted (" + String.join("; ", new LinkedHashSet<>(refused))
                            + "). Give one that is: with(new " + name(step) + "(…)).");
        }
        if (answers > MOST_ANSWERS) {
            complaints.add("More than " + MOST_ANSWERS + " answers would have to be tried" + after(here.before())
                    + "; let functions look at fewer questions, or give fewer answers.");
        }
    }

    private void goes(Crossroads here, Walked.Stop stop, Supplier<StepOutcome> deciding) {
        List<Walked.Stop> way =
                Stream.concat(here.before().stream(), Stream.of(stop)).toList();
        Optional<Crossroads> there = decided(
                () -> switch (deciding.get()) {
                    case StepOutcome.Next next -> onwards(next.journey(), way);
                    case StepOutcome.Finished finished -> Optional.of(end);
                    case StepOutcome.Again again -> Optional.<Crossroads>empty();
                    case StepOutcome.FinishedBefore before -> Optional.<Crossroads>empty();
                    case StepOutcome.OutOfDate outOfDate -> Optional.<Crossroads>empty();
                },
                way);
        there.ifPresent(to -> here.leadsOn(stop, to));
    }

    /// Where a journey is that has just been answered; empty if that is where it was, or before.
    private Optional<Crossroads> onwards(Journey journey, List<Walked.Stop> way) {
        Step last = way.getLast().step();
        boolean goesOn = !(journey.state() instanceof JourneyState.Open open)
                || questions
                        .step(open.step())
                        .map(step -> index(step) > index(last))
                        .orElse(true);
        if (!goesOn) {
            complaints.add(name(last) + " is asked again after it was answered" + after(way) + ".");
            return Optional.empty();
        }
        return whereIs(journey, way);
    }

    private Optional<Crossroads> whereIs(Journey journey, List<Walked.Stop> way) {
        Optional<Step> step =
                journey.state() instanceof JourneyState.Open open ? questions.step(open.step()) : Optional.empty();
        if (step.isEmpty()) {
            // all answers are shown again; agreeing is all that is left to do
            if (journey.agree(questions, flow.version(), Instant.EPOCH) instanceof StepOutcome.Finished) {
                return Optional.of(end);
            }
            complaints.add("The end is not reached" + after(way) + ".");
            return Optional.empty();
        }
        reached.add(step.get());
        List<Step> later =
                flow.steps().subList(index(step.get()) + 1, flow.steps().size());
        Place place = new Place(
                step.get(), dependence.whatMatters(later, questions.way(journey).answers()));
        return Optional.of(places.computeIfAbsent(place, none -> {
            Crossroads unseenYet = Crossroads.at(step.get(), journey, way);
            waiting.add(unseenYet);
            return unseenYet;
        }));
    }

    private Optional<Crossroads> decided(Supplier<Optional<Crossroads>> deciding, List<Walked.Stop> way) {
        try {
            return deciding.get();
        } catch (RuntimeException fault) {
            Throwable cause = fault.getCause();
            complaints.add("Nothing can be decided" + after(way) + ": " + fault.getMessage()
                    + (cause == null ? "" : " with " + cause) + ".");
            return Optional.empty();
        }
    }

    private void complainOfWhatIsNeverReached() {
        if (!complaints.isEmpty()) {
            return;
        }
        for (Step step : flow.steps()) {
            if (!reached.contains(step)) {
                complaints.add(name(step) + " is never reached: with no answer that was tried does its condition hold ("
                        + step + "). If it looks at a text or a number, give answers with which it does: with(…).");
            }
        }
    }

    private int index(Step step) {
        return flow.steps().indexOf(step);
    }

    private static String said(Submission.Rejected<?> rejected) {
        return rejected.errors().stream().map(Walking::said).collect(Collectors.joining(", "));
    }

    private static String said(FieldError error) {
        String field = error.field().isEmpty() ? "the whole" : error.field();
        Object message = error.arguments().get("message");
        return field + ": " + (message == null ? error.key() : message);
    }

    private static String name(Step step) {
        return step.type().getSimpleName();
    }

    private static String after(List<Walked.Stop> way) {
        return way.isEmpty() ? " at the start" : " after " + new Walked.Path(way);
    }
}

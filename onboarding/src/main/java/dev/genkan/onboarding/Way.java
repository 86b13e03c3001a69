package dev.genkan.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A member's way through a flow, as far as it can be told from the answers so far: which steps are asked, and how each
/// of them stands. Pure; no two ways of the same journey differ.
///
/// @param stops the steps that are asked, in their order; those whose condition does not hold are left out
/// @param certain false if more steps may come, because a condition wants an answer that is not there yet
/// @param answers of the steps that are answered, as far as they are asked
public record Way(List<Stop> stops, boolean certain, Answers answers) {

    public Way {
        stops = List.copyOf(stops);
    }

    static Way of(Questions questions, Journey journey) {
        Answers soFar = Answers.in(journey.id());
        List<Stop> stops = new ArrayList<>();
        boolean certain = true;
        boolean open = false;
        for (Step step : questions.flow().steps()) {
            switch (asks(step, soFar)) {
                case NO -> {}
                case UNKNOWN -> certain &= !open;
                case YES -> {
                    Standing standing = questions.standing(step, journey);
                    stops.add(new Stop(step, standing));
                    if (standing instanceof Standing.Answered answered) {
                        soFar = soFar.and(answered.answer(), questions.toJson(step, answered.answer()));
                    }
                    open |= standing instanceof Standing.Open;
                }
            }
        }
        return new Way(stops, certain, soFar);
    }

    private enum Asks {
        YES,
        NO,
        /// It depends on an answer that is not there: not there yet, or, with nothing open before, never.
        UNKNOWN
    }

    private static Asks asks(Step step, Answers soFar) {
        try {
            return step.when().holds(soFar) ? Asks.YES : Asks.NO;
        } catch (Answers.NotAnswered unknown) {
            return Asks.UNKNOWN;
        } catch (RuntimeException fault) {
            // the step and no more: a message of the application's may repeat what somebody answered
            throw new IllegalStateException("the condition of the step " + step.name() + " failed", fault);
        }
    }

    /// The first step that has to be answered; empty if nothing is left to ask.
    public Optional<Stop> open() {
        return stops.stream()
                .filter(stop -> stop.standing() instanceof Standing.Open)
                .findFirst();
    }

    /// Where a step stands on this way; empty if it is not asked.
    public Optional<Stop> stop(Step step) {
        return stops.stream().filter(stop -> stop.step().equals(step)).findFirst();
    }

    /// Whether a step may be seen and answered: the first open one, or one before it. Somebody who went back may answer
    /// anew, but nobody passes a step over.
    public boolean mayAnswer(Step step) {
        for (Stop stop : stops) {
            if (stop.step().equals(step)) {
                return true;
            }
            if (stop.standing() instanceof Standing.Open) {
                return false;
            }
        }
        return false;
    }

    /// The step before this one on the way, or before the page that shows all answers; empty on the first.
    ///
    /// @param name of a step, or [Step#CHECK]
    public Optional<Step> before(String name) {
        Optional<Step> before = Optional.empty();
        for (Stop stop : stops) {
            if (stop.step().name().equals(name)) {
                return before;
            }
            before = Optional.of(stop.step());
        }
        return before;
    }

    /// A step that is asked.
    public record Stop(Step step, Standing standing) {}

    /// How a step stands.
    public sealed interface Standing {

        /// Answered, and the answer is good.
        record Answered(Record answer) implements Standing {}

        /// Offered, and not taken.
        record Skipped() implements Standing {}

        /// To be answered.
        ///
        /// @param questions those to ask, by the name of the component; empty for all of them
        record Open(Set<String> questions) implements Standing {
            public Open {
                questions = Set.copyOf(questions);
            }
        }
    }

    /// What was typed or answered stays out of logs.
    @Override
    public String toString() {
        return "Way" + stops.stream().map(stop -> stop.step().name()).toList();
    }
}

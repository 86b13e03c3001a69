package dev.genkan.onboarding.servlet;

import dev.genkan.forms.html.Progress;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where a step stands among the others, as its page shows it.
record Way(Questions questions, StepPaths paths) {

    /// Where the step before is answered; empty on the first.
    Optional<String> back(Step step) {
        int place = questions.place(step);
        return place > 0 ? Optional.of(paths.of(questions.flow().steps().get(place - 1))) : Optional.empty();
    }

    /// Empty for a flow of one step. What has been answered already can be opened again, also from an earlier step.
    ///
    /// @param title of a step, in words
    Optional<Progress> progress(Journey journey, Step shown, Function<Step, String> title) {
        if (!paths.several()) {
            return Optional.empty();
        }
        int open = journey.state() instanceof JourneyState.Open at ? questions.place(questions.at(at)) : 0;
        List<Progress.Step> steps = new ArrayList<>();
        for (Step step : questions.flow().steps()) {
            int place = questions.place(step);
            Progress.State state = place < open ? Progress.State.DONE : Progress.State.TODO;
            steps.add(new Progress.Step(
                    place + 1, title.apply(step), step.equals(shown) ? Progress.State.NOW : state, paths.of(step), ""));
        }
        return Optional.of(new Progress(steps));
    }
}

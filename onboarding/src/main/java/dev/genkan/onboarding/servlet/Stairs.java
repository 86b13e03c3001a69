package dev.genkan.onboarding.servlet;

import dev.genkan.forms.html.ControlView;
import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Progress;
import dev.genkan.forms.html.Words;
import dev.genkan.onboarding.Condition;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import dev.genkan.onboarding.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where a page stands among the others of a member's way, as it is drawn. What was answered in an earlier version of
/// the flow is no part of it.
record Stairs(Questions questions, FlowPaths paths, Words words) {

    /// Empty if there is one page only. What has been answered already can be opened again, also from an earlier page.
    ///
    /// @param shown the name of a step, or [Step#CHECK]
    Optional<Progress> progress(Journey journey, Way way, String shown, Locale locale) {
        List<Progress.Step> steps = new ArrayList<>();
        for (Way.Stop stop : way.stops()) {
            String name = stop.step().name();
            boolean met = journey.trail().reached().containsKey(name) || name.equals(shown);
            boolean open = stop.standing() instanceof Way.Standing.Open;
            if (met || open) {
                Progress.State state = open ? Progress.State.TODO : Progress.State.DONE;
                steps.add(new Progress.Step(
                        steps.size() + 1,
                        title(stop.step(), locale),
                        name.equals(shown) ? Progress.State.NOW : state,
                        paths.of(name),
                        why(stop.step(), way, locale)));
            }
        }
        if (hasCheck(journey) || shown.equals(Step.CHECK)) {
            steps.add(new Progress.Step(
                    steps.size() + 1,
                    words.text("onboarding.check.title", locale),
                    shown.equals(Step.CHECK) ? Progress.State.NOW : Progress.State.TODO,
                    paths.of(Step.CHECK),
                    ""));
        }
        boolean here = steps.stream().anyMatch(Progress.Step::now);
        return here && (steps.size() > 1 || !way.certain())
                ? Optional.of(new Progress(steps, way.certain()))
                : Optional.empty();
    }

    boolean hasCheck(Journey journey) {
        return questions.flow().checksAnswers()
                || journey.state() instanceof JourneyState.Open at && at.step().equals(Step.CHECK);
    }

    String title(Step step, Locale locale) {
        return FormView.empty(questions.form(step), words, locale).title();
    }

    /// "Because you chose B2B", where the condition is a choice among a few answers; empty otherwise.
    String why(Step step, Way way, Locale locale) {
        return step.when() instanceof Condition.Is condition
                ? way.stops().stream()
                        .flatMap(stop -> chosen(stop, condition.question(), locale).stream())
                        .findFirst()
                        .map(answer -> words.text("onboarding.condition", locale, Map.of("answer", answer)))
                        .orElse("")
                : "";
    }

    private Optional<String> chosen(Way.Stop stop, String question, Locale locale) {
        if (!(stop.standing() instanceof Way.Standing.Answered answered)) {
            return Optional.empty();
        }
        FormView form = FormView.of(
                questions.form(stop.step()),
                questions.values(stop.step(), answered.answer()),
                List.of(),
                words,
                locale);
        return form.allControls()
                .filter(control -> control.name().equals(question))
                .filter(ControlView.Choice.class::isInstance)
                .map(ControlView.Choice.class::cast)
                .flatMap(choice -> choice.options().stream())
                .filter(ControlView.Answer::chosen)
                .map(ControlView.Answer::label)
                .findFirst();
    }
}

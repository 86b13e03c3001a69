package dev.genkan.onboarding.servlet;

import dev.genkan.forms.Field;
import dev.genkan.forms.Form;
import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Words;
import dev.genkan.forms.schema.JsonSchema;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Step;
import dev.genkan.onboarding.Way;
import dev.genkan.onboarding.servlet.StepPage.Situation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a member stands in a flow, for programs that ask its questions on pages of their own.
///
/// @param locale of all texts
record StateJson(Onboarding flow, FlowPaths paths, Words words, Locale locale) {

    /// @param status `open`, `finished` or `not_asked`
    /// @param journey its id; empty if there is none
    /// @param landing where the flow leads at the end
    Map<String, @Nullable Object> of(String status, String journey, int version, String landing) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("object", "onboarding");
        state.put("flow", flow.name());
        state.put("version", version);
        state.put("journey", journey.isEmpty() ? null : journey);
        state.put("status", status);
        state.put("step", null);
        state.put("steps", List.of());
        state.put("certain", true);
        state.put("landing", landing);
        return state;
    }

    /// @param shown the name of a step, or [Step#CHECK]
    Map<String, @Nullable Object> open(Situation at, String shown, String landing) {
        Map<String, @Nullable Object> state =
                of("open", at.journey().id().value(), at.journey().version(), landing);
        Optional<Step> step = at.questions().step(shown);
        step.ifPresent(asked -> state.put("step", step(at, asked)));
        state.put("steps", steps(at, shown));
        state.put("certain", at.way().certain());
        if (step.isEmpty()) {
            state.put("answers", answers(at));
        }
        return state;
    }

    private Map<String, @Nullable Object> step(Situation at, Step step) {
        Form<? extends Record> form = at.questions().form(step);
        FormView view = FormView.empty(form, words, locale);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", step.name());
        json.put("title", view.title());
        json.put("subtitle", view.subtitle());
        json.put("skippable", step.offered());
        json.put("first", at.way().before(step.name()).isEmpty());
        json.put("schema", JsonSchema.of(form, words, locale));
        json.put("values", values(at, step, form));
        json.put("asked", asked(at, step, form));
        return json;
    }

    /// What was typed and not sent, or what was kept.
    private static Map<String, ? extends @Nullable Object> values(
            Situation at, Step step, Form<? extends Record> form) {
        Map<String, List<String>> draft = at.journey().drafts().get(step.name());
        return draft == null ? at.journey().answers().getOrDefault(step.name(), Map.of()) : form.drafted(draft);
    }

    private static List<String> asked(Situation at, Step step, Form<? extends Record> form) {
        Set<String> some = form.withTheirs(at.asked(step));
        return form.fields().stream()
                .map(Field::name)
                .filter(name -> some.isEmpty() || some.contains(name))
                .toList();
    }

    private List<Object> steps(Situation at, String shown) {
        Stairs stairs = new Stairs(at.questions(), paths, words);
        List<Object> steps = new ArrayList<>();
        for (Way.Stop stop : at.way().stops()) {
            String status = switch (stop.standing()) {
                case Way.Standing.Answered answered -> "answered";
                case Way.Standing.Skipped skipped -> "skipped";
                case Way.Standing.Open open -> "open";
            };
            steps.add(step(
                    stop.step().name(),
                    stairs.title(stop.step(), locale),
                    status,
                    stairs.why(stop.step(), at.way(), locale)));
        }
        if (stairs.hasCheck(at.journey()) || shown.equals(Step.CHECK)) {
            steps.add(step(Step.CHECK, words.text("onboarding.check.title", locale), "open", ""));
        }
        return steps;
    }

    private static Map<String, Object> step(String name, String title, String status, String note) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("name", name);
        step.put("title", title);
        step.put("status", status);
        step.put("note", note);
        return step;
    }

    /// Each step with its answers as JSON and as a page would show them.
    private List<Object> answers(Situation at) {
        List<Object> answers = new ArrayList<>();
        for (Way.Stop stop : at.way().stops()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("step", stop.step().name());
            one.put("title", new Stairs(at.questions(), paths, words).title(stop.step(), locale));
            boolean answered = stop.standing() instanceof Way.Standing.Answered;
            one.put("values", answered ? at.journey().answers().get(stop.step().name()) : null);
            one.put("shown", answered ? shown(at, stop.step()) : List.of());
            answers.add(one);
        }
        return answers;
    }

    private List<Object> shown(Situation at, Step step) {
        FormView form = FormView.of(
                at.questions().form(step), at.questions().values(step, at.journey()), List.of(), words, locale);
        return Summary.of(form, paths.of(step.name()), words, locale).rows().stream()
                .map(StateJson::line)
                .toList();
    }

    private static Object line(Summary.Row row) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("label", row.label());
        line.put("lines", row.answer());
        return line;
    }
}

package dev.genkan.onboarding;

import dev.genkan.forms.Field;
import dev.genkan.forms.Form;
import dev.genkan.forms.Submission;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A flow together with the form of each of its steps, checked once at the start.
public final class Questions {

    private static final Set<String> RESERVED = Set.of(Onboarding.COMPLETE, Onboarding.VERSIONS);

    private final Onboarding flow;
    private final Map<Step, Form<? extends Record>> forms;

    private Questions(Onboarding flow, Map<Step, Form<? extends Record>> forms) {
        this.flow = flow;
        this.forms = forms;
    }

    /// @throws IllegalArgumentException if two records of the flow have a component of the same name, if a component
    /// is called like metadata that the flow itself writes, if a condition can never hold, or if a record makes no form
    public static Questions of(Onboarding flow, Validator validator) {
        var forms = new LinkedHashMap<Step, Form<? extends Record>>();
        var askedBy = new HashMap<String, String>();
        for (Step step : flow.steps()) {
            Form<? extends Record> form = step.asks().form(validator);
            forms.put(step, form);
            for (Field field : form.fields()) {
                requireFree(flow, form, field, askedBy);
            }
        }
        Conditions.requirePossible(flow, forms);
        return new Questions(flow, forms);
    }

    // Answers are written side by side into one metadata object: a second one of the same name would hide the first.
    private static void requireFree(Onboarding flow, Form<?> form, Field field, Map<String, String> askedBy) {
        if (RESERVED.contains(field.name())) {
            throw new IllegalArgumentException("The flow \"" + flow.name() + "\" asks for " + form.name() + "."
                    + field.name() + ", a name that onboarding itself writes; choose another one.");
        }
        String other = askedBy.put(field.name(), form.name());
        if (other != null) {
            throw new IllegalArgumentException("The flow \"" + flow.name() + "\" asks for " + field.name() + " in both "
                    + other + " and " + form.name() + "; one answer would hide the other.");
        }
    }

    public Onboarding flow() {
        return flow;
    }

    /// The form of a step of this flow.
    public Form<? extends Record> form(Step step) {
        Form<? extends Record> form = forms.get(step);
        if (form == null) {
            throw new IllegalArgumentException("no step of " + flow + ": " + step.name());
        }
        return form;
    }

    /// @return empty if no step is called so
    public Optional<Step> step(String name) {
        return flow.steps().stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /// The way of this journey through the flow.
    public Way way(Journey journey) {
        return Way.of(this, journey);
    }

    /// What was answered to a step, as the form writes it to metadata.
    Map<String, @Nullable Object> toJson(Step step, Record answer) {
        return json(form(step), answer);
    }

    private static <R extends Record> Map<String, @Nullable Object> json(Form<R> form, Record answer) {
        return form.toJson(form.type().cast(answer));
    }

    /// What was answered to a step, as its page shows it: by posted field.
    public Map<String, List<String>> values(Step step, Record answer) {
        return shown(form(step), answer);
    }

    private static <R extends Record> Map<String, List<String>> shown(Form<R> form, Record answer) {
        return form.typed(form.type().cast(answer));
    }

    /// How a step stands with what the journey knows, were it asked.
    Way.Standing standing(Step step, Journey journey) {
        Trail trail = journey.trail();
        if (step.offered() && trail.skipped().contains(step.name())) {
            return new Way.Standing.Skipped();
        }
        Map<String, @Nullable Object> known = journey.answers().get(step.name());
        if (known == null) {
            return new Way.Standing.Open(Set.of());
        }
        Form<? extends Record> form = form(step);
        int version = trail.version(step.name());
        Submission<? extends Record> read = form.readJson(known);
        // most are whole, and then nothing has to be read a second time to tell what is missing
        boolean whole = read instanceof Submission.Accepted && Gaps.allThere(form, known, version);
        Set<String> gaps = whole ? Set.of() : Gaps.in(form, known, version);
        if (gaps.isEmpty() && read instanceof Submission.Accepted<? extends Record> good) {
            return new Way.Standing.Answered(good.record());
        }
        boolean nothingNew = gaps.isEmpty() || gaps.size() == form.fields().size();
        return new Way.Standing.Open(nothingNew ? Set.of() : gaps);
    }

    /// What somebody sent to a step of which only some questions had to be answered: the others are as they are known,
    /// unless a program answers them all the same.
    ///
    /// @param asked the names of the components that were shown; empty for all
    Submission<? extends Record> read(Step step, Journey journey, Set<String> asked, Posted posted) {
        if (posted.answers().isEmpty()) {
            return read(step, journey, asked, posted.fields());
        }
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        if (!asked.isEmpty()) {
            whole.putAll(journey.answers().getOrDefault(step.name(), Map.of()));
            whole.keySet().removeAll(asked);
        }
        whole.putAll(posted.answers());
        return form(step).readJson(whole);
    }

    /// What somebody posted to a step of which only some questions were shown: the others are as they are known.
    ///
    /// @param asked the names of the components that were shown; empty for all
    private Submission<? extends Record> read(
            Step step, Journey journey, Set<String> asked, Map<String, List<String>> posted) {
        Form<? extends Record> form = form(step);
        if (asked.isEmpty()) {
            return form.read(posted);
        }
        Map<String, @Nullable Object> known =
                new LinkedHashMap<>(journey.answers().getOrDefault(step.name(), Map.of()));
        known.keySet().removeAll(form.withTheirs(asked));
        return form.read(posted, known);
    }

    /// What was kept for a step, as its page shows it: by posted field; empty if nothing was.
    public Map<String, List<String>> values(Step step, Journey journey) {
        return form(step).typed(journey.answers().getOrDefault(step.name(), Map.of()));
    }
}

package dev.genkan.testing;

import dev.genkan.forms.Field;
import dev.genkan.forms.Form;
import dev.genkan.forms.Submission;
import dev.genkan.onboarding.Condition;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What is tried at each step of a flow: the answers that the application gave, or else one that is made, with every
/// value of each question that a condition looks at.
final class Trials {

    /// The most answers to one step that come of one answer by combining values.
    private static final int MOST_COMBINED = 512;

    private final Questions questions;
    private final Dependence dependence;
    private final Map<Step, List<Submission<? extends Record>>> byStep = new HashMap<>();
    private boolean combinesAll = true;

    Trials(Questions questions, List<Record> given, Dependence dependence) {
        this.questions = questions;
        this.dependence = dependence;
        for (Step step : questions.flow().steps()) {
            Form<? extends Record> form = questions.form(step);
            List<Submission<? extends Record>> submissions = new ArrayList<>();
            for (Map<String, List<String>> posted : tried(form, bases(step, given))) {
                submissions.add(form.read(posted));
            }
            byStep.put(step, List.copyOf(submissions));
        }
    }

    /// @return never empty
    List<Submission<? extends Record>> of(Step step) {
        return byStep.getOrDefault(step, List.of());
    }

    /// Whether every value was combined with every other.
    boolean combinesAll() {
        return combinesAll;
    }

    private List<Map<String, List<String>>> bases(Step step, List<Record> given) {
        List<Map<String, List<String>>> theirs = given.stream()
                .filter(record -> record.getClass().equals(step.type()))
                .map(record -> questions.values(step, record))
                .toList();
        return theirs.isEmpty() ? List.of(MadeAnswer.to(questions.form(step))) : theirs;
    }

    private Set<Map<String, List<String>>> tried(Form<? extends Record> form, List<Map<String, List<String>>> bases) {
        List<Field> varied = Samples.leaves(form.fields())
                .filter(field -> dependence.isLookedAt(component(field)))
                .toList();
        Set<Map<String, List<String>>> tried = new LinkedHashSet<>(bases);
        for (Map<String, List<String>> base : bases) {
            tried.addAll(combined(form, varied, base));
        }
        return tried;
    }

    private List<Map<String, List<String>>> combined(
            Form<? extends Record> form, List<Field> varied, Map<String, List<String>> base) {
        List<Map<String, List<String>>> combined = List.of(base);
        for (Field field : varied) {
            List<Map<String, List<String>>> values = values(form, field);
            boolean tooMany = (long) combined.size() * (values.size() + 1) > MOST_COMBINED;
            combinesAll &= !tooMany;
            List<Map<String, List<String>>> more = new ArrayList<>(combined);
            for (Map<String, List<String>> one : tooMany ? List.of(base) : combined) {
                values.forEach(value -> more.add(with(one, field, value)));
            }
            combined = more.stream().distinct().toList();
        }
        return combined;
    }

    private static Map<String, List<String>> with(
            Map<String, List<String>> posted, Field field, Map<String, List<String>> value) {
        Map<String, List<String>> other = new LinkedHashMap<>(posted);
        other.keySet().removeIf(name -> name.equals(field.name()) || name.startsWith(field.name() + "."));
        other.putAll(value);
        return other;
    }

    private List<Map<String, List<String>>> values(Form<? extends Record> form, Field field) {
        return switch (field) {
            case Field.Choice choice -> Samples.of(choice);
            case Field.Choices choices -> Samples.of(choices);
            case Field.Tick tick -> List.of(Map.of(), Map.of(tick.name(), List.of("true")));
            case Field.Text text -> named(form, text);
            case Field.Lines lines -> named(form, lines);
            case Field.Email email -> named(form, email);
            case Field.Link link -> named(form, link);
            case Field.Numeric number -> named(form, number);
            case Field.Date date -> named(form, date);
            case Field.Group group -> List.of();
        };
    }

    /// What conditions name, one or two besides, and none where none is needed.
    private List<Map<String, List<String>>> named(Form<? extends Record> form, Field field) {
        List<Map<String, List<String>>> values = new ArrayList<>();
        questions.flow().steps().stream()
                .flatMap(step -> namedBy(step.when()))
                .filter(is -> is.question().equals(field.name()))
                .flatMap(is -> is.oneOf().stream())
                .forEach(value -> values.add(form.typed(Map.of(field.name(), value))));
        if (!values.isEmpty()) {
            Samples.of(field).stream().limit(2).forEach(values::add);
        }
        if (!field.required()) {
            values.add(Map.of());
        }
        return values;
    }

    private static Stream<Condition.Is> namedBy(Condition condition) {
        return switch (condition) {
            case Condition.Is is -> Stream.of(is);
            case Condition.Not not -> namedBy(not.condition());
            default -> Stream.empty();
        };
    }

    private static String component(Field field) {
        int dot = field.name().indexOf('.');
        return dot < 0 ? field.name() : field.name().substring(0, dot);
    }
}

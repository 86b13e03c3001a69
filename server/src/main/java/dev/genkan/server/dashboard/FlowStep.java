package dev.genkan.server.dashboard;

import dev.genkan.forms.Asked;
import dev.genkan.forms.Form;
import dev.genkan.onboarding.Condition;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import java.util.List;
import java.util.stream.Stream;

/// A step of a flow in words.
///
/// @param fields what it asks for, by the names of the code
/// @param conditions when it is asked, and when some of its questions are; empty for always
public record FlowStep(String name, String title, List<String> fields, boolean offered, List<String> conditions) {

    static FlowStep of(Questions questions, Step step, String title) {
        Form<? extends Record> form = questions.form(step);
        List<String> fields = form.fields().stream().map(field -> field.name()).toList();
        Stream<String> ofFields = fields.stream()
                .flatMap(field -> form.asked(field) instanceof Asked.If when
                        ? Stream.of(field + " is asked if " + when.field() + " is " + String.join(" or ", when.is()))
                        : Stream.of());
        return new FlowStep(
                step.name(),
                title,
                fields,
                step.offered(),
                Stream.concat(ofStep(step), ofFields).toList());
    }

    private static Stream<String> ofStep(Step step) {
        if (step.when().equals(Condition.ALWAYS)) {
            return Stream.of();
        }
        // only those that are values can be said
        return Stream.of(
                step.when() instanceof Record said ? "Asked if " + said : "Asked if a condition in the code holds");
    }
}

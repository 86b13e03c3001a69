package dev.genkan.onboarding;

import dev.genkan.forms.Field;
import dev.genkan.forms.Form;
import dev.genkan.forms.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the conditions of a flow can ever hold, as far as they are values: found at the start, not by the first
/// visitor.
final class Conditions {

    private Conditions() {}

    /// @throws IllegalArgumentException if one is about a question that no earlier step asks, or names an answer that
    ///     question does not have
    static void requirePossible(Onboarding flow, Map<Step, Form<? extends Record>> forms) {
        Map<String, Field> asked = new HashMap<>();
        forms.forEach((step, form) -> {
            requirePossible(flow, step, step.when(), asked);
            form.fields().forEach(field -> asked.put(field.name(), field));
        });
    }

    private static void requirePossible(Onboarding flow, Step step, Condition when, Map<String, Field> asked) {
        if (when instanceof Condition.Not not) {
            requirePossible(flow, step, not.condition(), asked);
        } else if (when instanceof Condition.Is is) {
            @Nullable Field field = asked.get(is.question());
            if (field == null) {
                throw new IllegalArgumentException("The flow \"" + flow.name() + "\" " + step
                        + ", but no step before it asks for " + is.question() + ".");
            }
            requireAnswers(flow, step, is, field);
        }
    }

    private static void requireAnswers(Onboarding flow, Step step, Condition.Is is, Field field) {
        Optional<List<String>> possible = possible(field);
        for (Object answer : is.oneOf()) {
            if (possible.isPresent() && !possible.get().contains(String.valueOf(answer))) {
                throw new IllegalArgumentException("The flow \"" + flow.name() + "\" " + step
                        + ", but the answer to " + is.question() + " is never " + answer + "; it is one of "
                        + String.join(", ", possible.get()) + ".");
            }
        }
    }

    /// What may be answered, where these are a few; empty otherwise.
    private static Optional<List<String>> possible(Field field) {
        return switch (field) {
            case Field.Choice choice ->
                Optional.of(choice.options().stream().map(Option::value).toList());
            case Field.Choices choices ->
                Optional.of(choices.options().stream().map(Option::value).toList());
            case Field.Tick tick -> Optional.of(List.of("true", "false"));
            case Field.Text text -> Optional.empty();
            case Field.Lines lines -> Optional.empty();
            case Field.Email email -> Optional.empty();
            case Field.Link link -> Optional.empty();
            case Field.Numeric number -> Optional.empty();
            case Field.Date date -> Optional.empty();
            case Field.Group group -> Optional.empty();
        };
    }
}

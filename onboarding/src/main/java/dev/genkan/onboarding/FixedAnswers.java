package dev.genkan.onboarding;

import dev.genkan.forms.Destination;
import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Kind;
import dev.genkan.forms.NumberKind;
import dev.genkan.forms.Rule;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a flow writes into the public metadata at least, if everybody answers what is not theirs to shorten at its
/// longest: choices, truths, numbers and dates. Texts are left empty. Of the steps that depend on an answer only the
/// largest is taken, because the others might never be asked together with it.
public final class FixedAnswers {

    private static final String LONGEST_DATE = "9999-12-31";

    private FixedAnswers() {}

    /// The longest answers by question, as JSON, with what a completion writes besides them.
    public static Map<String, @Nullable Object> longest(Questions questions) {
        Onboarding flow = questions.flow();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        flow.steps().stream()
                .filter(step -> step.when().equals(Condition.ALWAYS))
                .forEach(step -> all.putAll(longest(questions, step)));
        flow.steps().stream()
                .filter(step -> !step.when().equals(Condition.ALWAYS))
                .map(step -> longest(questions, step))
                .max(Comparator.comparingInt(LargestAnswer::bytes))
                .ifPresent(all::putAll);
        all.put(Onboarding.COMPLETE, true);
        all.put(Onboarding.VERSIONS, Map.of(flow.name(), (long) flow.version()));
        return all;
    }

    private static Map<String, @Nullable Object> longest(Questions questions, Step step) {
        return longest(questions.form(step).outline().fields().stream()
                .filter(field -> field.destination() == Destination.PUBLIC_METADATA)
                .toList());
    }

    private static Map<String, @Nullable Object> longest(List<FieldSpec> fields) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        fields.forEach(field -> json.put(field.name(), longest(field)));
        return json;
    }

    private static Object longest(FieldSpec field) {
        return switch (field.kind()) {
            case Kind.Text free -> "";
            case Kind.Lines free -> "";
            case Kind.Email free -> "";
            case Kind.Link free -> "";
            case Kind.Numeric number -> longest(number.type(), field.rules());
            case Kind.Date date -> LONGEST_DATE;
            case Kind.Tick tick -> false;
            case Kind.Choice choice ->
                choice.options().stream()
                        .max(Comparator.comparingInt(LargestAnswer::bytes))
                        .orElse("");
            case Kind.Choices choices -> choices.options();
            case Kind.Group group -> longest(group.fields());
        };
    }

    /// The largest that is allowed, or the smallest of its type where nothing is said, which is longer by its sign; of
    /// a number that is as long as somebody types it one digit.
    private static Object longest(NumberKind type, List<Rule> rules) {
        Optional<BigDecimal> most = rules.stream()
                .flatMap(rule -> rule instanceof Rule.AtMost atMost ? Stream.of(atMost.max()) : Stream.empty())
                .filter(max -> max.scale() <= 0)
                .findFirst();
        return most.or(type::smallest).map(BigDecimal::longValue).orElse(0L);
    }
}

package dev.genkan.onboarding;

import dev.genkan.forms.Destination;
import dev.genkan.forms.Field;
import dev.genkan.forms.Form;
import dev.genkan.forms.Option;
import jakarta.validation.constraints.Max;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a flow writes into the public metadata at least, if everybody answers what is not theirs to shorten at its
/// longest: choices, truths,
/// numbers and dates. Texts are left empty. Of the steps that depend on an answer only the largest is taken, because
/// the others might never be asked together with it.
public final class FixedAnswers {

    private static final String LONGEST_DATE = "9999-12-31";
    private static final Map<Class<?>, Object> LONGEST_NUMBERS = Map.of(
            byte.class,
            -100L,
            short.class,
            -10_000L,
            int.class,
            (long) Integer.MIN_VALUE,
            long.class,
            Long.MIN_VALUE,
            Byte.class,
            -100L,
            Short.class,
            -10_000L,
            Integer.class,
            (long) Integer.MIN_VALUE,
            Long.class,
            Long.MIN_VALUE);

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
        Form<? extends Record> form = questions.form(step);
        List<Field> carried = form.fields().stream()
                .filter(field -> form.destination(field.name()) == Destination.PUBLIC_METADATA)
                .toList();
        return longest(carried, step.type(), "");
    }

    private static Map<String, @Nullable Object> longest(List<Field> fields, @Nullable Class<?> record, String above) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (Field field : fields) {
            String name = field.name().substring(above.length());
            json.put(name, longest(field, component(record, name)));
        }
        return json;
    }

    private static Object longest(Field field, @Nullable RecordComponent component) {
        return switch (field) {
            case Field.Text free -> "";
            case Field.Lines free -> "";
            case Field.Email free -> "";
            case Field.Link free -> "";
            case Field.Numeric number -> longestNumber(component);
            case Field.Date date -> LONGEST_DATE;
            case Field.Tick tick -> false;
            case Field.Choice choice ->
                choice.options().stream()
                        .map(Option::value)
                        .max(Comparator.comparingInt(LargestAnswer::bytes))
                        .orElse("");
            case Field.Choices choices ->
                choices.options().stream().map(Option::value).toList();
            case Field.Group group ->
                longest(group.fields(), component == null ? null : component.getType(), group.name() + ".");
        };
    }

    /// Of a number that is as long as somebody types it: one digit.
    private static Object longestNumber(@Nullable RecordComponent component) {
        if (component == null) {
            return 0L;
        }
        Max max = component.getAccessor().getAnnotation(Max.class);
        return max == null ? LONGEST_NUMBERS.getOrDefault(component.getType(), 0L) : (Object) max.value();
    }

    private static @Nullable RecordComponent component(@Nullable Class<?> record, String name) {
        RecordComponent[] components = record == null ? null : record.getRecordComponents();
        return components == null
                ? null
                : Stream.of(components)
                        .filter(each -> each.getName().equals(name))
                        .findFirst()
                        .orElse(null);
    }
}

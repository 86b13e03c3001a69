package dev.genkan.testing;

import dev.genkan.forms.Field;
import dev.genkan.forms.FieldError;
import dev.genkan.forms.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Plausible answers to one question, as a browser would post them. Whether they are good is for its form to say.
final class Samples {

    private static final String WORDS = "An example of what somebody may answer. ";
    private static final List<String> TEXTS = List.of("Example", "example", "EXAMPLE", "Ex", "12345678", "1");
    private static final List<String> WHOLE = List.of("1", "0", "10", "100", "-1");
    private static final List<String> DECIMALS = List.of("1", "0.50", "0", "10", "100", "-1");

    private Samples() {}

    /// The questions that are answered, those inside a record inside included.
    static Stream<Field> leaves(List<Field> fields) {
        return fields.stream()
                .flatMap(field -> field instanceof Field.Group group ? leaves(group.fields()) : Stream.of(field));
    }

    /// In the order in which they are worth a try; the last is none where none is needed.
    static List<Map<String, List<String>>> of(Field field) {
        List<Map<String, List<String>>> samples = new ArrayList<>(given(field));
        if (!field.required()) {
            samples.add(Map.of());
        }
        return samples;
    }

    private static List<Map<String, List<String>>> given(Field field) {
        return switch (field) {
            case Field.Text text -> lines(text, text.maxLength());
            case Field.Lines lines -> lines(lines, lines.maxLength());
            case Field.Email email -> List.of(one(email, "ada@example.com"), one(email, "a@b.fi"));
            case Field.Link link -> List.of(one(link, "https://example.com/"), one(link, "https://b.fi"));
            case Field.Numeric number ->
                (number.whole() ? WHOLE : DECIMALS)
                        .stream().map(digits -> one(number, digits)).toList();
            case Field.Date date -> List.of(day(date, "1", "2", "2000"), day(date, "3", "4", "2999"));
            case Field.Tick tick -> List.of(one(tick, "true"));
            case Field.Choice choice ->
                choice.options().stream()
                        .map(option -> one(choice, option.value()))
                        .toList();
            case Field.Choices choices -> severalOf(choices);
            case Field.Group group -> List.of();
        };
    }

    /// Each alone, and all of them.
    private static List<Map<String, List<String>>> severalOf(Field.Choices choices) {
        List<Map<String, List<String>>> several = new ArrayList<>();
        choices.options().forEach(option -> several.add(one(choices, option.value())));
        several.add(firstOf(choices, choices.options().size()));
        return several;
    }

    private static List<Map<String, List<String>>> lines(Field field, int maxLength) {
        return TEXTS.stream()
                .map(text -> one(field, text.substring(0, Math.min(text.length(), maxLength))))
                .toList();
    }

    /// What may do after this was said against an answer.
    static Optional<Map<String, List<String>>> better(Field field, FieldError error) {
        Optional<BigDecimal> min = number(error, "min");
        Optional<BigDecimal> max = number(error, "max");
        return switch (field) {
            case Field.Text text -> min.map(length -> one(text, textOf(length.intValue())));
            case Field.Lines lines -> min.map(length -> one(lines, textOf(length.intValue())));
            case Field.Numeric number ->
                min.map(least -> error.key().equals("validation.above") ? least.add(BigDecimal.ONE) : least)
                        .or(() -> max.map(
                                most -> error.key().equals("validation.below") ? most.subtract(BigDecimal.ONE) : most))
                        .map(value -> one(number, digits(value)));
            case Field.Choices choices -> min.or(() -> max).map(count -> firstOf(choices, count.intValue()));
            case Field.Email email -> Optional.empty();
            case Field.Link link -> Optional.empty();
            case Field.Date date -> Optional.empty();
            case Field.Tick tick -> Optional.empty();
            case Field.Choice choice -> Optional.empty();
            case Field.Group group -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(FieldError error, String argument) {
        return switch (error.arguments().get(argument)) {
            case Number number -> Optional.of(new BigDecimal(number.toString()));
            case String text -> Optional.of(new BigDecimal(text));
            case null -> Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String textOf(int length) {
        return WORDS.repeat(length / WORDS.length() + 1).substring(0, length).replaceFirst(" $", ".");
    }

    /// With a zero at the end, so that a point can be nothing but that of decimals.
    private static String digits(BigDecimal value) {
        String plain = value.toPlainString();
        return plain.contains(".") ? plain + "0" : plain;
    }

    private static Map<String, List<String>> firstOf(Field.Choices choices, int count) {
        return Map.of(
                choices.name(),
                choices.options().stream().map(Option::value).limit(count).toList());
    }

    private static Map<String, List<String>> day(Field field, String day, String month, String year) {
        return Map.of(
                field.name() + ".day", List.of(day),
                field.name() + ".month", List.of(month),
                field.name() + ".year", List.of(year));
    }

    private static Map<String, List<String>> one(Field field, String value) {
        return Map.of(field.name(), List.of(value));
    }
}

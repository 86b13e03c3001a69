package dev.genkan.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An `int`, `long`, `double` or `BigDecimal`, or a box of these, asked in one line; see [NumberText] for what is
/// understood. A primitive has no value for no answer and is therefore required.
///
/// @param primitive whether the component is one
record NumberControl(Field.Numeric field, NumberKind kind, boolean primitive) implements LineControl {

    static Control of(Shape shape, NumberKind kind) {
        boolean primitive = shape.type().isPrimitive();
        if (!primitive) {
            shape.requireDecided();
        }
        return new NumberControl(
                new Field.Numeric(
                        shape.path(),
                        primitive || shape.required(),
                        kind.whole(),
                        !shape.constraints().excludesNegatives(),
                        shape.hint()),
                kind,
                primitive);
    }

    @Override
    public Reading read(String posted) {
        String line = Typed.line(posted);
        if (line.isEmpty()) {
            return primitive ? unreadable("validation.required.text", "") : nothing();
        }
        String shown = Typed.shown(line);
        return switch (NumberText.read(line)) {
            case NumberText.Clear clear -> value(clear.value(), shown);
            case NumberText.Ambiguous ambiguous ->
                new Reading.Unreadable(
                        new FieldError(
                                field.name(),
                                kind.whole() ? "validation.integer.ambiguous" : "validation.number.ambiguous",
                                Map.of("thousands", ambiguous.asThousands(), "decimals", ambiguous.asDecimals())),
                        shown(shown));
            case NumberText.Unclear unclear ->
                unreadable(kind.whole() ? "validation.integer" : "validation.number", shown);
        };
    }

    @Override
    public Reading readJson(Object json) {
        if (!(json instanceof Number)) {
            return wrongType("number");
        }
        try {
            BigDecimal number = new BigDecimal(json.toString()).stripTrailingZeros();
            // before anything writes it out: 1e999999999 is short, and its digits are not
            return Math.abs((long) number.scale()) > NumberText.LONGEST
                            || NumberText.of(number).length() > NumberText.LONGEST
                    ? unreadable("validation.number", "")
                    : value(NumberText.canonical(number), NumberText.of(number));
        } catch (NumberFormatException notANumber) {
            return unreadable("validation.number", "");
        }
    }

    private Reading value(BigDecimal number, String shown) {
        if (kind.whole() && number.scale() > 0) {
            return unreadable("validation.integer", shown);
        }
        Optional<FieldError> beyond = beyond(number);
        if (beyond.isPresent()) {
            return new Reading.Unreadable(beyond.get(), shown(shown));
        }
        Object value = kind.value(number);
        // forty nines are, as a double, a one with forty zeros, which would be too long when it is sent again
        return NumberText.of(new BigDecimal(value.toString())).length() > NumberText.LONGEST
                ? unreadable("validation.number", shown)
                : new Reading.Value(value, shown(shown));
    }

    private Optional<FieldError> beyond(BigDecimal number) {
        Optional<FieldError> below = kind.smallest()
                .filter(smallest -> number.compareTo(smallest) < 0)
                .map(smallest -> new FieldError(field.name(), "validation.min", Map.of("min", smallest)));
        return below.or(() -> kind.largest()
                .filter(largest -> number.compareTo(largest) > 0)
                .map(largest -> new FieldError(field.name(), "validation.max", Map.of("max", largest))));
    }

    /// A whole number as a `Long`, as JSON has no smaller ones.
    @Override
    public Object json(Object value) {
        return value instanceof Integer whole ? (Object) whole.longValue() : value;
    }

    @Override
    public Map<String, List<String>> typed(Object json) {
        return json instanceof Number number
                ? shown(NumberText.of(new BigDecimal(number.toString())))
                : LineControl.super.typed(json);
    }
}

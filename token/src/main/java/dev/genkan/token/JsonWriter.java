package dev.genkan.token;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes one JSON value. Refuses what the reader would refuse, so that nothing is stored that cannot be read again.
final class JsonWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    static String write(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new JsonWriter(out).value(value, 1);
        }
        int length = text.getBuffer().length();
        if (length > Json.LONGEST) {
            throw new IllegalArgumentException("the JSON has " + length + " characters, more than " + Json.LONGEST);
        }
        return text.toString();
    }

    private void value(@Nullable Object value, int depth) {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(sound(text));
            case Boolean truth -> out.writeBoolean(truth);
            case Number number -> number(number);
            case Map<?, ?> object -> object(object, depth);
            case Collection<?> array -> array(array, depth);
            default -> throw unwritable(value);
        }
    }

    private void number(Number number) {
        switch (number) {
            case BigInteger whole -> out.writeNumber(whole);
            case BigDecimal decimal -> out.writeNumber(decimal);
            case Float single -> out.writeNumber((float) finite(single));
            case Double decimal -> out.writeNumber(finite(decimal));
            case Long whole -> out.writeNumber(whole.longValue());
            case Integer whole -> out.writeNumber(whole.intValue());
            case Short whole -> out.writeNumber(whole.intValue());
            case Byte whole -> out.writeNumber(whole.intValue());
            default -> throw unwritable(number);
        }
    }

    private static double finite(Number number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw unwritable(number);
        }
        return value;
    }

    private void object(Map<?, ?> object, int depth) {
        requireDepth(depth);
        out.writeStartObject();
        object.forEach((name, member) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("a name in a JSON object is a String, not " + typeOf(name));
            }
            out.writeName(sound(text));
            value(member, depth + 1);
        });
        out.writeEndObject();
    }

    private void array(Collection<?> array, int depth) {
        requireDepth(depth);
        out.writeStartArray();
        array.forEach(element -> value(element, depth + 1));
        out.writeEndArray();
    }

    private static String sound(String text) {
        JsonText.complaint(text).ifPresent(complaint -> {
            throw new IllegalArgumentException("in a text for JSON: " + complaint);
        });
        return text;
    }

    private static void requireDepth(int depth) {
        if (depth > Json.DEEPEST) {
            throw new IllegalArgumentException(
                    "objects and arrays for JSON are nested more than " + Json.DEEPEST + " deep");
        }
    }

    private static IllegalArgumentException unwritable(Object value) {
        String what = value instanceof Number ? value + " (" + typeOf(value) + ")" : typeOf(value);
        return new IllegalArgumentException("JSON has no form for " + what);
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }
}

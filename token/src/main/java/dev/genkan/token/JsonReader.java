package dev.genkan.token;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON value from a text.
final class JsonReader {

    // Names come from strangers: a table of names shared by all readers could be filled, or attacked by collisions.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    // A number such as 1e999999999 fits into ten characters and into no memory once somebody makes an integer of it.
    private static final int LARGEST_EXPONENT = 1_000;
    private static final String OUT_OF_RANGE = "the number is out of range";

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static @Nullable Object read(String text) {
        if (text.length() > Json.LONGEST) {
            throw new Json.Malformed(
                    1, 1, "the text has %d characters, more than %d".formatted(text.length(), Json.LONGEST));
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser).document();
        } catch (UnexpectedEndOfInputException e) {
            throw malformed(e.getLocation(), "the text ends in the middle of a value");
        } catch (JacksonException e) {
            throw malformed(e.getLocation(), e.getOriginalMessage());
        }
    }

    private @Nullable Object document() {
        if (parser.nextToken() == null) {
            throw new Json.Malformed(1, 1, "there is no value");
        }
        Object value = value(1);
        if (parser.nextToken() != null) {
            throw here("something follows after the end of the value");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> text(parser.getString());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw here("a value is expected");
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        requireDepth(depth);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser.currentName());
            if (members.containsKey(name)) {
                throw here("a name stands twice in the same object");
            }
            parser.nextToken();
            members.put(name, value(depth + 1));
        }
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> array(int depth) {
        requireDepth(depth);
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(depth + 1));
        }
        return Collections.unmodifiableList(elements);
    }

    private Number integer() {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> parser.getBigIntegerValue();
        };
    }

    private Number decimal() {
        String text = parser.getString();
        BigDecimal exact = exact(text);
        if (Math.abs((long) exact.precision() - exact.scale()) > LARGEST_EXPONENT) {
            throw here(OUT_OF_RANGE);
        }
        double nearest = Double.parseDouble(text);
        boolean same = Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(exact) == 0;
        return same ? (Number) nearest : exact;
    }

    private BigDecimal exact(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw here(OUT_OF_RANGE); // the exponent has more digits than an int
        }
    }

    private String text(String text) {
        JsonText.complaint(text).ifPresent(complaint -> {
            throw here(complaint);
        });
        return text;
    }

    private void requireDepth(int depth) {
        if (depth > Json.DEEPEST) {
            throw here("objects and arrays are nested more than " + Json.DEEPEST + " deep");
        }
    }

    private Json.Malformed here(String complaint) {
        return malformed(parser.currentTokenLocation(), complaint);
    }

    private static Json.Malformed malformed(@Nullable TokenStreamLocation place, @Nullable String complaint) {
        int line = place == null ? 1 : Math.max(1, place.getLineNr());
        int column = place == null ? 1 : Math.max(1, place.getColumnNr());
        return new Json.Malformed(line, column, complaint == null ? "this is not JSON" : complaint);
    }
}

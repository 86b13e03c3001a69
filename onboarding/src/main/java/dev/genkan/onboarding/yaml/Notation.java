package dev.genkan.onboarding.yaml;

import dev.genkan.forms.Destination;
import dev.genkan.forms.NumberKind;
import dev.genkan.forms.Rule;
import dev.genkan.forms.WhenEmpty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// All words of the notation. The schema for editors has the same, held by a test.
final class Notation {

    static final List<String> FLOW = List.of(
            "flow",
            "version",
            "only-for",
            "steps",
            "check-answers",
            "farewell",
            "encrypt-drafts",
            "keep-drafts-for",
            "let-finish",
            "at",
            "land-at");

    static final List<String> STEP = List.of("ask", "offer", "if", "title", "subtitle", "fields", "texts");

    /// What any field may have.
    static final List<String> FIELD =
            List.of("field", "type", "required", "left-open", "if", "goes-to", "since", "label", "hint");

    private static final List<String> TEXT = List.of("min-length", "max-length", "pattern");
    private static final List<String> LINES = List.of("min-length", "max-length", "pattern", "rows");
    private static final List<String> NUMBER = List.of("min", "max", "above", "below", "digits");
    private static final List<String> CHOICE = List.of("of", "called");

    /// What a field of each type may have besides.
    static final Map<String, List<String>> TYPES = types();

    static final Map<String, NumberKind> NUMBERS = numbers();

    /// The word of all other languages.
    static final String OTHERWISE = "otherwise";

    static final Map<String, WhenEmpty> LEFT_OPEN =
            new TreeMap<>(Map.of("nothing", WhenEmpty.NULL, "empty", WhenEmpty.EMPTY));

    static final Map<String, Destination> GOES_TO = new TreeMap<>(Map.of(
            "public-metadata", Destination.PUBLIC_METADATA,
            "private-metadata", Destination.PRIVATE_METADATA,
            "application", Destination.APPLICATION));

    static final Map<String, Rule.Time> LIES_IN = new TreeMap<>(Map.of(
            "past", Rule.Time.PAST,
            "past-or-today", Rule.Time.PAST_OR_PRESENT,
            "future", Rule.Time.FUTURE,
            "future-or-today", Rule.Time.FUTURE_OR_PRESENT));

    private Notation() {}

    private static Map<String, List<String>> types() {
        Map<String, List<String>> types = new LinkedHashMap<>();
        types.put("text", TEXT);
        types.put("lines", LINES);
        types.put("email", TEXT);
        types.put("link", TEXT);
        types.put("int", NUMBER);
        types.put("long", NUMBER);
        types.put("double", NUMBER);
        types.put("decimal", NUMBER);
        types.put("date", List.of("lies-in"));
        types.put("tick", List.of());
        types.put("choice", CHOICE);
        types.put("choices", List.of("of", "called", "min-choices", "max-choices"));
        types.put("group", List.of("fields", "called"));
        return types;
    }

    private static Map<String, NumberKind> numbers() {
        Map<String, NumberKind> numbers = new LinkedHashMap<>();
        numbers.put("int", NumberKind.INT);
        numbers.put("long", NumberKind.LONG);
        numbers.put("double", NumberKind.DOUBLE);
        numbers.put("decimal", NumberKind.DECIMAL);
        return numbers;
    }

    /// Every key a field may have, whatever its type.
    static List<String> anyOfField() {
        TreeSet<String> all = new TreeSet<>(FIELD);
        TYPES.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    /// The word for a value.
    static <T> String word(Map<String, T> words, T value) {
        return words.entrySet().stream()
                .filter(each -> each.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /// The word under which the texts of options or of a group are kept where none is said: that of the field, as an
    /// enum or a record would be called.
    static String calledLike(String field) {
        return field.isEmpty() ? field : field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
    }
}

package dev.genkan.forms.schema;

import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Rule;
import dev.genkan.forms.WhenEmpty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a schema says of a text.
final class TextSchema {

    /// `http` or `https`, a host, and nobody's name before it.
    static final Map<String, Object> LINK =
            Map.of("format", "uri", "pattern", "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#@\\s]+([/?#]\\S*)?$");

    /// What Java reads differently from ECMAScript, or alone: flags and other groups of its own, possessive
    /// quantifiers, sets inside sets, and some classes.
    private static final Pattern JAVA_ONLY =
            Pattern.compile("\\(\\?(?![:=!])|[*+?}]\\+|\\[[^\\]]*(?:\\[|&&)|\\\\[pPQEAZzGhHRXkN]");

    private TextSchema() {}

    /// @param open whether the text may be left out
    static void add(FieldSpec spec, int maxLength, boolean open, Map<String, Object> schema) {
        int fewest = spec.rules().stream()
                .mapToInt(rule -> rule instanceof Rule.Length length ? length.min() : 0)
                .max()
                .orElse(0);
        int min = spec.whenEmpty() == WhenEmpty.REFUSED ? Math.max(1, fewest) : fewest;
        schema.put("maxLength", (long) maxLength);
        List<Object> patterns = new ArrayList<>();
        for (Rule rule : spec.rules()) {
            if (rule instanceof Rule.Matches matches
                    && !JAVA_ONLY.matcher(matches.pattern()).find()) {
                patterns.add(Map.of("pattern", "^(?:" + matches.pattern() + ")$"));
            }
        }
        if (min > 0) {
            patterns.add(Map.of("minLength", (long) min));
        }
        // an empty text is no answer, to which none of this applies
        if (open && spec.whenEmpty() == WhenEmpty.NULL && !patterns.isEmpty()) {
            form(Map.of("allOf", patterns), true, schema);
        } else if (patterns.size() == 1 && min > 0) {
            schema.put("minLength", (long) min);
        } else if (!patterns.isEmpty()) {
            schema.put("allOf", patterns);
        }
    }

    /// The form of a text that is there.
    static void form(Map<String, Object> form, boolean open, Map<String, Object> schema) {
        if (!open) {
            schema.putAll(form);
            return;
        }
        List<Object> either = List.of(Map.of("maxLength", 0L), form);
        if (schema.containsKey("anyOf")) {
            schema.put("allOf", List.of(Map.of("anyOf", either)));
        } else {
            schema.put("anyOf", either);
        }
    }
}

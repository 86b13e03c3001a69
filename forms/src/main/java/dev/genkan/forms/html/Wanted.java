package dev.genkan.forms.html;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A text that is looked for: its key, and the number in it, if there is one that words depend on.
///
/// @param number null for none
record Wanted(String key, @Nullable Number number) {

    /// The number is `count`, or else the only one among the arguments: of two it would not be known which is meant.
    static Wanted of(String key, Map<String, ?> arguments) {
        if (arguments.get("count") instanceof Number count) {
            return new Wanted(key, count);
        }
        List<Number> numbers = arguments.values().stream()
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .toList();
        return new Wanted(key, numbers.size() == 1 ? numbers.getFirst() : null);
    }

    /// Under which keys a file of that language may have it, the best first.
    List<String> keys(Locale language) {
        if (number == null) {
            return List.of(key);
        }
        PluralForm form = PluralForm.of(number, language);
        return form == PluralForm.OTHER
                ? List.of(key + form.suffix(), key)
                : List.of(key + form.suffix(), key + PluralForm.OTHER.suffix(), key);
    }
}

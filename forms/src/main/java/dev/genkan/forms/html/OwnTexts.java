package dev.genkan.forms.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is open in the words that an application has for its forms, in one of its languages.
///
/// @param language that of the file's name; [Locale#ROOT] for the file without one
/// @param missing keys of words that are said in another language, or as the code names the thing
/// @param unasked keys below the name of a record, or of an enum, that belong to nothing in it: typing errors
/// @param unfilled keys and, in braces, what their texts name and nobody gives them
public record OwnTexts(Locale language, List<String> missing, List<String> unasked, List<String> unfilled) {

    private static final int NAMED = 5;

    public OwnTexts {
        missing = List.copyOf(missing);
        unasked = List.copyOf(unasked);
        unfilled = List.copyOf(unfilled);
    }

    /// Whether there is nothing to say.
    boolean inOrder() {
        return missing.isEmpty() && unasked.isEmpty() && unfilled.isEmpty();
    }

    /// "de: not translated: NewApplication.subtitle; of no question: NewApplication.aplicationName; never filled:
    /// NewApplication {name}".
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        add(parts, "not translated: ", missing);
        add(parts, "of no question: ", unasked);
        add(parts, "never filled: ", unfilled);
        String file = language.equals(Locale.ROOT) ? "without a language" : language.toLanguageTag();
        return file + ": " + String.join("; ", parts);
    }

    private static void add(List<String> parts, String what, List<String> keys) {
        if (!keys.isEmpty()) {
            int more = keys.size() - NAMED;
            parts.add(what
                    + String.join(", ", keys.subList(0, Math.min(NAMED, keys.size())))
                    + (more > 0 ? " and " + more + " more" : ""));
        }
    }
}

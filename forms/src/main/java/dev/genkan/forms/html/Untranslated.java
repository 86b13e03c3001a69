package dev.genkan.forms.html;

import java.util.List;
import java.util.Locale;

/// A language that the application has words in, but not all of ours.
///
/// @param missing the keys that are said in English, in the order of the alphabet; two with `.one` and `.other` are one
/// @param all how many keys we have
public record Untranslated(Locale language, List<String> missing, int all) {

    /// As many keys as a line has room for; whoever translates has the file beside it.
    private static final int NAMED = 5;

    public Untranslated {
        missing = List.copyOf(missing);
    }

    /// "fr lacks 3 of 190 texts, which are said in English: code.title, field.day, page.back".
    @Override
    public String toString() {
        String named = String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())));
        return "%s lacks %d of %d texts, which are said in English: %s%s"
                .formatted(language.toLanguageTag(), missing.size(), all, named, missing.size() > NAMED ? " …" : "");
    }
}

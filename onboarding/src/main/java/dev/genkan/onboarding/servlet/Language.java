package dev.genkan.onboarding.servlet;

import dev.genkan.forms.html.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// The language a visitor is answered in: what the browser asks for (`Accept-Language`) and nothing else. No cookie and
/// no part of the address chooses it, so that a link shows everybody their own.
public final class Language {

    /// More than anybody lists by hand. Each one is looked for among the files of words, and a header has room for
    /// thousands.
    private static final int MOST_ASKED_FOR = 10;

    /// What RFC 5646 (4.4.1) finds long enough for any tag. Of a longer one every variant would be a file to look for,
    /// with every text.
    private static final int LONGEST_TAG = 35;

    private Language() {}

    /// The first of the visitor's languages for which there are words, with the country they name, by which dates are
    /// written; English if there is none, unless the words are told otherwise. A browser that does not say gets that
    /// too: the container would name the language of the machine.
    public static Locale of(HttpServletRequest request, Words words) {
        if (request.getHeader("Accept-Language") == null) {
            return words.otherwise();
        }
        return of(Collections.list(request.getLocales()), words);
    }

    static Locale of(List<Locale> wanted, Words words) {
        return wanted.stream()
                .limit(MOST_ASKED_FOR)
                .map(Language::bounded)
                .filter(locale -> words.spoken(locale).getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(words.otherwise());
    }

    private static Locale bounded(Locale asked) {
        Locale plain = asked.stripExtensions();
        return plain.toLanguageTag().length() > LONGEST_TAG ? Locale.of(plain.getLanguage(), plain.getCountry()) : plain;
    }
}

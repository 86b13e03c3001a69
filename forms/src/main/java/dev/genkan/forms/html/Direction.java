package dev.genkan.forms.html;

import java.text.Bidi;
import java.util.Locale;
import java.util.Set;

/// Where the lines of a language begin: the value of `dir`, and what keeps the words of one direction in order among
/// those of the other.
enum Direction {
    LEFT_TO_RIGHT("ltr"),
    RIGHT_TO_LEFT("rtl");

    /// The scripts in use that run from the right, by ISO 15924.
    private static final Set<String> SCRIPTS =
            Set.of("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");

    /// The languages that are written in one of them where nothing else is said (CLDR, "Likely Subtags"), as Java
    /// calls them.
    private static final Set<String> LANGUAGES = Set.of(
            "ar", "arc", "bal", "bgn", "ckb", "dv", "fa", "glk", "he", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs",
            "ps", "rhg", "sd", "skr", "syr", "ug", "ur", "yi");

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private final String attribute;

    Direction(String attribute) {
        this.attribute = attribute;
    }

    /// By the script if the locale names one (`az-Arab`, `ur-Latn`), else by that of the language.
    static Direction of(Locale locale) {
        boolean fromTheRight = locale.getScript().isEmpty()
                ? LANGUAGES.contains(locale.getLanguage())
                : SCRIPTS.contains(locale.getScript());
        return fromTheRight ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
    }

    String attribute() {
        return attribute;
    }

    /// The words that are put into a sentence of this direction, kept apart from it by the invisible marks that Unicode
    /// has for that (UAX 9, "Explicit Directional Isolates") if they have, or may be taken for, another direction: an
    /// address, a code in two groups, a Latin name among Arabic words. Others stay as they are, and so does a whole
    /// number, which nothing can turn round.
    String apart(String inserted) {
        boolean alike = this == LEFT_TO_RIGHT
                ? !Bidi.requiresBidi(inserted.toCharArray(), 0, inserted.length())
                : new Bidi(inserted, Bidi.DIRECTION_RIGHT_TO_LEFT).isRightToLeft()
                        || inserted.chars().allMatch(Character::isDigit);
        return alike ? inserted : FIRST_STRONG_ISOLATE + inserted + POP_ISOLATE;
    }
}

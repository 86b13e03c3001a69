package dev.genkan.forms.html;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;

/// The forms of words by number, as Unicode names them: English has "1 minute" and "2 minutes", Arabic six, Japanese
/// one.
///
/// Which one a number wants is the business of its language: CLDR's rules for whole numbers below a million ("Language
/// Plural Rules", 47), of the languages that have more or fewer forms than English has. A language that is not named is
/// taken for one that has the two of English.
enum PluralForm {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /// By then every rule has shown all of its forms.
    private static final long ALL_SEEN = 120;

    /// What stands behind the key, `.one`.
    String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /// The forms that whole numbers have in that language.
    static Set<PluralForm> in(Locale language) {
        Set<PluralForm> forms = EnumSet.noneOf(PluralForm.class);
        LongStream.rangeClosed(0, ALL_SEEN).forEach(number -> forms.add(of(number, language)));
        return Collections.unmodifiableSet(forms);
    }

    /// @param number a negative one is treated like the same without its sign; one with decimals takes [#OTHER]
    static PluralForm of(Number number, Locale language) {
        long whole = Math.abs(number.longValue());
        return number.doubleValue() == number.longValue() ? of(whole, language) : OTHER;
    }

    private static PluralForm of(long n, Locale language) {
        long tens = n % 100;
        return switch (language.getLanguage()) {
            case "id", "ja", "km", "ko", "lo", "ms", "my", "th", "vi", "yue", "zh" -> OTHER;
            case "am", "as", "bn", "fa", "fr", "gu", "hi", "hy", "kn", "pa", "zu" -> n <= 1 ? ONE : OTHER;
            case "pt" -> n == 1 || n == 0 && !language.getCountry().equals("PT") ? ONE : OTHER;
            case "ar" -> arabic(n);
            case "be", "ru", "uk" -> endsInOne(n) ? ONE : endsInFew(n) ? FEW : MANY;
            case "bs", "hr", "sr" -> endsInOne(n) ? ONE : endsInFew(n) ? FEW : OTHER;
            case "cs", "sk" -> n == 1 ? ONE : n >= 2 && n <= 4 ? FEW : OTHER;
            case "pl" -> n == 1 ? ONE : endsInFew(n) ? FEW : MANY;
            case "lt" -> tens > 10 && tens < 20 || n % 10 == 0 ? OTHER : n % 10 == 1 ? ONE : FEW;
            case "lv" -> tens > 10 && tens < 20 || n % 10 == 0 ? ZERO : endsInOne(n) ? ONE : OTHER;
            case "ro" -> n == 1 ? ONE : n == 0 || tens > 0 && tens < 20 ? FEW : OTHER;
            case "sl" -> tens == 1 ? ONE : tens == 2 ? TWO : tens == 3 || tens == 4 ? FEW : OTHER;
            case "he" -> n == 1 ? ONE : n == 2 ? TWO : OTHER;
            case "cy" -> welsh(n);
            case "ga" -> n == 1 ? ONE : n == 2 ? TWO : n > 2 && n < 7 ? FEW : n > 6 && n < 11 ? MANY : OTHER;
            default -> n == 1 ? ONE : OTHER;
        };
    }

    private static PluralForm arabic(long n) {
        long tens = n % 100;
        if (n <= 2) {
            return n == 0 ? ZERO : n == 1 ? ONE : TWO;
        }
        return tens > 10 ? MANY : tens > 2 ? FEW : OTHER;
    }

    private static PluralForm welsh(long n) {
        if (n <= 2) {
            return n == 0 ? ZERO : n == 1 ? ONE : TWO;
        }
        return n == 3 ? FEW : n == 6 ? MANY : OTHER;
    }

    /// 1, 21, 101, but not 11.
    private static boolean endsInOne(long n) {
        return n % 10 == 1 && n % 100 != 11;
    }

    /// 2 to 4, 22 to 24, but not 12 to 14.
    private static boolean endsInFew(long n) {
        return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
    }
}

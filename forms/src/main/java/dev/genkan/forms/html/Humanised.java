package dev.genkan.forms.html;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Names of the code as words of a page, for where nobody wrote better ones.
final class Humanised {

    private static final Set<String> NOUNS_ARE_LARGE = Set.of("de", "lb");

    private Humanised() {}

    /// `applicationName` and `NewApplication` as "Application name" and "New application"; a run of capitals
    /// (`siteURL`) stays one.
    static String name(String camelCase) {
        return sentence(camelCase.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"), Humanised::isAbbreviation);
    }

    /// `SMALL_TEAM` as "Small team"; a part with a digit in it (`B2C`) stays as it is.
    static String constant(String constant) {
        return sentence(constant.split("_"), part -> part.chars().anyMatch(Character::isDigit));
    }

    /// A label inside a sentence: the first letter small, unless the word is an abbreviation, or the language one that
    /// writes nouns large.
    static String inSentence(String label, Locale locale) {
        if (NOUNS_ARE_LARGE.contains(locale.getLanguage())) {
            return label;
        }
        boolean abbreviation = label.length() > 1 && !Character.isLowerCase(label.charAt(1)) && label.charAt(1) != ' ';
        return label.isEmpty() || abbreviation
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    private static String sentence(String[] parts, Predicate<String> stays) {
        String words = Arrays.stream(parts)
                .filter(part -> !part.isEmpty())
                .map(part -> stays.test(part) ? part : part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static boolean isAbbreviation(String part) {
        return part.length() > 1 && part.equals(part.toUpperCase(Locale.ROOT));
    }
}

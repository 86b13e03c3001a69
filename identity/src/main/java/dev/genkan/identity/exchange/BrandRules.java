package dev.genkan.identity.exchange;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a stored look may be: a few words and numbers, and nothing that could end a line of a style sheet.
final class BrandRules {

    private static final int LONGEST_NAME = 60;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    /// Of the house's own origin, because its pages load nothing from elsewhere.
    private static final Pattern LOGO = Pattern.compile("/(?!/)[A-Za-z0-9._~/%-]{1,400}");

    private BrandRules() {}

    /// @param name without `brand_`
    static Optional<String> objectionTo(String name, Object value) {
        String text = value instanceof String one ? one : "";
        boolean good = switch (name) {
            case "name" -> isName(text);
            case "logo" -> LOGO.matcher(text).matches();
            case "color", "color_dark" -> COLOUR.matcher(text).matches();
            case "corners" -> Set.of("sharp", "soft", "round").contains(text);
            case "font" -> Set.of("inter", "system", "serif").contains(text);
            default -> false;
        };
        return good ? Optional.empty() : Optional.of(sentence(name));
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.codePoints()
                        .noneMatch(one -> Character.isISOControl(one) || Character.getType(one) == Character.SURROGATE);
    }

    private static String sentence(String name) {
        return switch (name) {
            case "name" -> "brand_name is a name of at most " + LONGEST_NAME + " characters, in one line.";
            case "logo" -> "brand_logo is a path on this server, such as /assets/logo.svg.";
            case "corners" -> "brand_corners is sharp, soft or round.";
            case "font" -> "brand_font is inter, system or serif.";
            default -> "brand_" + name + " is a colour such as #19705f.";
        };
    }
}

package dev.genkan.onboarding.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lines of YAML, and words that read back as they were.
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Set<String> OTHERS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder text = new StringBuilder();

    /// @param depth in steps of two spaces
    void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    /// The beginning of an element of a list; what belongs to it stands one step further in.
    void item(int depth, String line) {
        line(depth, "- " + line);
    }

    static String word(String word) {
        return PLAIN.matcher(word).matches() && !OTHERS.contains(word.toLowerCase(Locale.ROOT)) ? word : quoted(word);
    }

    static String words(List<String> words) {
        return words.size() == 1 ? word(words.getFirst()) : list(words);
    }

    static String list(List<String> words) {
        return words.stream().map(YamlText::word).collect(Collectors.joining(", ", "[", "]"));
    }

    /// What a condition compares with: a text that looks like something else is put in quotation marks.
    static String value(Object value) {
        return switch (value) {
            case String word -> word(word);
            case BigDecimal number -> number.scale() <= 0 ? number.toPlainString() + ".0" : number.toPlainString();
            default -> value.toString();
        };
    }

    static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < word.length(); i++) {
            char each = word.charAt(i);
            switch (each) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> quoted.append(isSafe(each) ? String.valueOf(each) : String.format("\\u%04x", (int) each));
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isSafe(char each) {
        return (each >= ' ' && each < 0x7f)
                || (each >= 0xa0 && each < 0x2000)
                || (each >= 0x2070 && each < 0xfe00)
                || Character.isSurrogate(each);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

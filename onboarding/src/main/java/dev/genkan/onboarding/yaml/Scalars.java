package dev.genkan.onboarding.yaml;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Words of the file as values. `yes`, `no` and `on` are texts, whatever YAML 1.1 makes of them: they are options and
/// languages here.
final class Scalars {

    static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(?:\\.[0-9]{1,40})?");

    private Scalars() {}

    /// The text as it is written; empty for what is no text, and for nothing at all.
    static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar && !isNothing(scalar)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    static Optional<Boolean> truth(Node node) {
        return text(node).filter(word -> isPlain(node)).flatMap(Scalars::truth);
    }

    private static Optional<Boolean> truth(String word) {
        return switch (word) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<Integer> whole(Node node) {
        return text(node)
                .filter(word -> isPlain(node) && WHOLE.matcher(word).matches())
                .map(Long::parseLong)
                .filter(number -> number == number.intValue())
                .map(Long::intValue);
    }

    static Optional<BigDecimal> number(Node node) {
        return text(node)
                .filter(word -> isPlain(node) && NUMBER.matcher(word).matches())
                .map(BigDecimal::new);
    }

    /// What a condition compares with: a truth, a number or, in quotation marks or not, a text.
    static Optional<Object> value(Node node) {
        return text(node).map(word -> isPlain(node) ? resolved(word) : word);
    }

    private static Object resolved(String word) {
        Optional<Boolean> truth = truth(word);
        if (truth.isPresent()) {
            return truth.get();
        } else if (WHOLE.matcher(word).matches()) {
            return Long.parseLong(word);
        }
        return NUMBER.matcher(word).matches() ? new BigDecimal(word).stripTrailingZeros() : word;
    }

    private static boolean isPlain(Node node) {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    private static boolean isNothing(ScalarNode scalar) {
        String word = scalar.getValue();
        return isPlain(scalar) && (word.isEmpty() || word.equals("~") || word.equalsIgnoreCase("null"));
    }
}

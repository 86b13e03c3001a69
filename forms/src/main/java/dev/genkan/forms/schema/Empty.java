package dev.genkan.forms.schema;

import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Rule;
import dev.genkan.forms.WhenEmpty;
import java.util.List;
import java.util.Map;

/// What a schema says of an answer that may be missing.
final class Empty {

    private Empty() {}

    /// Whether an answer has to be given: because the question says so, or because its empty value breaks its rules.
    static boolean isRefused(FieldSpec spec) {
        return switch (spec.whenEmpty()) {
            case REFUSED -> true;
            case NULL -> false;
            case EMPTY ->
                spec.rules().stream().anyMatch(rule -> switch (rule) {
                    case Rule.Length length -> length.min() > 0;
                    case Rule.Count count -> count.min() > 0;
                    case Rule.Matches pattern -> !"".matches(pattern.pattern());
                    case Rule.AtLeast least -> false;
                    case Rule.AtMost most -> false;
                    case Rule.Digits digits -> false;
                    case Rule.InTime when -> false;
                    case Rule.Named unknown -> false;
                });
        };
    }

    /// How many choices there have to be, and may be.
    static void count(FieldSpec spec, Map<String, Object> schema) {
        List<Rule.Count> counts = spec.rules().stream()
                .filter(Rule.Count.class::isInstance)
                .map(Rule.Count.class::cast)
                .toList();
        int fewest = counts.stream().mapToInt(Rule.Count::min).max().orElse(0);
        int min = spec.whenEmpty() == WhenEmpty.REFUSED ? Math.max(1, fewest) : fewest;
        int max = counts.stream().mapToInt(Rule.Count::max).min().orElse(Integer.MAX_VALUE);
        if (min > 0) {
            schema.put("minItems", (long) min);
        }
        if (max < Integer.MAX_VALUE) {
            schema.put("maxItems", (long) max);
        }
    }
}

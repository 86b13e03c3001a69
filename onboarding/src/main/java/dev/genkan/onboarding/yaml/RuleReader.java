package dev.genkan.onboarding.yaml;

import dev.genkan.forms.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an answer has to keep to.
final class RuleReader {

    private RuleReader() {}

    static List<Rule> rules(Block of) {
        List<Rule> rules = new ArrayList<>();
        if (of.has("min-length") || of.has("max-length")) {
            rules.add(new Rule.Length(
                    of.whole("min-length").orElse(0), of.whole("max-length").orElse(Integer.MAX_VALUE)));
        }
        if (of.has("min-choices") || of.has("max-choices")) {
            rules.add(new Rule.Count(
                    of.whole("min-choices").orElse(0), of.whole("max-choices").orElse(Integer.MAX_VALUE)));
        }
        of.number("min").ifPresent(min -> rules.add(new Rule.AtLeast(min, true)));
        of.number("above").ifPresent(min -> rules.add(new Rule.AtLeast(min, false)));
        of.number("max").ifPresent(max -> rules.add(new Rule.AtMost(max, true)));
        of.number("below").ifPresent(max -> rules.add(new Rule.AtMost(max, false)));
        of.texts("pattern").forEach(pattern -> rules.add(new Rule.Matches(pattern)));
        of.node("digits")
                .flatMap(node ->
                        Block.of(node, "how many: { before-point: 4, after-point: 2 }", of.place(), of.faults()))
                .ifPresent(digits -> rules.add(digits(digits)));
        Optional<String> time = of.word("lies-in", Notation.LIES_IN.keySet());
        time.ifPresent(word -> rules.add(
                new Rule.InTime(Optional.ofNullable(Notation.LIES_IN.get(word)).orElseThrow())));
        return rules;
    }

    private static Rule digits(Block digits) {
        digits.know(List.of("before-point", "after-point"));
        return new Rule.Digits(
                digits.whole("before-point").orElse(Integer.MAX_VALUE),
                digits.whole("after-point").orElse(0));
    }
}

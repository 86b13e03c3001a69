package dev.genkan.onboarding.yaml;

import dev.genkan.forms.Asked;
import dev.genkan.forms.Destination;
import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Kind;
import dev.genkan.forms.Rule;
import dev.genkan.forms.WhenEmpty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Questions, as [FieldReader] reads them.
record FieldWriter(YamlText out, String form) {

    void write(List<FieldSpec> fields, int depth) {
        out.line(depth, "fields:");
        fields.forEach(field -> write(field, depth + 1));
    }

    private void write(FieldSpec field, int depth) {
        int in = depth + 1;
        out.item(depth, "field: " + YamlText.word(field.name()));
        out.line(in, "type: " + type(field.kind()));
        boolean required = field.whenEmpty() == WhenEmpty.REFUSED;
        if (field.asked() instanceof Asked.If condition) {
            out.line(in, "if: { " + YamlText.word(condition.field()) + ": " + YamlText.words(condition.is()) + " }");
            required = condition.required();
        }
        if (required) {
            out.line(in, "required: true");
        }
        if (field.whenEmpty() != WhenEmpty.REFUSED && field.whenEmpty() != FieldReader.usual(field.kind())) {
            out.line(in, "left-open: " + Notation.word(Notation.LEFT_OPEN, field.whenEmpty()));
        }
        rules(field, in);
        if (field.destination() != Destination.PUBLIC_METADATA) {
            out.line(in, "goes-to: " + Notation.word(Notation.GOES_TO, field.destination()));
        }
        if (field.since() != 1) {
            out.line(in, "since: " + field.since());
        }
        if (!field.hint().isEmpty()) {
            out.line(in, "hint: " + YamlText.quoted(field.hint()));
        }
        kind(field, in);
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> "text";
            case Kind.Lines lines -> "lines";
            case Kind.Email email -> "email";
            case Kind.Link link -> "link";
            case Kind.Numeric number -> Notation.word(Notation.NUMBERS, number.type());
            case Kind.Date date -> "date";
            case Kind.Tick tick -> "tick";
            case Kind.Choice choice -> "choice";
            case Kind.Choices choices -> "choices";
            case Kind.Group group -> "group";
        };
    }

    /// What belongs to its kind; last, because a group is long.
    private void kind(FieldSpec field, int depth) {
        switch (field.kind()) {
            case Kind.Lines lines -> out.line(depth, "rows: " + lines.rows());
            case Kind.Choice choice -> options(field, choice.type(), choice.options(), depth);
            case Kind.Choices choices -> options(field, choices.type(), choices.options(), depth);
            case Kind.Group group -> {
                called(field, group.type(), depth);
                write(group.fields(), depth);
            }
            case Kind.Text text -> {}
            case Kind.Email email -> {}
            case Kind.Link link -> {}
            case Kind.Numeric number -> {}
            case Kind.Date date -> {}
            case Kind.Tick tick -> {}
        }
    }

    private void options(FieldSpec field, String type, List<String> options, int depth) {
        out.line(depth, "of: " + YamlText.list(options));
        called(field, type, depth);
    }

    private void called(FieldSpec field, String type, int depth) {
        if (!type.equals(Notation.calledLike(field.name()))) {
            out.line(depth, "called: " + YamlText.word(type));
        }
    }

    private void rules(FieldSpec field, int depth) {
        List<String> patterns = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Rule rule : field.rules()) {
            for (String line : lines(rule, field, patterns)) {
                if (!said.add(line.substring(0, line.indexOf(':')))) {
                    throw impossible(field, "two rules for the same");
                }
                out.line(depth, line);
            }
        }
        if (!patterns.isEmpty()) {
            out.line(
                    depth,
                    "pattern: "
                            + (patterns.size() == 1 ? YamlText.quoted(patterns.getFirst()) : YamlText.list(patterns)));
        }
    }

    private List<String> lines(Rule rule, FieldSpec field, List<String> patterns) {
        return switch (rule) {
            case Rule.Length length -> between("length", length.min(), length.max());
            case Rule.Count count -> between("choices", count.min(), count.max());
            case Rule.AtLeast least -> List.of((least.inclusive() ? "min: " : "above: ") + plain(least.min()));
            case Rule.AtMost most -> List.of((most.inclusive() ? "max: " : "below: ") + plain(most.max()));
            case Rule.Digits digits ->
                List.of("digits: { before-point: " + digits.integer() + ", after-point: " + digits.fraction() + " }");
            case Rule.InTime when -> List.of("lies-in: " + Notation.word(Notation.LIES_IN, when.time()));
            case Rule.Matches pattern -> {
                patterns.add(pattern.pattern());
                yield List.of();
            }
            case Rule.Named unknown -> throw impossible(field, "the constraint " + unknown.constraint());
        };
    }

    private static List<String> between(String what, int min, int max) {
        List<String> lines = new ArrayList<>();
        if (min != 0 || max == Integer.MAX_VALUE) {
            lines.add("min-" + what + ": " + min);
        }
        if (max != Integer.MAX_VALUE) {
            lines.add("max-" + what + ": " + max);
        }
        return lines;
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private IllegalArgumentException impossible(FieldSpec field, String what) {
        return new IllegalArgumentException(form + "." + field.name() + " has " + what + ", which a file cannot say.");
    }
}

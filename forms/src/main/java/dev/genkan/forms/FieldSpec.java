package dev.genkan.forms;

import java.util.Comparator;
import java.util.List;

/// A question of a declared form; the same that a component of a record says by its type and its annotations.
///
/// @param name as a component of a record would be called, and by the same rules
/// @param whenEmpty what it means that it is left open
/// @param rules what an answer has to keep to; the order does not count
/// @param asked when it is asked at all
/// @param destination where the answer goes; public metadata inside a group, which goes as one
/// @param since the version of the flow from which on it is asked anew; 1 for no such, and inside a group
/// @param hint the line of help below the label, where no message says it better; empty for none
public record FieldSpec(
        String name,
        Kind kind,
        WhenEmpty whenEmpty,
        List<Rule> rules,
        Asked asked,
        Destination destination,
        int since,
        String hint) {

    public FieldSpec {
        rules = rules.stream()
                .sorted(Comparator.comparing((Rule rule) -> rule.getClass().getName())
                        .thenComparing(Rule::toString))
                .toList();
    }

    /// A question that is asked of everybody and goes to the public metadata.
    public static FieldSpec of(String name, Kind kind, WhenEmpty whenEmpty, Rule... rules) {
        return new FieldSpec(
                name, kind, whenEmpty, List.of(rules), new Asked.Always(), Destination.PUBLIC_METADATA, 1, "");
    }

    public FieldSpec askedIf(String field, List<String> is, boolean required) {
        return new FieldSpec(name, kind, whenEmpty, rules, new Asked.If(field, is, required), destination, since, hint);
    }

    public FieldSpec writtenTo(Destination where) {
        return new FieldSpec(name, kind, whenEmpty, rules, asked, where, since, hint);
    }

    public FieldSpec since(int version) {
        return new FieldSpec(name, kind, whenEmpty, rules, asked, destination, version, hint);
    }

    public FieldSpec hint(String help) {
        return new FieldSpec(name, kind, whenEmpty, rules, asked, destination, since, help);
    }
}

package dev.genkan.forms;

import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One question of a form: the control that asks it, and what is said about it.
///
/// @param component its name in its record
/// @param rules in the order of [FieldSpec]
/// @param since the version of the flow from which on it is asked anew; 1 for no such
record Question(
        String component,
        Control control,
        WhenEmpty whenEmpty,
        List<Rule> rules,
        Asked asked,
        Destination destination,
        int since) {

    /// @param above the name of the group it is asked in and a dot; empty for none
    /// @param depth how many records are around its own
    static Question of(
            Class<? extends Record> type, RecordComponent component, String above, Validator validator, int depth) {
        Shape shape = new Shape(type, above, component, Constraints.of(validator, type, component.getName()));
        if (isKept(component.getName())) {
            throw shape.refused("has a name that starts with _ or genkan, which are kept for the form itself");
        }
        if (shape.lines().isPresent() && shape.type() != String.class) {
            throw shape.refused("has @Lines, which asks for a longer text; it is for a String");
        }
        Control control = Controls.of(shape, validator, depth);
        return new Question(
                component.getName(),
                control,
                shape.whenEmpty(control),
                shape.rules(control.field()),
                shape.asked(),
                shape.destination(),
                shape.since());
    }

    /// Whether a name is one of those the form itself may need.
    static boolean isKept(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("_") || lower.startsWith("genkan");
    }

    /// Reads its answer from all posted fields. A group that has to be answered because it is asked is not left out.
    Reading read(Map<String, List<String>> posted) {
        return control instanceof GroupControl group && isWanted()
                ? group.parts().read(posted)
                : control.read(posted);
    }

    /// Reads its answer from JSON by component; a missing one and null are no answer.
    Reading readJson(Map<?, ?> json) {
        Object value = json.get(component);
        return value == null ? read(Map.of()) : control.readJson(value);
    }

    private boolean isWanted() {
        return asked instanceof Asked.If condition && condition.required();
    }

    /// The value of no answer. Only of questions that may be left open.
    @Nullable
    Object empty() {
        return switch (control.read(Map.of())) {
            case Reading.Value value -> value.value();
            case Reading.Unreadable unreadable -> null;
        };
    }

    /// What is said where it was asked because of another answer, and was not answered itself.
    FieldError unanswered() {
        return new Broken(Broken.missing(control.field()), Map.of())
                .at(control.field().name(), "AskedIf");
    }

    /// This question as plain data.
    FieldSpec spec() {
        return new FieldSpec(
                component,
                Kinds.of(control),
                whenEmpty,
                rules,
                asked,
                destination,
                since,
                control.field().hint());
    }
}

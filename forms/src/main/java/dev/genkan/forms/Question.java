package dev.genkan.forms;

import jakarta.validation.Validator;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One component of a record: the control that asks for it, and the way to its value.
///
/// @param component its name
record Question(String component, Control control, Method accessor) {

    /// @param above the name of the group it is asked in and a dot; empty for none
    /// @param depth how many records are around its own
    static Question of(
            Class<? extends Record> type, RecordComponent component, String above, Validator validator, int depth) {
        Shape shape = new Shape(type, above, component, Constraints.of(validator, type, component.getName()));
        String name = component.getName().toLowerCase(Locale.ROOT);
        if (name.startsWith("_") || name.startsWith("genkan")) {
            throw shape.refused("has a name that starts with _ or genkan, which are kept for the form itself");
        }
        if (shape.lines().isPresent() && shape.type() != String.class) {
            throw shape.refused("has @Lines, which asks for a longer text; it is for a String");
        }
        Control control = Controls.of(shape, validator, depth);
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Question(component.getName(), control, accessor);
    }

    @Nullable
    Object valueIn(Record answers) {
        try {
            return accessor.invoke(answers);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " of a record cannot be read", e);
        }
    }
}

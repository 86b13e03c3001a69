package dev.genkan.forms;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the posted fields of one question turned out to be, before any constraint of its component is asked.
sealed interface Reading {

    /// What the page shows again, by posted field.
    Map<String, List<String>> typed();

    /// A value of the component's type; null where nothing was answered and the component is told so.
    record Value(@Nullable Object value, Map<String, List<String>> typed) implements Reading {}

    /// Nothing that could be a value.
    record Unreadable(List<FieldError> errors, Map<String, List<String>> typed) implements Reading {

        Unreadable(FieldError error, Map<String, List<String>> typed) {
            this(List.of(error), typed);
        }
    }
}

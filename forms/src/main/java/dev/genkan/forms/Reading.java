package dev.genkan.forms;

import org.jspecify.annotations.Nullable;

/// What one posted field turned out to be, before any constraint is asked.
sealed interface Reading {

    /// What the page shows again.
    String shown();

    /// A value of the component's type; null where nothing was answered and the component is told so.
    record Value(@Nullable Object value, String shown) implements Reading {}

    /// Nothing that could be a value.
    record Unreadable(FieldError error, String shown) implements Reading {}
}

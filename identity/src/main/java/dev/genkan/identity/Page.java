package dev.genkan.identity;

import java.util.List;
import java.util.function.Function;

/// A part of a list, read from one place to the next: what comes or goes meanwhile shifts nothing.
///
/// @param next the cursor of the page that follows; empty if this is the last one
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }

    public boolean isLast() {
        return next.isEmpty();
    }

    /// @param found one thing more than the page holds, if there is one
    /// @param cursor where the page after this thing begins
    public static <T> Page<T> of(List<T> found, PageRequest request, Function<T, Cursor> cursor) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, "");
        }
        List<T> items = found.subList(0, request.limit());
        return new Page<>(items, cursor.apply(items.getLast()).encoded());
    }
}

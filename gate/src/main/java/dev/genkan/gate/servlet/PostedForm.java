package dev.genkan.gate.servlet;

import java.util.List;
import java.util.Map;

/// A form as a browser sent it. Nothing of it is trusted.
///
/// @param fields the values of each field, in the order they came in
public record PostedForm(Map<String, List<String>> fields) {

    public PostedForm {
        fields = Map.copyOf(fields);
    }

    /// The first value of a field, empty if there is none.
    public String first(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// The names only: what was typed is nobody's business in a log.
    @Override
    public String toString() {
        return "PostedForm" + fields.keySet();
    }
}

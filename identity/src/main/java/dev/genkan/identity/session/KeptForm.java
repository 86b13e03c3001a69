package dev.genkan.identity.session;

import java.util.List;
import java.util.Map;

/// A form that was sent when its session had just expired.
///
/// @param path where to, with the query, without the context path
/// @param fields as they came, without passwords
public record KeptForm(String path, Map<String, List<String>> fields) {

    public KeptForm {
        fields = Map.copyOf(fields);
    }

    /// The names only: what was typed is nobody's business in a log.
    @Override
    public String toString() {
        return "KeptForm" + fields.keySet();
    }
}

package dev.genkan.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers to a form that was declared and has no record of its own.
///
/// @param form its name
/// @param answers by the name of the question, in their order, without what was left open: a `String` for texts,
///     addresses and choices, `Boolean`, `Integer`, `Long`, `Double`, `BigDecimal`, `LocalDate`, a `List<String>` for
///     several choices, a map of these for a group
public record Declared(String form, Map<String, Object> answers) {

    public Declared {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /// Names the form only: what was answered is nobody's business in a log.
    @Override
    public String toString() {
        return "Declared[" + form + "]";
    }
}

package dev.genkan.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is wrong with one answer, without words: the words are looked up when the page is drawn.
///
/// @param field the name of the field, or empty if the answers do not fit together
/// @param key the key of the message, such as `validation.required.text`
/// @param arguments what the message may name in braces; `constraint`, where present, is the simple name of the
///     violated constraint, under which an application may keep words of its own
///     (`NewApplication.applicationName.NotBlank`)
public record FieldError(String field, String key, Map<String, Object> arguments) {

    public FieldError {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    FieldError(String field, String key) {
        this(field, key, Map.of());
    }
}

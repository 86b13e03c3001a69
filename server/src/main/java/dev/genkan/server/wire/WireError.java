package dev.genkan.server.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One error, as both APIs say it.
///
/// @param code by which programs tell it, such as `form_code_incorrect`
/// @param message for people, short
/// @param longMessage for people, with the remedy
/// @param meta what belongs to it, such as `param_name`; empty for nothing
public record WireError(int status, String code, String message, String longMessage, Map<String, ?> meta) {

    /// In `meta`: how many seconds to wait. It is a header of the answer as well.
    static final String RETRY_AFTER = "retry_after";

    public WireError {
        meta = Map.copyOf(meta);
    }

    /// How many seconds to wait before the same may be tried again, if that is what is wrong.
    public Optional<String> retryAfter() {
        return Optional.ofNullable(meta.get(RETRY_AFTER)).map(String::valueOf);
    }

    public WireError(int status, String code, String message, String longMessage) {
        this(status, code, message, longMessage, Map.of());
    }

    /// The same, said of a field.
    ///
    /// @param name as it is called on the wire
    public WireError at(String name) {
        return with("param_name", name);
    }

    public WireError with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(meta);
        more.put(name, value);
        return new WireError(status, code, message, longMessage, more);
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", code);
        json.put("message", message);
        json.put("long_message", longMessage);
        json.put("meta", meta);
        return json;
    }

    /// The whole body of an answer that says these.
    ///
    /// @param trace by which the log can be searched for this answer
    public static Map<String, @Nullable Object> body(List<WireError> errors, String trace) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("errors", errors.stream().map(WireError::toJson).toList());
        json.put("clerk_trace_id", trace);
        return json;
    }
}

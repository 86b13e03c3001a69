package dev.genkan.token;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns a JSON object into a record of the application.
final class RecordMapper {

    private RecordMapper() {}

    static <R extends Record> Optional<R> read(Class<R> type, Map<String, @Nullable Object> json) {
        throw new UnsupportedOperationException(type + " from " + json.keySet());
    }
}

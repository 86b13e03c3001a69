package dev.genkan.server.frontendapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is left to say of something that is gone.
final class DeletedJson {

    private DeletedJson() {}

    static Map<String, @Nullable Object> of(String object, String id) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", object);
        json.put("id", id);
        json.put("deleted", true);
        return json;
    }
}

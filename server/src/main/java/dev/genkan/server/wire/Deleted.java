package dev.genkan.server.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is said of a thing that is no more.
public final class Deleted {

    private Deleted() {}

    /// @param object the kind of thing, as its `object` said
    public static Map<String, Object> of(String object, String id) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("object", object);
        json.put("id", id);
        json.put("deleted", true);
        return json;
    }
}

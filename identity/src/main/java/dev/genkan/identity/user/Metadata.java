package dev.genkan.identity.user;

import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an application keeps with a user: a JSON object of at most 8 KiB and 24 levels (a token has 32,
/// and metadata stands some way down in it). Unmodifiable.
public final class Metadata {

    public static final Metadata EMPTY = new Metadata(Map.of(), "{}");

    private static final int LARGEST = 8 * 1024;
    private static final int DEEPEST = 24;

    private final Map<String, @Nullable Object> values;
    private final String json;

    private Metadata(Map<String, @Nullable Object> values, String json) {
        this.values = values;
        this.json = json;
    }

    /// These values, copied.
    ///
    /// @throws Unfit if they are no JSON, or too much of it; the fault of whoever sent them
    public static Metadata of(Map<String, ? extends @Nullable Object> values) {
        String json;
        try {
            json = Json.write(values);
        } catch (IllegalArgumentException e) {
            throw new Unfit("metadata is a JSON object: " + e.getMessage(), e);
        }
        int size = json.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            throw new Unfit("metadata may have " + LARGEST + " bytes as JSON, and this has " + size, null);
        }
        if (depth(values) > DEEPEST) {
            throw new Unfit("metadata may have " + DEEPEST + " levels, and this has more", null);
        }
        // Reading it back makes the copy, and what reads is what will read it from the database.
        return new Metadata(Json.parseObject(json), json);
    }

    /// @throws Unfit if the text is no JSON object, or too large; the fault of whoever sent it
    public static Metadata parse(String json) {
        try {
            return of(Json.parseObject(json));
        } catch (Json.Malformed e) {
            throw new Unfit("metadata is a JSON object: " + e.getMessage(), e);
        }
    }

    /// What [#toJson] wrote; trusted, because it stands in our own table.
    public static Metadata stored(String json) {
        return json.equals("{}") ? EMPTY : new Metadata(Json.parseObject(json), json);
    }

    /// This, changed by a patch: objects are merged at every level, null takes a name away, everything else replaces
    /// what was there.
    ///
    /// @throws Unfit if the patch is no JSON, or the result is too large
    public Metadata merge(Map<String, ? extends @Nullable Object> patch) {
        return patch.isEmpty() ? this : of(merged(values, patch));
    }

    private static Map<String, @Nullable Object> merged(
            Map<?, ? extends @Nullable Object> old, Map<?, ? extends @Nullable Object> patch) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        old.forEach((name, value) -> result.put((String) name, value));
        patch.forEach((name, value) -> {
            if (value == null) {
                result.remove((String) name);
            } else if (value instanceof Map<?, ?> change) {
                Map<?, ?> under = result.get((String) name) instanceof Map<?, ?> map ? map : Map.of();
                result.put((String) name, merged(under, change));
            } else {
                result.put((String) name, value);
            }
        });
        return result;
    }

    private static int depth(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return depthBelow(map.values());
        }
        return value instanceof Collection<?> list ? depthBelow(list) : 0;
    }

    private static int depthBelow(Collection<?> values) {
        return 1 + values.stream().mapToInt(Metadata::depth).max().orElse(0);
    }

    /// JSON values, unmodifiable.
    public Map<String, @Nullable Object> values() {
        return values;
    }

    public String toJson() {
        return json;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Metadata that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /// Names only: what an application keeps here may be nobody's business.
    @Override
    public String toString() {
        return "Metadata" + values.keySet();
    }

    /// Metadata that cannot be kept; the message says why, in words for whoever sent it.
    public static final class Unfit extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Unfit(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}

package dev.genkan.identity.user;

import dev.genkan.token.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which fields of a user an edit changed, as the audit log tells it: of metadata the values too, as long as the
/// user is there, and of everything else that it was given.
final class EditedFields {

    /// Characters of a value that are kept; of a longer one the beginning, as text.
    static final int LONGEST = 200;

    private EditedFields() {}

    /// What `one` has and `other` has not, or has otherwise: of metadata the names at its top with their values, of
    /// everything else whether it was given.
    static Map<String, @Nullable Object> of(User one, User other) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        metadata("public_metadata", one.publicMetadata(), other.publicMetadata(), fields);
        metadata("private_metadata", one.privateMetadata(), other.privateMetadata(), fields);
        metadata("unsafe_metadata", one.unsafeMetadata(), other.unsafeMetadata(), fields);
        Map<String, List<String>> texts = new TreeMap<>(Map.of(
                "first_name", List.of(one.firstName(), other.firstName()),
                "last_name", List.of(one.lastName(), other.lastName()),
                "username", List.of(one.username(), other.username()),
                "external_id", List.of(one.externalId(), other.externalId()),
                "image_url", List.of(one.imageUrl(), other.imageUrl())));
        texts.forEach((field, both) -> {
            if (!both.getFirst().equals(both.getLast())) {
                fields.put(field, both.getFirst().isEmpty() ? "none" : "given");
            }
        });
        return fields;
    }

    private static void metadata(String field, Metadata one, Metadata other, Map<String, @Nullable Object> fields) {
        if (!one.equals(other)) {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>();
            one.values().forEach((name, value) -> {
                boolean same = other.values().containsKey(name)
                        && Objects.equals(value, other.values().get(name));
                if (!same) {
                    changed.put(name, cut(value));
                }
            });
            fields.put(field, changed);
        }
    }

    private static @Nullable Object cut(@Nullable Object value) {
        String json = Json.write(value);
        if (json.length() <= LONGEST) {
            return value;
        }
        // never between the halves of one character
        int end = Character.isHighSurrogate(json.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return json.substring(0, end) + "…";
    }

    /// The same as it is kept of somebody who is gone: names and no values.
    static Map<String, @Nullable Object> names(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        fields.forEach((field, value) ->
                names.put(field, value instanceof Map<?, ?> values ? List.copyOf(values.keySet()) : value));
        return names;
    }
}

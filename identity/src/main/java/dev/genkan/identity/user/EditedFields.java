package dev.genkan.identity.user;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which fields of a user an edit changed, as the audit log tells it: names, and no values.
final class EditedFields {

    private EditedFields() {}

    /// What `one` has and `other` has not, or has otherwise: of metadata the names at its top, of everything else
    /// whether it was given.
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
            fields.put(
                    field,
                    one.values().keySet().stream()
                            .filter(name -> !other.values().containsKey(name)
                                    || !Objects.equals(
                                            one.values().get(name),
                                            other.values().get(name)))
                            .toList());
        }
    }
}

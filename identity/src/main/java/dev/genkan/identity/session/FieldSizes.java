package dev.genkan.identity.session;

import dev.genkan.identity.user.Metadata;
import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many bytes each field that a template speaks of has as JSON, for whoever has to make room.
final class FieldSizes {

    private static final int LONGEST_NAME = 40;

    private final Map<String, Integer> bytes = new HashMap<>();

    private FieldSizes() {}

    /// The largest first; metadata as a whole and by each of its names.
    static Map<String, Integer> of(ClaimsTemplate template, TemplateContext context) {
        FieldSizes sizes = new FieldSizes();
        template.shortcodes().forEach(shortcode -> sizes.add(shortcode, context));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        sizes.bytes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(field -> sorted.put(field.getKey(), field.getValue()));
        return sorted;
    }

    private void add(Shortcode shortcode, TemplateContext context) {
        switch (shortcode) {
            case Shortcode.PublicMetadata all -> add("public_metadata", context.publicMetadata(), all.path());
            case Shortcode.UnsafeMetadata all -> add("unsafe_metadata", context.unsafeMetadata(), all.path());
            case Shortcode.Named named -> add(named.name(), named.in(context));
            case Shortcode.Literal literal -> {}
        }
    }

    private void add(String field, Metadata metadata, List<String> path) {
        if (path.isEmpty()) {
            add(field, metadata.values());
        }
        metadata.values().forEach((name, value) -> {
            if (path.isEmpty() || path.getFirst().equals(name)) {
                add(field + "." + shown(name), value);
            }
        });
    }

    private void add(String field, @Nullable Object value) {
        if (value != null) {
            bytes.put(field, Json.write(value).getBytes(StandardCharsets.UTF_8).length);
        }
    }

    /// A name may be a stranger's, and this goes into logs.
    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "…";
    }
}

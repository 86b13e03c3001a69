package dev.genkan.identity.user;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be merged into a user's metadata, see [Metadata#merge]. An empty map changes nothing.
public record MetadataPatch(
        Map<String, @Nullable Object> publicPatch,
        Map<String, @Nullable Object> privatePatch,
        Map<String, @Nullable Object> unsafePatch) {

    public static MetadataPatch ofPublic(Map<String, @Nullable Object> patch) {
        return new MetadataPatch(patch, Map.of(), Map.of());
    }

    public static MetadataPatch ofPrivate(Map<String, @Nullable Object> patch) {
        return new MetadataPatch(Map.of(), patch, Map.of());
    }

    public static MetadataPatch ofUnsafe(Map<String, @Nullable Object> patch) {
        return new MetadataPatch(Map.of(), Map.of(), patch);
    }
}

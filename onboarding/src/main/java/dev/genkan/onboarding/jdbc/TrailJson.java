package dev.genkan.onboarding.jdbc;

import dev.genkan.onboarding.Trail;
import dev.genkan.token.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A trail as one column keeps it.
final class TrailJson {

    private TrailJson() {}

    static String write(Trail trail) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "reached", map(trail.reached(), Instant::toEpochMilli));
        put(json, "answered", map(trail.answered(), Integer::longValue));
        put(json, "carried", map(trail.carried(), Integer::longValue));
        if (!trail.skipped().isEmpty()) {
            json.put("skipped", List.copyOf(trail.skipped()));
        }
        put(json, "asked", trail.asked());
        return Json.write(json);
    }

    static Trail read(String text) {
        Map<String, @Nullable Object> json = Json.parseObject(text);
        Set<String> skipped = new LinkedHashSet<>();
        if (json.get("skipped") instanceof List<?> names) {
            names.forEach(name -> skipped.add(String.valueOf(name)));
        }
        return new Trail(
                map(object(json, "reached"), at -> Instant.ofEpochMilli(((Number) at).longValue())),
                map(object(json, "answered"), version -> ((Number) version).intValue()),
                map(object(json, "carried"), version -> ((Number) version).intValue()),
                skipped,
                map(
                        object(json, "asked"),
                        names -> ((List<?>) names).stream().map(String::valueOf).toList()));
    }

    private static void put(Map<String, Object> json, String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            json.put(key, value);
        }
    }

    private static Map<String, Object> object(Map<String, @Nullable Object> json, String key) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (json.get(key) instanceof Map<?, ?> known) {
            known.forEach((name, value) -> object.put(String.valueOf(name), value));
        }
        return object;
    }

    private static <A, B> Map<String, B> map(Map<String, A> some, Function<A, B> each) {
        Map<String, B> others = new LinkedHashMap<>();
        some.forEach((name, value) -> others.put(name, each.apply(value)));
        return others;
    }
}

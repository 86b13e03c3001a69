package dev.genkan.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Answers to [Everything] as JSON, good and bad ones mixed by a seed. Without white space around texts, without
/// answers twice, and of questions that are not asked only what their type allows: of these a schema knows less.
public final class SomeAnswers {

    private final Random random;

    public SomeAnswers(long seed) {
        this.random = new Random(seed);
    }

    /// @param wrong of a hundred answers, how many are wrong at most
    public Map<String, @Nullable Object> next(int wrong) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        put(json, wrong, "text", List.of("ab", "Tidepool", "äöü"), bad("", "a", "0123456789", null, 12L, true));
        put(json, wrong, "word", List.of("", "abc"), bad("ABC", "a b", 1L, List.of()));
        put(json, wrong, "lines", open("one\ntwo", ""), bad("x".repeat(41), 1L));
        put(json, wrong, "email", List.of("ada@example.com"), bad("ada", "", null, 1L));
        put(
                json,
                wrong,
                "link",
                open("https://example.com/a?b=c", "HTTP://example.com"),
                bad("example.com", "ftp://example.com", "https://a@example.com/", "javascript:alert(1)", 1L));
        put(json, wrong, "whole", List.of(1L, 9L), bad(0L, 10L, new BigDecimal("1.5"), "1", null, true));
        put(json, wrong, "many", open(1000L, -5L, Long.MAX_VALUE), bad(new BigDecimal("9223372036854775808"), "1"));
        put(
                json,
                wrong,
                "price",
                List.of(new BigDecimal("0.01"), new BigDecimal("99.5"), 7L),
                bad(0L, new BigDecimal("1.234"), new BigDecimal("99.51"), "7", null));
        put(json, wrong, "share", open(new BigDecimal("0.5"), -1000L), bad("0.5", List.of(1L)));
        put(
                json,
                wrong,
                "born",
                List.of("1987-03-27", "2000-02-29"),
                bad("1987-02-29", "27.3.1987", "0987-03-27", "", null, 1987L));
        put(json, wrong, "tick", open(true, false), bad("true", 1L));
        put(json, wrong, "terms", List.of(true), bad(false, null, "true"));
        put(json, wrong, "type", List.of("B2C", "B2B"), bad("B2G", "", null, 1L));
        put(json, wrong, "other", open("B2C", "B2B"), bad("B2G", "", true));
        put(
                json,
                wrong,
                "several",
                List.of(List.of("B2C"), List.of("B2B")),
                bad(List.of(), List.of("B2C", "B2B"), List.of("B2G"), "B2C", null));
        put(
                json,
                wrong,
                "more",
                open(List.of(), List.of("B2B"), List.of("B2C", "B2B")),
                bad(List.of("b2c"), List.of(1L), "B2C"));
        put(
                json,
                wrong,
                "place",
                List.of(Map.of("city", "Turku"), abroad("Sweden")),
                bad(Map.of(), Map.of("city", ""), Map.of("city", "Turku", "abroad", true), null, "Turku"));
        put(json, wrong, "elsewhere", open(Map.of("city", "Oulu")), bad(Map.of(), abroad(""), List.of()));
        put(json, wrong, "teamSize", List.of(5L), open());
        put(json, wrong, "note", open("", "x"), open());
        put(json, wrong, "which", List.of("B2C", "B2B"), open());
        put(json, wrong, "why", List.of("so"), open(""));
        return json;
    }

    private static Map<String, Object> abroad(String country) {
        return Map.of("city", "Turku", "abroad", true, "country", country);
    }

    private static List<@Nullable Object> bad(@Nullable Object... values) {
        return open(values).subList(0, values.length);
    }

    /// These and null.
    private static List<@Nullable Object> open(@Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object value : values) {
            all.add(value);
        }
        all.add(null);
        return all;
    }

    private void put(
            Map<String, @Nullable Object> json,
            int wrong,
            String name,
            List<? extends @Nullable Object> good,
            List<? extends @Nullable Object> bad) {
        boolean isWrong = random.nextInt(100) < wrong;
        if (isWrong && random.nextInt(5) == 0) {
            return;
        }
        List<? extends @Nullable Object> from = isWrong ? bad : good;
        json.put(name, from.get(random.nextInt(from.size())));
    }
}

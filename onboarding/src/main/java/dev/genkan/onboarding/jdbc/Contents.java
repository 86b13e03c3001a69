package dev.genkan.onboarding.jdbc;

import dev.genkan.onboarding.Sealing;
import dev.genkan.token.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers and drafts as one column keeps them: JSON, or sealed JSON behind a word that says so.
record Contents(Map<String, Map<String, @Nullable Object>> answers, Map<String, Map<String, List<String>>> drafts) {

    private static final String SEALED = "sealed:";

    String write(boolean encrypted, Sealing sealing) {
        if (answers.isEmpty() && drafts.isEmpty()) {
            return "";
        }
        String json = Json.write(Map.of("answers", answers, "drafts", drafts));
        return encrypted ? SEALED + sealing.seal(json) : json;
    }

    static Contents read(String text, Sealing sealing) {
        if (text.isEmpty()) {
            return new Contents(Map.of(), Map.of());
        }
        Map<String, @Nullable Object> json =
                Json.parseObject(text.startsWith(SEALED) ? sealing.open(text.substring(SEALED.length())) : text);
        Map<String, Map<String, @Nullable Object>> answers = new LinkedHashMap<>();
        object(json.get("answers")).forEach((step, given) -> answers.put(step, object(given)));
        Map<String, Map<String, List<String>>> drafts = new LinkedHashMap<>();
        object(json.get("drafts")).forEach((step, typed) -> drafts.put(step, texts(typed)));
        return new Contents(answers, drafts);
    }

    private static Map<String, List<String>> texts(@Nullable Object typed) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        object(typed).forEach((field, values) -> {
            if (values instanceof List<?> several) {
                texts.put(field, several.stream().map(String::valueOf).toList());
            }
        });
        return texts;
    }

    private static Map<String, @Nullable Object> object(@Nullable Object json) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> known) {
            known.forEach((name, value) -> object.put(String.valueOf(name), value));
        }
        return object;
    }

    @Override
    public String toString() {
        return "Contents" + answers.keySet();
    }
}

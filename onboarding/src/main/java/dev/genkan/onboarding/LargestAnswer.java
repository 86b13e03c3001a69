package dev.genkan.onboarding;

import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to shorten when all of them together are too large.
///
/// @param field of the step's form, inside a group the inner one
/// @param size as JSON, in bytes
record LargestAnswer(Step step, String field, int size) {

    /// @param journey with at least one answer
    static LargestAnswer of(Journey journey, Questions questions) {
        LargestAnswer largest = new LargestAnswer(questions.flow().steps().getFirst(), "", 0);
        for (Step step : questions.flow().steps()) {
            largest = largest.or(step, "", journey.answers().getOrDefault(step.name(), Map.of()));
        }
        return largest;
    }

    private LargestAnswer or(Step of, String above, Map<?, ?> answers) {
        LargestAnswer largest = this;
        for (Map.Entry<?, ?> answer : answers.entrySet()) {
            String name = above + answer.getKey();
            if (answer.getValue() instanceof Map<?, ?> inner) {
                largest = largest.or(of, name + ".", inner);
            } else {
                int size = bytes(answer.getValue());
                largest = size > largest.size ? new LargestAnswer(of, name, size) : largest;
            }
        }
        return largest;
    }

    /// The size of a value as JSON.
    static int bytes(@Nullable Object value) {
        return Json.write(value).getBytes(StandardCharsets.UTF_8).length;
    }
}

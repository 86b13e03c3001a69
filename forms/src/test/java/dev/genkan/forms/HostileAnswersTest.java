package dev.genkan.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a stranger may post at every kind of question: an error at its field, and all other answers kept.
class HostileAnswersTest {

    enum Plan {
        FREE,
        PAID
    }

    record Inner(@NotBlank String name, @Nullable Integer seats) {}

    record Everything(
            @NotBlank String text,
            @Lines String lines,
            @NotBlank @Email String email,
            @NotNull URI link,
            int whole,
            @NotNull BigDecimal decimal,
            @NotNull LocalDate date,
            boolean tick,
            @NotNull Plan choice,
            List<Plan> choices,
            @Valid Inner inner) {}

    private static final Form<Everything> FORM = Form.of(Everything.class, Validators.VALIDATOR);

    private static Map<String, List<String>> good() {
        Map<String, List<String>> good = new LinkedHashMap<>();
        good.put("text", List.of("Tidepool"));
        good.put("lines", List.of("One\ntwo"));
        good.put("email", List.of("ada@example.com"));
        good.put("link", List.of("https://example.com/"));
        good.put("whole", List.of("12"));
        good.put("decimal", List.of("12.5"));
        good.put("date.day", List.of("27"));
        good.put("date.month", List.of("3"));
        good.put("date.year", List.of("1987"));
        good.put("tick", List.of("true"));
        good.put("choice", List.of("PAID"));
        good.put("choices", List.of("FREE", "PAID"));
        good.put("inner.name", List.of("Grace"));
        good.put("inner.seats", List.of("3"));
        return good;
    }

    private static final List<String> BAD = List.of(
            "a\u0000b",
            "\ud83d",
            "\ude00x",
            "\u001b[31m",
            "x".repeat(10_001),
            "x".repeat(60_000),
            "\u0000".repeat(20_000));

    @Test
    void a_character_that_cannot_be_kept_and_a_flood_are_errors_at_their_field_and_all_else_is_kept() {
        for (String field : good().keySet()) {
            for (String bad : BAD) {
                Map<String, List<String>> posted = good();
                posted.put(field, List.of(bad));
                Submission.Rejected<Everything> rejected = rejected(posted);
                String at = field.startsWith("date.") ? "date" : field;
                assertThat(rejected.errors()).extracting(FieldError::field).containsExactly(at);
                Map<String, List<String>> others = good();
                others.remove(field);
                assertThat(rejected.values()).containsAllEntriesOf(others);
                assertThat(rejected.values().getOrDefault(field, List.of())).allSatisfy(shown -> {
                    assertThat(shown).hasSizeLessThanOrEqualTo(10_000);
                    assertThat(Typed.hasForbiddenCharacters(shown)).isFalse();
                });
            }
        }
    }

    @Test
    void several_values_where_one_is_asked_are_an_error_at_the_field() {
        for (String field : good().keySet()) {
            Map<String, List<String>> posted = good();
            posted.put(field, Collections.nCopies(10_000, good().get(field).getFirst()));
            if (field.equals("choices")) {
                assertThat(FORM.read(posted)).isInstanceOf(Submission.Accepted.class);
            } else {
                assertThat(rejected(posted).errors())
                        .containsExactly(new FieldError(
                                field.startsWith("date.") ? "date" : field, "validation.single", Map.of()));
            }
        }
    }

    @Test
    void ten_thousand_choices_that_nobody_offered_are_one_error_and_forgotten() {
        Map<String, List<String>> posted = good();
        posted.put(
                "choices",
                IntStream.range(0, 10_000).mapToObj(Integer::toString).toList());
        Submission.Rejected<Everything> rejected = rejected(posted);
        assertThat(rejected.errors()).containsExactly(new FieldError("choices", "validation.choice", Map.of()));
        assertThat(rejected.values()).doesNotContainKey("choices");
    }

    @Test
    void forged_names_are_not_looked_at() {
        Map<String, List<String>> posted = good();
        for (String forged : List.of(
                "inner",
                "inner.",
                "inner.class",
                "inner.name.bytes",
                "inner[0].name",
                "inner['name']",
                "date",
                "date.era",
                "choices[0]",
                "choices[]",
                "_choices",
                "class.classLoader",
                "onboardingComplete",
                "",
                ".",
                "text.")) {
            posted.put(forged, List.of("forged"));
        }
        assertThat(FORM.read(posted)).isEqualTo(FORM.read(good()));
    }

    @Test
    void nothing_at_all_asks_for_everything_at_once() {
        assertThat(rejected(Map.of()).errors())
                .extracting(FieldError::field)
                .containsExactly("text", "email", "link", "whole", "decimal", "date", "choice", "inner.name");
    }

    @Test
    void whatever_is_posted_there_is_an_answer_and_what_is_shown_again_is_read_the_same() {
        Random random = new Random(42);
        List<String> pieces = new ArrayList<>(BAD);
        pieces.addAll(
                List.of("", "1.000", "1e999999999", "NaN", "１２", "-", "31", "99999", "PAID", "true", "https://x"));
        good().values().forEach(pieces::addAll);
        for (int i = 0; i < 3_000; i++) {
            Map<String, List<String>> posted = new LinkedHashMap<>();
            for (String field : good().keySet()) {
                posted.put(
                        field,
                        IntStream.range(0, random.nextInt(3))
                                .mapToObj(any -> pieces.get(random.nextInt(pieces.size())))
                                .toList());
            }
            if (FORM.read(posted) instanceof Submission.Accepted<Everything> accepted) {
                assertThat(FORM.read(FORM.typed(accepted.record()))).isEqualTo(accepted);
            }
        }
    }

    private static Submission.Rejected<Everything> rejected(Map<String, List<String>> posted) {
        return switch (FORM.read(posted)) {
            case Submission.Accepted<Everything> accepted -> throw new AssertionError(accepted.record());
            case Submission.Rejected<Everything> rejected -> rejected;
        };
    }
}

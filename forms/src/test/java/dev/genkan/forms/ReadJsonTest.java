package dev.genkan.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Answers that arrive as JSON.
class ReadJsonTest {

    private static final Form<Everything> FORM = Everything.FORM;

    @Test
    void what_a_form_writes_it_reads_again() {
        SomeAnswers some = new SomeAnswers(7);
        for (int i = 0; i < 500; i++) {
            Everything answers = accepted(FORM.readJson(some.next(0)));
            assertThat(FORM.readJson(FORM.toJson(answers))).isEqualTo(new Submission.Accepted<>(answers));
            assertThat(FORM.read(FORM.typed(answers))).isEqualTo(new Submission.Accepted<>(answers));
            assertThat(FORM.missing(FORM.toJson(answers))).isEmpty();
        }
    }

    @Test
    void a_value_of_another_type_is_an_error_at_its_field() {
        assertThat(errors("text", 12L)).containsExactly("text validation.type {type=string}");
        assertThat(errors("whole", "1")).containsExactly("whole validation.type {type=number}");
        assertThat(errors("tick", "true")).containsExactly("tick validation.type {type=boolean}");
        assertThat(errors("several", "B2C")).containsExactly("several validation.type {type=array of strings}");
        assertThat(errors("several", List.of(1L))).containsExactly("several validation.type {type=array of strings}");
        assertThat(errors("place", "Turku")).containsExactly("place validation.type {type=object}");
        assertThat(errors("place", Map.of("city", 1L))).containsExactly("place.city validation.type {type=string}");
        assertThat(errors("born", Map.of())).containsExactly("born validation.type {type=string}");
    }

    @Test
    void the_errors_are_those_of_a_page() {
        assertThat(errors("born", "1987-02-29")).containsExactly("born validation.date {}");
        assertThat(errors("type", "B2G")).containsExactly("type validation.choice {}");
        assertThat(errors("type", "")).containsExactly("type validation.choice {}");
        assertThat(errors("type", null)).containsExactly("type validation.required.choice {constraint=NotNull}");
        assertThat(errors("text", " \u00a0")).containsExactly("text validation.required.text {constraint=NotBlank}");
        assertThat(errors("link", "javascript:alert(1)")).containsExactly("link validation.url {}");
    }

    @Test
    void a_number_that_is_short_to_write_and_long_to_read_is_none() {
        for (Object number : List.of(new BigDecimal("1e999999999"), new BigDecimal("1e-999999999"), 1e300, 0.1e-300)) {
            assertThat(errors("share", number)).containsExactly("share validation.number {}");
        }
        assertThat(errors("share", Double.NaN)).containsExactly("share validation.number {}");
        assertThat(errors("whole", new BigDecimal("3.00"))).isEmpty();
    }

    @Test
    void an_unknown_key_is_looked_past() {
        assertThat(errors("admin", true)).isEmpty();
    }

    private static List<String> errors(String name, @Nullable Object value) {
        Map<String, @Nullable Object> json =
                new LinkedHashMap<>(FORM.toJson(accepted(FORM.readJson(new SomeAnswers(1).next(0)))));
        json.put(name, value);
        return switch (FORM.readJson(json)) {
            case Submission.Accepted<Everything> accepted -> List.of();
            case Submission.Rejected<Everything> rejected ->
                rejected.errors().stream()
                        .map(error -> error.field() + " " + error.key() + " " + error.arguments())
                        .toList();
        };
    }

    private static Everything accepted(Submission<Everything> submission) {
        return switch (submission) {
            case Submission.Accepted<Everything> accepted -> accepted.record();
            case Submission.Rejected<Everything> rejected -> throw new AssertionError(rejected.errors());
        };
    }
}

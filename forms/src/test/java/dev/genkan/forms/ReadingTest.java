package dev.genkan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.forms.guide.ApplicationType;
import dev.genkan.forms.guide.NewApplication;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// From posted fields to the record, most of them not posted by our page.
class ReadingTest {

    private static final Form<NewApplication> GUIDE = Form.of(NewApplication.class, Validators.VALIDATOR);

    @Test
    void good_answers_become_the_record() {
        assertThat(accepted(GUIDE, Map.of("applicationName", "Tidepool", "applicationType", "B2B")))
                .isEqualTo(new NewApplication("Tidepool", ApplicationType.B2B));
    }

    @Test
    void an_empty_form_hears_everything_at_once_in_the_order_of_the_questions() {
        var rejected = rejected(GUIDE, Map.of());

        assertThat(rejected.errors())
                .containsExactly(
                        new FieldError("applicationName", "validation.required.text", Map.of("constraint", "NotBlank")),
                        new FieldError(
                                "applicationType", "validation.required.choice", Map.of("constraint", "NotNull")));
        assertThat(rejected.values()).isEmpty();
    }

    @Test
    void a_good_answer_stays_beside_a_bad_one() {
        assertThat(rejected(GUIDE, Map.of("applicationType", "B2C")).values())
                .containsEntry("applicationType", List.of("B2C"));
    }

    @Test
    void white_space_around_a_text_is_no_part_of_it_and_alone_it_is_no_answer() {
        assertThat(accepted(GUIDE, Map.of("applicationName", " \u00a0Tide pool\u3000\r\n", "applicationType", "B2C")))
                .isEqualTo(new NewApplication("Tide pool", ApplicationType.B2C));
        assertThat(rejected(GUIDE, Map.of("applicationName", " \u00a0\t\u3000", "applicationType", "B2C"))
                        .errors())
                .extracting(FieldError::key)
                .containsExactly("validation.required.text");
    }

    @Test
    void a_line_break_in_a_line_becomes_a_space() {
        assertThat(accepted(GUIDE, Map.of("applicationName", "Tide\r\npool\nx\ty", "applicationType", "B2C"))
                        .applicationName())
                .isEqualTo("Tide pool x y");
    }

    @Test
    void eighty_characters_are_fine_and_eighty_one_are_not() {
        assertThat(accepted(GUIDE, Map.of("applicationName", "x".repeat(80), "applicationType", "B2C"))
                        .applicationName())
                .hasSize(80);
        var rejected = rejected(GUIDE, Map.of("applicationName", "x".repeat(81), "applicationType", "B2C"));
        assertThat(rejected.errors())
                .containsExactly(new FieldError(
                        "applicationName", "validation.size.max", Map.of("max", 80, "constraint", "Size")));
        assertThat(rejected.values()).containsEntry("applicationName", List.of("x".repeat(81)));
    }

    record Note(String text) {}

    @Test
    void no_text_is_longer_than_ten_thousand_and_only_so_much_of_it_comes_back() {
        Form<Note> form = Form.of(Note.class, Validators.VALIDATOR);

        assertThat(accepted(form, Map.of("text", "x".repeat(10_000))).text()).hasSize(10_000);
        // the pair would be cut in half: nothing of it comes back
        var rejected = rejected(form, Map.of("text", "x".repeat(9_999) + "\ud83d\ude00!"));
        assertThat(rejected.errors()).extracting(FieldError::key).containsExactly("validation.size.max");
        assertThat(rejected.errors().getFirst().arguments()).containsEntry("max", 10_000);
        assertThat(rejected.values()).containsEntry("text", List.of("x".repeat(9_999)));
    }

    @Test
    void characters_that_cannot_be_kept_are_refused_and_not_shown_again() {
        for (String bad : List.of("a\0b", "a\ud83db", "a\ude00b", "a\u001bb", "a\u007fb")) {
            var rejected = rejected(GUIDE, Map.of("applicationName", bad, "applicationType", "B2C"));
            assertThat(rejected.errors())
                    .containsExactly(new FieldError("applicationName", "validation.characters", Map.of()));
            assertThat(rejected.values()).containsEntry("applicationName", List.of("ab"));
        }
    }

    @Test
    void characters_of_every_language_and_picture_are_kept() {
        assertThat(accepted(GUIDE, Map.of("applicationName", "潮だまり 😀 <b>", "applicationType", "B2C"))
                        .applicationName())
                .isEqualTo("潮だまり 😀 <b>");
    }

    @Test
    void an_answer_that_is_not_among_the_choices_is_refused_and_forgotten() {
        for (String forged : List.of("b2c", "B2C ", "B2G", "toString", "\0")) {
            var rejected = rejected(GUIDE, Map.of("applicationName", "Tidepool", "applicationType", forged));
            assertThat(rejected.errors())
                    .containsExactly(new FieldError("applicationType", "validation.choice", Map.of()));
            assertThat(rejected.values()).doesNotContainKey("applicationType");
        }
    }

    @Test
    void two_values_for_one_question_are_refused_and_the_first_is_shown() {
        var submission =
                GUIDE.read(Map.of("applicationName", List.of("One", "Two"), "applicationType", List.of("B2C", "B2C")));

        assertThat(((Submission.Rejected<NewApplication>) submission).errors())
                .extracting(FieldError::field, FieldError::key)
                .containsExactly(
                        tuple("applicationName", "validation.single"), tuple("applicationType", "validation.single"));
        assertThat(((Submission.Rejected<NewApplication>) submission).values())
                .containsExactly(
                        Map.entry("applicationName", List.of("One")), Map.entry("applicationType", List.of("B2C")));
    }

    @Test
    void fields_nobody_asked_for_are_not_looked_at() {
        Map<String, String> posted = new LinkedHashMap<>();
        posted.put("applicationName", "Tidepool");
        posted.put("applicationType", "B2C");
        posted.put("genkan_csrf", "x");
        posted.put("onboardingComplete", "true");
        posted.put("class", "java.lang.Runtime");

        assertThat(accepted(GUIDE, posted)).isEqualTo(new NewApplication("Tidepool", ApplicationType.B2C));
    }

    record Open(
            String note,
            @Nullable String nickname,
            @Nullable ApplicationType type) {}

    @Test
    void what_may_stay_empty_is_null_where_the_record_says_so_and_an_empty_text_elsewhere() {
        assertThat(accepted(Form.of(Open.class, Validators.VALIDATOR), Map.of("nickname", "  ", "type", "")))
                .isEqualTo(new Open("", null, null));
    }

    record Named(@NotNull String name) {}

    @Test
    void an_empty_field_does_not_pass_for_an_answer_where_only_null_is_forbidden() {
        assertThat(rejected(Form.of(Named.class, Validators.VALIDATOR), Map.of("name", ""))
                        .errors())
                .extracting(FieldError::key)
                .containsExactly("validation.required.text");
    }

    record Slug(
            @Pattern(regexp = "[a-z]+", message = "Use small letters") @Size(min = 3, message = "Use 3 or more")
            String slug) {}

    @Test
    void any_other_constraint_speaks_for_itself_and_a_field_says_one_thing_at_a_time() {
        assertThat(rejected(Form.of(Slug.class, Validators.VALIDATOR), Map.of("slug", "AB"))
                        .errors())
                .containsExactly(new FieldError(
                        "slug", "validation.message", Map.of("message", "Use 3 or more", "constraint", "Size")));
    }

    record Refusing(String name) {
        Refusing {
            if (name.equals("root")) {
                throw new IllegalArgumentException("not " + name);
            }
        }
    }

    @Test
    void a_constructor_that_refuses_is_an_error_of_the_whole_and_its_message_stays_inside() {
        var rejected = rejected(Form.of(Refusing.class, Validators.VALIDATOR), Map.of("name", "root"));

        assertThat(rejected.errors()).containsExactly(new FieldError("", "validation.record", Map.of()));
        assertThat(rejected.values()).containsEntry("name", List.of("root"));
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Different.Check.class)
    @interface Different {
        String message() default "Choose two different names";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Check implements ConstraintValidator<Different, Pair> {
            @Override
            public boolean isValid(Pair pair, ConstraintValidatorContext context) {
                if (!pair.first().equals(pair.second())) {
                    return true;
                }
                if (pair.first().equals("at the field")) {
                    context.disableDefaultConstraintViolation();
                    context.buildConstraintViolationWithTemplate("Not this one again")
                            .addPropertyNode("second")
                            .addConstraintViolation();
                }
                return false;
            }
        }
    }

    @Different
    record Pair(String first, String second) {}

    @Test
    void a_constraint_of_the_whole_record_is_asked_last_and_may_point_at_a_field() {
        Form<Pair> form = Form.of(Pair.class, Validators.VALIDATOR);

        assertThat(rejected(form, Map.of("first", "a", "second", "a")).errors())
                .containsExactly(new FieldError(
                        "",
                        "validation.message",
                        Map.of("message", "Choose two different names", "constraint", "Different")));
        assertThat(rejected(form, Map.of("first", "at the field", "second", "at the field"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("second");
        assertThat(accepted(form, Map.of("first", "a", "second", "b"))).isEqualTo(new Pair("a", "b"));
    }

    @Test
    void a_rejection_does_not_print_what_was_typed() {
        assertThat(rejected(GUIDE, Map.of("applicationName", "secret")).toString())
                .doesNotContain("secret")
                .contains("applicationType");
    }

    private static <R extends Record> R accepted(Form<R> form, Map<String, String> posted) {
        return switch (read(form, posted)) {
            case Submission.Accepted<R> accepted -> accepted.record();
            case Submission.Rejected<R> rejected -> throw new AssertionError(rejected.errors());
        };
    }

    private static <R extends Record> Submission.Rejected<R> rejected(Form<R> form, Map<String, String> posted) {
        return switch (read(form, posted)) {
            case Submission.Accepted<R> accepted -> throw new AssertionError(accepted.record());
            case Submission.Rejected<R> rejected -> rejected;
        };
    }

    private static <R extends Record> Submission<R> read(Form<R> form, Map<String, String> posted) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        posted.forEach((name, value) -> fields.put(name, List.of(value)));
        return form.read(fields);
    }
}

package dev.genkan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.forms.guide.ApplicationType;
import dev.genkan.forms.guide.NewApplication;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormTest {

    private static <R extends Record> Form<R> formOf(Class<R> type) {
        return Form.of(type, Validators.VALIDATOR);
    }

    @Test
    void a_record_becomes_the_questions_of_its_components_in_their_order() {
        Form<NewApplication> form = formOf(NewApplication.class);

        assertThat(form.name()).isEqualTo("NewApplication");
        assertThat(form.type()).isEqualTo(NewApplication.class);
        assertThat(form.fields())
                .containsExactly(
                        new Field.Text("applicationName", true, 80, "Your customers will see it."),
                        new Field.Choice(
                                "applicationType",
                                true,
                                List.of(
                                        new Option("B2C", "ApplicationType.B2C"),
                                        new Option("B2B", "ApplicationType.B2B")),
                                ""));
    }

    record Loose(
            String note,
            @Nullable String nickname,
            @Nullable ApplicationType type) {}

    @Test
    void what_carries_no_constraint_may_stay_empty_and_still_has_a_limit() {
        assertThat(formOf(Loose.class).fields()).extracting(Field::required).containsExactly(false, false, false);
        assertThat(formOf(Loose.class).fields().getFirst()).isEqualTo(new Field.Text("note", false, 10_000, ""));
    }

    @NotBlank
    @Size(max = 12)
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @jakarta.validation.Constraint(validatedBy = {})
    @interface ShortName {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends jakarta.validation.Payload>[] payload() default {};
    }

    record Composed(@ShortName String name) {}

    @Test
    void constraints_inside_a_composed_one_count() {
        assertThat(formOf(Composed.class).fields()).containsExactly(new Field.Text("name", true, 12, ""));
    }

    record Empty() {}

    record Counted(float teamSize) {}

    record Underscored(String _action) {}

    record Ours(String genkanCsrf) {}

    record Undecided(ApplicationType type) {}

    enum Nothing {}

    record Hopeless(@NotNull Nothing choice) {}

    record Misfit(@NotBlank ApplicationType type) {}

    @Test
    void a_record_that_cannot_be_asked_stops_the_start_and_says_which_component() {
        refuses(Empty.class, "Empty has no components: it asks nothing.");
        refuses(
                Counted.class,
                "Counted.teamSize is of the type float; a form can ask for text (String), a choice (an enum), several choices"
                        + " (a List or Set of an enum), yes or no (boolean), a number (int, long, double, BigDecimal), a"
                        + " date (LocalDate), an address (URI), and for a record of these.");
        refuses(Underscored.class, "Underscored._action has a name that starts with _ or genkan");
        refuses(Ours.class, "Ours.genkanCsrf has a name that starts with _ or genkan");
        refuses(Undecided.class, "Undecided.type is an enum that is neither @NotNull nor @Nullable");
        refuses(Hopeless.class, "Hopeless.choice is an enum without constants");
        refuses(Misfit.class, "Misfit.type has a constraint that does not fit its type");
    }

    private static void refuses(Class<? extends Record> type, String sentence) {
        assertThatThrownBy(() -> formOf(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void answers_become_json_values_and_values_of_the_page() {
        Form<NewApplication> form = formOf(NewApplication.class);
        NewApplication answers = new NewApplication("Tidepool", ApplicationType.B2B);

        assertThat(form.toJson(answers))
                .containsExactly(Map.entry("applicationName", "Tidepool"), Map.entry("applicationType", "B2B"));
        assertThat(form.typed(answers))
                .containsExactly(
                        Map.entry("applicationName", List.of("Tidepool")),
                        Map.entry("applicationType", List.of("B2B")));
    }

    @Test
    void what_was_left_open_is_null_in_json_and_empty_on_the_page() {
        Loose answers = new Loose("", null, null);

        assertThat(formOf(Loose.class).toJson(answers))
                .containsEntry("note", "")
                .containsEntry("nickname", null)
                .containsEntry("type", null);
        assertThat(formOf(Loose.class).typed(answers)).isEmpty();
    }
}

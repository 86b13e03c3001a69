package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.FieldError;
import dev.genkan.forms.Form;
import dev.genkan.forms.Hint;
import dev.genkan.forms.Validators;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The words of a record: those of the code, those of the application, those of the house.
class LabelsTest {

    enum Team {
        SMALL_TEAM,
        B2B
    }

    record Plain(
            @NotBlank @Size(max = 9) @Hint("Any will do.") String name,
            @NotNull Team team) {}

    private static final Form<Plain> FORM = Form.of(Plain.class, Validators.VALIDATOR);
    private static final Words OWN = Words.of(LabelsTest.class.getClassLoader(), "own");

    @Test
    void a_record_nobody_wrote_words_for_has_those_of_its_code() {
        FormView view = FormView.empty(FORM, Words.ours(), Locale.ENGLISH);

        assertThat(view.title()).isEqualTo("Plain");
        assertThat(view.subtitle()).isEmpty();
        assertThat(view.controls()).extracting(ControlView::label).containsExactly("Name", "Team");
        assertThat(view.controls()).extracting(ControlView::hint).containsExactly("Any will do.", "");
        assertThat(((ControlView.Choice) view.controls().getLast()).options())
                .extracting(ControlView.Answer::label)
                .containsExactly("Small team", "B2B");
    }

    @Test
    void our_words_speak_of_the_thing_by_its_label() {
        assertThat(lines(
                        Words.ours(),
                        new FieldError("name", "validation.required.text", Map.of("constraint", "NotBlank")),
                        new FieldError("team", "validation.required.choice", Map.of("constraint", "NotNull"))))
                .containsExactly(new ErrorLine("name", "Enter name"), new ErrorLine("team", "Choose team"));
        assertThat(lines(
                        Words.ours(),
                        new FieldError("name", "validation.size.max", Map.of("max", 9, "constraint", "Size")),
                        new FieldError("", "validation.record", Map.of())))
                .containsExactly(
                        new ErrorLine("name", "Name must be 9 characters or fewer"),
                        new ErrorLine("", "These answers don’t fit together. Check them once more"));
    }

    @Test
    void the_application_has_the_last_word_on_every_constraint_thing_and_text() {
        assertThat(lines(
                        OWN,
                        new FieldError("name", "validation.required.text", Map.of("constraint", "NotBlank")),
                        new FieldError("team", "validation.required.choice", Map.of("constraint", "NotNull")),
                        new FieldError(
                                "", "validation.message", Map.of("message", "unused", "constraint", "OnlyOnce"))))
                .extracting(ErrorLine::text)
                .containsExactly("We need a name, any name", "Choose a size", "Somebody was faster");
        assertThat(lines(OWN, new FieldError("name", "validation.size.max", Map.of("max", 9, "constraint", "Size"))))
                .extracting(ErrorLine::text)
                .containsExactly("Name: 9 at most");
    }

    @Test
    void the_message_of_a_constraint_is_shown_as_it_is() {
        assertThat(lines(
                        Words.ours(), new FieldError("name", "validation.message", Map.of("message", "Not {this} $1"))))
                .extracting(ErrorLine::text)
                .containsExactly("Not {this} $1");
    }

    @Test
    void a_question_called_main_is_not_taken_for_the_page() {
        record Called(String main) {}

        FormView view = FormView.of(
                Form.of(Called.class, Validators.VALIDATOR),
                Map.of(),
                List.of(new FieldError("main", "validation.characters", Map.of())),
                Words.ours(),
                Locale.ENGLISH);

        assertThat(view.controls().getFirst().id()).isEqualTo("main-field");
        assertThat(view.controls().getFirst().name()).isEqualTo("main");
        assertThat(view.errors().getFirst().target()).isEqualTo("main-field");
    }

    record City(@NotBlank String name) {}

    record Company(@NotBlank String name, @Valid City city) {}

    record Customer(
            @Valid @Hint("Who pays?") Company company,
            @Valid Company parent,
            @AssertTrue boolean terms) {}

    @Test
    void an_inner_question_has_words_for_its_place_else_those_of_its_record_else_those_of_the_code() {
        Form<Customer> form = Form.of(Customer.class, Validators.VALIDATOR);
        FormView view = FormView.of(
                form,
                Map.of(),
                List.of(
                        new FieldError("company.name", "validation.required.text", Map.of()),
                        new FieldError("parent.name", "validation.required.text", Map.of()),
                        new FieldError("parent.city.name", "validation.required.text", Map.of()),
                        new FieldError("terms", "validation.required.tick", Map.of("constraint", "AssertTrue")),
                        new FieldError("parent.name", "validation.size.max", Map.of("max", 9))),
                OWN,
                Locale.ENGLISH);

        assertThat(view.allControls().map(ControlView::label))
                .containsExactly(
                        "Company",
                        "Your company",
                        "City",
                        "Name of the city",
                        "Parent",
                        "Company name",
                        "City",
                        "Name of the city",
                        "Terms");
        assertThat(view.allControls().map(ControlView::hint).filter(hint -> !hint.isEmpty()))
                .containsExactly("Who pays?", "As it is registered");
        assertThat(view.errors())
                .extracting(ErrorLine::text)
                .containsExactly(
                        "Enter your company",
                        "A parent has a name",
                        "Enter name of the city",
                        "Agree, please",
                        "Nine letters at most");
        assertThat(view.errors()).extracting(ErrorLine::target).contains("parent.city.name");
    }

    @Test
    void every_key_of_the_house_has_words() {
        for (String key : List.of(
                "required.tick",
                "required.choices",
                "tick",
                "size.min",
                "number",
                "integer",
                "integer.ambiguous",
                "number.ambiguous",
                "min",
                "max",
                "above",
                "below",
                "digits",
                "date",
                "date.parts",
                "date.year",
                "past",
                "pastOrPresent",
                "future",
                "futureOrPresent",
                "email",
                "url",
                "pattern",
                "single",
                "choice")) {
            assertThat(lines(Words.ours(), new FieldError("name", "validation." + key, Map.of())))
                    .hasSize(1);
        }
        assertThat(lines(
                        Words.ours(),
                        new FieldError("name", "validation.choices.min", Map.of("min", 1, "count", 1)),
                        new FieldError("name", "validation.choices.max", Map.of("max", 3, "count", 3))))
                .extracting(ErrorLine::text)
                .containsExactly("Choose at least one: name", "Choose 3 at most: name");
    }

    private static List<ErrorLine> lines(Words words, FieldError... errors) {
        return FormView.of(FORM, Map.of(), List.of(errors), words, Locale.ENGLISH)
                .errors();
    }
}

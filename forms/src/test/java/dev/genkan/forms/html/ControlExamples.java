package dev.genkan.forms.html;

import dev.genkan.forms.AskedIf;
import dev.genkan.forms.Field;
import dev.genkan.forms.FieldError;
import dev.genkan.forms.Form;
import dev.genkan.forms.Hint;
import dev.genkan.forms.Lines;
import dev.genkan.forms.Validators;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every control in every state it has, for tests and docs alike; the goldens below `goldens/controls` show the markup.
final class ControlExamples {

    enum Size2 {
        SMALL_TEAM,
        COMPANY
    }

    enum Weekday {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY
    }

    record Texts(
            @NotBlank @Size(max = 80) @Hint("Your customers will see it.")
            String required,

            @Nullable String optional) {}

    record Choices(
            @NotNull Size2 cards,
            @Nullable Size2 openCards,
            @NotNull Weekday list,
            @Nullable Weekday openList) {}

    record Typed(
            @NotBlank @Lines(6) @Size(max = 500) @Hint("A few sentences.")
            String lines,

            @NotBlank @Email String email,
            @Nullable URI link,
            @NotNull @Positive Integer whole,
            @Nullable @PositiveOrZero BigDecimal decimal,
            double signed,
            @NotNull @Past @Hint("For example, 27 3 1987") LocalDate date,
            @Nullable LocalDate openDate) {}

    record Ticked(
            @AssertTrue boolean terms,
            @Hint("About once a month.") boolean news,
            @NotEmpty List<Size2> several,
            Set<Weekday> days) {}

    record Company(@NotBlank String name, @Nullable Size2 size) {}

    record Grouped(
            @Valid @Hint("Who will pay?") Company company,
            @Valid @Nullable Company parent) {}

    record Hanging(
            @NotNull Size2 cards,

            @AskedIf(field = "cards", is = "COMPANY") @Nullable @Positive
            Integer seats,

            @AskedIf(
                    field = "cards",
                    is = {"SMALL_TEAM", "COMPANY"},
                    required = false)
            String note,

            @AskedIf(field = "cards", is = "COMPANY") boolean agreed,
            @AskedIf(field = "agreed") String by,
            @NotNull Weekday list,

            @AskedIf(field = "list", is = "SUNDAY") @Nullable
            Size2 sunday,

            Set<Size2> several,

            @AskedIf(field = "several", is = "COMPANY", required = false) @Valid @Nullable
            Company company) {}

    private ControlExamples() {}

    /// By the name of the golden.
    static Map<String, ControlView> all() {
        Map<String, ControlView> examples = new LinkedHashMap<>();
        texts(examples);
        typed(examples);
        choices(examples);
        ticks(examples);
        groups(examples);
        hanging(examples);
        return examples;
    }

    private static void texts(Map<String, ControlView> examples) {
        Form<Texts> form = Form.of(Texts.class, Validators.VALIDATOR);
        examples.put("text/required", view(form, "required", Map.of()));
        examples.put("text/optional", view(form, "optional", Map.of()));
        examples.put("text/filled", view(form, "required", Map.of("required", "Tidepool & <b>Sons</b>")));
        examples.put("text/bad", view(form, "required", Map.of(), error("required", "validation.required.text")));
        examples.put(
                "text/bad-without-hint",
                view(form, "optional", Map.of("optional", "a"), error("optional", "validation.characters")));
    }

    private static void typed(Map<String, ControlView> examples) {
        Form<Typed> form = Form.of(Typed.class, Validators.VALIDATOR);
        examples.put("lines/required", view(form, "lines", Map.of()));
        examples.put("lines/filled", view(form, "lines", Map.of("lines", "One\n  two </textarea>\n\nthree")));
        examples.put("lines/bad", view(form, "lines", Map.of(), error("lines", "validation.required.text")));
        examples.put("email/required", view(form, "email", Map.of()));
        examples.put("email/bad", view(form, "email", Map.of("email", "ada"), error("email", "validation.email")));
        examples.put("link/optional", view(form, "link", Map.of()));
        examples.put("link/bad", view(form, "link", Map.of("link", "example.com"), error("link", "validation.url")));
        examples.put("number/whole", view(form, "whole", Map.of("whole", "12")));
        examples.put("number/decimal", view(form, "decimal", Map.of()));
        examples.put("number/signed", view(form, "signed", Map.of("signed", "-1.5")));
        examples.put("number/bad", view(form, "whole", Map.of("whole", "many"), error("whole", "validation.integer")));
        examples.put("date/required", view(form, "date", Map.of()));
        examples.put("date/optional", view(form, "openDate", Map.of()));
        examples.put(
                "date/bad",
                view(
                        form,
                        "date",
                        Map.of("date.day", "31", "date.month", "2", "date.year", "1987"),
                        error("date", "validation.date")));
    }

    private static void choices(Map<String, ControlView> examples) {
        Form<Choices> form = Form.of(Choices.class, Validators.VALIDATOR);
        examples.put("choice/cards", view(form, "cards", Map.of()));
        examples.put("choice/cards-chosen", view(form, "cards", Map.of("cards", "COMPANY")));
        examples.put("choice/cards-optional", view(form, "openCards", Map.of()));
        examples.put("choice/cards-bad", view(form, "cards", Map.of(), error("cards", "validation.required.choice")));
        examples.put("choice/list", view(form, "list", Map.of()));
        examples.put("choice/list-chosen", view(form, "list", Map.of("list", "TUESDAY")));
        examples.put("choice/list-optional", view(form, "openList", Map.of()));
        examples.put("choice/list-bad", view(form, "list", Map.of(), error("list", "validation.required.choice")));
    }

    private static void ticks(Map<String, ControlView> examples) {
        Form<Ticked> form = Form.of(Ticked.class, Validators.VALIDATOR);
        examples.put("tick/must", view(form, "terms", Map.of()));
        examples.put("tick/ticked", view(form, "news", Map.of("news", "true")));
        examples.put("tick/bad", view(form, "terms", Map.of(), error("terms", "validation.required.tick")));
        examples.put("choices/required", view(form, "several", Map.of()));
        examples.put("choices/chosen", view(form, "days", Map.of("days", "SUNDAY")));
        examples.put("choices/bad", view(form, "several", Map.of(), error("several", "validation.required.choices")));
    }

    private static void groups(Map<String, ControlView> examples) {
        Form<Grouped> form = Form.of(Grouped.class, Validators.VALIDATOR);
        examples.put("group/required", view(form, "company", Map.of("company.name", "Tidepool")));
        examples.put("group/optional", view(form, "parent", Map.of()));
        examples.put("group/bad", view(form, "company", Map.of(), error("company.name", "validation.required.text")));
    }

    private static void hanging(Map<String, ControlView> examples) {
        Form<Hanging> form = Form.of(Hanging.class, Validators.VALIDATOR);
        FormView first = FormView.empty(form, Words.ours(), Locale.ENGLISH);
        examples.put("asking/cards", first.controls().get(0));
        examples.put("asking/list", first.controls().get(1));
        examples.put("asking/choices", first.controls().get(2));
        examples.put(
                "asking/bad",
                FormView.of(
                                form,
                                Map.of("cards", List.of("COMPANY")),
                                List.of(error("seats", "validation.required.text")),
                                Words.ours(),
                                Locale.ENGLISH)
                        .controls()
                        .getFirst());
    }

    private static FieldError error(String field, String key) {
        return new FieldError(field, key, Map.of());
    }

    private static ControlView view(Form<?> form, String field, Map<String, String> typed, FieldError... errors) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        typed.forEach((name, value) -> values.put(name, List.of(value)));
        int index = form.fields().stream().map(Field::name).toList().indexOf(field);
        return FormView.of(form, values, List.of(errors), Words.ours(), Locale.ENGLISH)
                .controls()
                .get(index);
    }
}

package dev.genkan.forms.html;

import dev.genkan.forms.Field;
import dev.genkan.forms.FieldError;
import dev.genkan.forms.Form;
import dev.genkan.forms.Hint;
import dev.genkan.forms.Validators;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        SATURDAY
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

    private ControlExamples() {}

    /// By the name of the golden.
    static Map<String, ControlView> texts() {
        Form<Texts> form = Form.of(Texts.class, Validators.VALIDATOR);
        Map<String, ControlView> examples = new LinkedHashMap<>();
        examples.put("text-required", view(form, "required", "", ""));
        examples.put("text-optional", view(form, "optional", "", ""));
        examples.put("text-filled", view(form, "required", "Tidepool & <b>Sons</b>", ""));
        examples.put("text-bad", view(form, "required", "", "validation.required.text"));
        examples.put("text-bad-without-hint", view(form, "optional", "a", "validation.characters"));
        return examples;
    }

    /// By the name of the golden.
    static Map<String, ControlView> choices() {
        Form<Choices> form = Form.of(Choices.class, Validators.VALIDATOR);
        Map<String, ControlView> examples = new LinkedHashMap<>();
        examples.put("choice-cards", view(form, "cards", "", ""));
        examples.put("choice-cards-chosen", view(form, "cards", "COMPANY", ""));
        examples.put("choice-cards-optional", view(form, "openCards", "", ""));
        examples.put("choice-cards-bad", view(form, "cards", "", "validation.required.choice"));
        examples.put("choice-list", view(form, "list", "", ""));
        examples.put("choice-list-chosen", view(form, "list", "TUESDAY", ""));
        examples.put("choice-list-optional", view(form, "openList", "", ""));
        examples.put("choice-list-bad", view(form, "list", "", "validation.required.choice"));
        return examples;
    }

    private static ControlView view(Form<?> form, String field, String value, String error) {
        List<FieldError> errors = error.isEmpty() ? List.of() : List.of(new FieldError(field, error, Map.of()));
        int index = form.fields().stream().map(Field::name).toList().indexOf(field);
        return FormView.of(form, Map.of(field, value), errors, Words.ours(), Locale.ENGLISH)
                .controls()
                .get(index);
    }
}

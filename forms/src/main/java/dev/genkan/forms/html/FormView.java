package dev.genkan.forms.html;

import dev.genkan.forms.Field;
import dev.genkan.forms.FieldError;
import dev.genkan.forms.Form;
import dev.genkan.forms.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A form as a template draws it, in one language: the model value `form` of `step.html`.
///
/// @param subtitle empty for none
/// @param errors all there is to fix, in the order of the questions
public record FormView(String title, String subtitle, List<ControlView> controls, List<ErrorLine> errors) {

    /// More options than this are a list to pick from, not cards.
    private static final int MOST_CARDS = 5;

    public FormView {
        controls = List.copyOf(controls);
        errors = List.copyOf(errors);
    }

    /// The form as it is first met.
    public static FormView empty(Form<?> form, Words words, Locale locale) {
        return of(form, Map.of(), List.of(), words, locale);
    }

    /// The form with answers in it.
    ///
    /// @param values by field name; a missing one is empty
    public static FormView of(
            Form<?> form, Map<String, String> values, List<FieldError> errors, Words words, Locale locale) {
        Labels labels = new Labels(form.name(), words, locale);
        List<ControlView> controls = form.fields().stream()
                .map(field -> control(
                        field, values.getOrDefault(field.name(), ""), error(field.name(), errors, labels), labels))
                .toList();
        List<ErrorLine> lines = errors.stream()
                .map(error -> new ErrorLine(error.field().isEmpty() ? "" : id(error.field()), labels.text(error)))
                .toList();
        return new FormView(labels.title(), labels.subtitle(), controls, lines);
    }

    private static ControlView control(Field field, String value, String error, Labels labels) {
        return switch (field) {
            case Field.Text text ->
                new ControlView.Text(
                        id(text.name()),
                        text.name(),
                        labels.label(text.name()),
                        labels.hint(text),
                        error,
                        text.required(),
                        text.maxLength(),
                        value);
            case Field.Choice choice -> {
                boolean asCards = choice.options().size() <= MOST_CARDS;
                yield new ControlView.Choice(
                        id(choice.name()),
                        choice.name(),
                        labels.label(choice.name()),
                        labels.hint(choice),
                        error,
                        choice.required(),
                        asCards,
                        answers(choice, value, asCards, labels));
            }
        };
    }

    /// The list begins with an answer that is none, because a list shows its first; cards end with it, if it may be
    /// given.
    private static List<ControlView.Answer> answers(Field.Choice choice, String value, boolean asCards, Labels labels) {
        List<ControlView.Answer> answers = new ArrayList<>();
        if (!asCards) {
            String none = choice.required() ? "field.choose" : "field.noAnswer";
            answers.add(new ControlView.Answer("", labels.page(none), "", value.isEmpty(), true));
        }
        for (Option option : choice.options()) {
            answers.add(new ControlView.Answer(
                    option.value(),
                    labels.option(option),
                    labels.hint(option),
                    option.value().equals(value),
                    answers.isEmpty()));
        }
        if (asCards && !choice.required()) {
            answers.add(new ControlView.Answer("", labels.page("field.noAnswer"), "", value.isEmpty(), false));
        }
        return answers;
    }

    private static String error(String field, List<FieldError> errors, Labels labels) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .findFirst()
                .map(labels::text)
                .orElse("");
    }

    /// The skip link of every page leads to `main`; a question of that name must not be taken for it.
    private static String id(String field) {
        return field.equals("main") ? "main-field" : field;
    }
}

package dev.genkan.forms.html;

import dev.genkan.forms.Asked;
import dev.genkan.forms.Field;
import dev.genkan.forms.FieldError;
import dev.genkan.forms.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Questions with their answers and errors, made fit to be drawn.
///
/// @param asked when a question is asked, by its full name
record ControlViews(
        Map<String, List<String>> values, List<FieldError> errors, Labels labels, Function<String, Asked> asked) {

    /// More options than this are a list to pick from, not cards.
    private static final int MOST_CARDS = 6;

    /// The questions of a form, or of a group: each with those that hang on it below.
    List<ControlView> of(List<Field> fields) {
        return Reveals.of(fields, asked).stream().map(this::of).toList();
    }

    private ControlView of(Reveals reveals) {
        ControlView control = of(reveals.field(), reveals);
        List<ControlView.Reveal> below = new ArrayList<>();
        for (List<Reveals> sameAnswers : reveals.below()) {
            below.add(new ControlView.Reveal(
                    below.size() + 1, sameAnswers.stream().map(this::of).toList()));
        }
        return below.isEmpty() ? control : new ControlView.Asking(control, below);
    }

    private ControlView of(Field field, Reveals reveals) {
        String id = id(field.name());
        String name = field.name();
        String label = labels.label(name);
        String hint = labels.hint(field);
        String error = error(name);
        boolean required =
                field.required() || (asked.apply(name) instanceof Asked.If condition && condition.required());
        return switch (field) {
            case Field.Text text ->
                new ControlView.Text(id, name, label, hint, error, required, text.maxLength(), value(name));
            case Field.Lines lines ->
                new ControlView.Lines(
                        id, name, label, hint, error, required, lines.maxLength(), lines.rows(), value(name));
            case Field.Email email ->
                new ControlView.Email(id, name, label, hint, error, required, email.maxLength(), value(name));
            case Field.Link link ->
                new ControlView.Link(id, name, label, hint, error, required, link.maxLength(), value(name));
            case Field.Numeric number ->
                new ControlView.Numeric(id, name, label, hint, error, required, keypad(number), value(name));
            case Field.Date date ->
                new ControlView.Date(
                        id,
                        name,
                        label,
                        hint,
                        error,
                        required,
                        value(name + ".day"),
                        value(name + ".month"),
                        value(name + ".year"));
            case Field.Tick tick ->
                new ControlView.Tick(
                        id, name, label, hint, error, required, value(name).equals("true"), reveals.asks("true"));
            case Field.Choice choice -> {
                boolean asCards = choice.options().size() <= MOST_CARDS;
                List<ControlView.Answer> answers = answers(choice, required, asCards, reveals);
                yield new ControlView.Choice(id, name, label, hint, error, required, asCards, answers);
            }
            case Field.Choices choices ->
                new ControlView.Choices(id, name, label, hint, error, required, answers(choices, reveals));
            case Field.Group group -> new ControlView.Group(id, name, label, hint, error, required, of(group.fields()));
        };
    }

    private static String keypad(Field.Numeric number) {
        if (number.signed()) {
            return "";
        }
        return number.whole() ? "numeric" : "decimal";
    }

    /// The list begins with an answer that is none, because a list shows its first; cards end with it, if it may be
    /// given.
    private List<ControlView.Answer> answers(Field.Choice choice, boolean required, boolean asCards, Reveals reveals) {
        String value = value(choice.name());
        List<ControlView.Answer> answers = new ArrayList<>();
        if (!asCards) {
            String none = required ? "field.choose" : "field.noAnswer";
            answers.add(new ControlView.Answer("", labels.page(none), "", value.isEmpty(), true));
        }
        for (Option option : choice.options()) {
            answers.add(answer(option, option.value().equals(value), answers.isEmpty(), reveals));
        }
        if (asCards && !required) {
            answers.add(new ControlView.Answer("", labels.page("field.noAnswer"), "", value.isEmpty(), false));
        }
        return answers;
    }

    private List<ControlView.Answer> answers(Field.Choices choices, Reveals reveals) {
        List<String> chosen = values.getOrDefault(choices.name(), List.of());
        List<ControlView.Answer> answers = new ArrayList<>();
        for (Option option : choices.options()) {
            answers.add(answer(option, chosen.contains(option.value()), answers.isEmpty(), reveals));
        }
        return answers;
    }

    private ControlView.Answer answer(Option option, boolean chosen, boolean first, Reveals reveals) {
        return new ControlView.Answer(
                option.value(),
                labels.option(option),
                labels.hint(option),
                chosen,
                first,
                reveals.asks(option.value()));
    }

    private String value(String posted) {
        List<String> typed = values.getOrDefault(posted, List.of());
        return typed.isEmpty() ? "" : typed.getFirst();
    }

    private String error(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .findFirst()
                .map(labels::text)
                .orElse("");
    }

    /// The skip link of every page leads to `main`; a question of that name must not be taken for it.
    static String id(String field) {
        return field.equals("main") ? "main-field" : field;
    }
}

package dev.genkan.onboarding.servlet;

import dev.genkan.forms.html.ControlView;
import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The answers to one step as they are shown once more: the model value `sections` of `check.html` has one for each.
///
/// @param rows empty for a step that was skipped
/// @param path where the step is answered anew
public record Summary(String title, List<Row> rows, String path) {

    /// One question and its answer.
    ///
    /// @param answer one line for each; empty if it was left open
    /// @param id of its control on the page of the step
    public record Row(String label, List<String> answer, String id) {}

    public Summary {
        rows = List.copyOf(rows);
    }

    static Summary of(FormView form, String path, Words words, Locale locale) {
        return new Summary(
                form.title(),
                form.controls().stream()
                        .flatMap(control -> rows(control, words, locale))
                        .toList(),
                path);
    }

    private static Stream<Row> rows(ControlView control, Words words, Locale locale) {
        return switch (control) {
            case ControlView.Group group -> group.controls().stream().flatMap(inner -> rows(inner, words, locale));
            case ControlView.Asking asking ->
                Stream.concat(
                        rows(asking.control(), words, locale),
                        asking.reveals().stream()
                                .flatMap(reveal -> reveal.controls().stream())
                                .flatMap(inner -> rows(inner, words, locale))
                                .filter(row -> !row.answer().isEmpty()));
            case ControlView.Text text -> row(control, text.value());
            case ControlView.Lines lines -> row(control, lines.value());
            case ControlView.Email email -> row(control, email.value());
            case ControlView.Link link -> row(control, link.value());
            case ControlView.Numeric number -> row(control, number.value());
            case ControlView.Date date -> row(control, written(date, locale));
            case ControlView.Tick tick -> row(control, words.text(tick.ticked() ? "field.yes" : "field.no", locale));
            case ControlView.Choice choice ->
                Stream.of(new Row(control.label(), chosen(choice.options()), control.id()));
            case ControlView.Choices choices ->
                Stream.of(new Row(control.label(), chosen(choices.options()), control.id()));
        };
    }

    private static Stream<Row> row(ControlView control, String answer) {
        return Stream.of(new Row(control.label(), answer.lines().toList(), control.id()));
    }

    private static List<String> chosen(List<ControlView.Answer> options) {
        return options.stream()
                .filter(option -> option.chosen() && !option.value().isEmpty())
                .map(ControlView.Answer::label)
                .toList();
    }

    private static String written(ControlView.Date date, Locale locale) {
        if (date.day().isEmpty()) {
            return "";
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(date.year()), Integer.parseInt(date.month()), Integer.parseInt(date.day()))
                    .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(locale));
        } catch (NumberFormatException | DateTimeException asItWasTyped) {
            return date.day() + "." + date.month() + "." + date.year();
        }
    }
}

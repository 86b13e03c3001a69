package dev.genkan.forms.html;

import dev.genkan.forms.FieldError;
import dev.genkan.forms.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// A form as a template draws it, in one language: the model value `form` of `step.html`.
///
/// @param subtitle empty for none
/// @param errors all there is to fix, in the order of the questions
public record FormView(String title, String subtitle, List<ControlView> controls, List<ErrorLine> errors) {

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
    /// @param values by posted field, as [Form#typed] and [dev.genkan.forms.Submission.Rejected] have them; a missing
    ///     one is empty
    public static FormView of(
            Form<?> form, Map<String, List<String>> values, List<FieldError> errors, Words words, Locale locale) {
        Labels labels = Labels.of(form, words, locale);
        ControlViews views = new ControlViews(values, errors, labels);
        List<ErrorLine> lines = errors.stream()
                .map(error -> new ErrorLine(
                        error.field().isEmpty() ? "" : ControlViews.id(error.field()), labels.text(error)))
                .toList();
        return new FormView(
                labels.title(),
                labels.subtitle(),
                form.fields().stream().map(views::of).toList(),
                lines);
    }

    /// Every question, those inside a group after it.
    public Stream<ControlView> allControls() {
        return controls.stream().flatMap(FormView::withInner);
    }

    private static Stream<ControlView> withInner(ControlView control) {
        return control instanceof ControlView.Group group
                ? Stream.concat(Stream.of(group), group.controls().stream().flatMap(FormView::withInner))
                : Stream.of(control);
    }
}

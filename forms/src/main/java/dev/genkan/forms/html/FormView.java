package dev.genkan.forms.html;

import dev.genkan.forms.Field;
import dev.genkan.forms.FieldError;
import dev.genkan.forms.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        return of(form, values, errors, words, locale, Set.of());
    }

    /// Some questions of the form, where the others were answered before.
    ///
    /// @param asked the components to ask, such as [Form#missing]; empty for all. Those that hang on one of them, and
    ///     those an error points at, are drawn too
    public static FormView of(
            Form<?> form,
            Map<String, List<String>> values,
            List<FieldError> errors,
            Words words,
            Locale locale,
            Set<String> asked) {
        Labels labels = Labels.of(form, words, locale);
        ControlViews views = new ControlViews(values, errors, labels, form::asked);
        List<ErrorLine> lines = errors.stream()
                .map(error -> new ErrorLine(
                        error.field().isEmpty() ? "" : ControlViews.id(error.field()), labels.text(error)))
                .toList();
        return new FormView(labels.title(), labels.subtitle(), views.of(drawn(form, errors, asked)), lines);
    }

    private static List<Field> drawn(Form<?> form, List<FieldError> errors, Set<String> asked) {
        Set<String> some = new HashSet<>(asked);
        errors.forEach(error -> some.add(error.field().split("\\.", 2)[0]));
        Set<String> all = form.withTheirs(some);
        return form.fields().stream()
                .filter(field -> asked.isEmpty() || all.contains(field.name()))
                .toList();
    }

    /// Every question, those inside a group and those that hang on it after it.
    public Stream<ControlView> allControls() {
        return withInner(controls);
    }

    private static Stream<ControlView> withInner(ControlView control) {
        if (control instanceof ControlView.Group group) {
            return Stream.concat(Stream.of(group), withInner(group.controls()));
        } else if (control instanceof ControlView.Asking asking) {
            return Stream.concat(
                    withInner(asking.control()),
                    asking.reveals().stream().flatMap(reveal -> withInner(reveal.controls())));
        }
        return Stream.of(control);
    }

    private static Stream<ControlView> withInner(List<ControlView> controls) {
        return controls.stream().flatMap(FormView::withInner);
    }
}

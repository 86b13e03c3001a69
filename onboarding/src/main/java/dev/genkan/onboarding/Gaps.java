package dev.genkan.onboarding;

import dev.genkan.forms.Field;
import dev.genkan.forms.FieldError;
import dev.genkan.forms.Form;
import dev.genkan.forms.Submission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What has to be asked of a form of which something is known already.
final class Gaps {

    private Gaps() {}

    /// The components without an answer, or with one that would not be accepted any more. An answer that was left open
    /// on purpose is one.
    ///
    /// @param known as [Form#toJson] wrote it, in this version of the record or an earlier one
    /// @param version the version of the flow in which it was answered
    /// @return in the order of the questions
    static Set<String> in(Form<? extends Record> form, Map<String, @Nullable Object> known, int version) {
        Set<String> bad = switch (form.read(form.typed(known))) {
            case Submission.Accepted<? extends Record> good -> Set.of();
            case Submission.Rejected<? extends Record> rejected ->
                rejected.errors().stream()
                        .map(FieldError::field)
                        .map(Gaps::component)
                        .collect(Collectors.toSet());
        };
        Set<String> gaps = new LinkedHashSet<>();
        for (String name : names(form)) {
            if (!known.containsKey(name) || bad.contains(name)) {
                gaps.add(name);
            }
        }
        return gaps;
    }

    static List<String> names(Form<? extends Record> form) {
        return form.fields().stream().map(Field::name).toList();
    }

    /// `office` for `office.city`.
    static String component(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }
}

package dev.genkan.onboarding;

import dev.genkan.forms.Field;
import dev.genkan.forms.Form;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What has to be asked of a form of which something is known already.
final class Gaps {

    private Gaps() {}

    /// The components without an answer, with one that would not be accepted any more, or that are asked anew since a
    /// later version, and all that hang on these. An answer that was left open on purpose is one.
    ///
    /// @param known as [Form#toJson] wrote it, in this version of the record or an earlier one
    /// @param version the version of the flow in which it was answered
    /// @return in the order of the questions
    static Set<String> in(Form<? extends Record> form, Map<String, @Nullable Object> known, int version) {
        Set<String> missing = new HashSet<>(form.missing(known));
        names(form).stream().filter(name -> isAnew(form, name, version)).forEach(missing::add);
        Set<String> all = form.withTheirs(missing);
        return names(form).stream().filter(all::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether every question has an answer, good or not, and none is asked anew.
    static boolean allThere(Form<? extends Record> form, Map<String, @Nullable Object> known, int version) {
        return names(form).stream().allMatch(name -> known.containsKey(name) && !isAnew(form, name, version));
    }

    private static boolean isAnew(Form<? extends Record> form, String name, int version) {
        return form.since(name) > version;
    }

    static List<String> names(Form<? extends Record> form) {
        return form.fields().stream().map(Field::name).toList();
    }
}

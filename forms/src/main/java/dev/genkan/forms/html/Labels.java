package dev.genkan.forms.html;

import dev.genkan.forms.Field;
import dev.genkan.forms.FieldError;
import dev.genkan.forms.Form;
import dev.genkan.forms.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The words of one record in one language. `docs/forms.md` has the table of all keys and of what is said where nobody
/// wrote them.
///
/// @param keys by field, the record itself being the empty one: under which keys its words are looked for, the most
///     special first
record Labels(Form<?> form, Map<String, List<String>> keys, Words words, Locale locale) {

    static Labels of(Form<?> form, Words words, Locale locale) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("", List.of(form.name()));
        form.fields().forEach(field -> name(field, List.of(form.name()), keys));
        return new Labels(form, keys, words, locale);
    }

    /// A question of an inner record is `NewApplication.company.name`, or else `Company.name`, as in any other form
    /// that asks for a company.
    private static void name(Field field, List<String> owners, Map<String, List<String>> keys) {
        List<String> own = owners.stream()
                .map(owner -> owner + "." + component(field.name()))
                .toList();
        keys.put(field.name(), own);
        if (field instanceof Field.Group group) {
            List<String> inside =
                    Stream.concat(own.stream(), Stream.of(group.record())).toList();
            group.fields().forEach(inner -> name(inner, inside, keys));
        }
    }

    private static String component(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    String title() {
        return said(form.name()).orElseGet(() -> Humanised.name(form.name()));
    }

    String subtitle() {
        return said(form.name() + ".subtitle").orElse("");
    }

    String label(String field) {
        return find(field, "", Map.of()).orElseGet(() -> Humanised.name(component(field)));
    }

    String hint(Field field) {
        return find(field.name(), ".hint", Map.of()).orElse(field.hint());
    }

    String option(Option option) {
        return said(option.key()).orElseGet(() -> Humanised.constant(option.value()));
    }

    String hint(Option option) {
        return said(option.key() + ".hint").orElse("");
    }

    /// A text of the page around the record.
    String page(String key) {
        return words.text(key, locale);
    }

    String text(FieldError error) {
        Map<String, Object> arguments = new LinkedHashMap<>(error.arguments());
        if (!error.field().isEmpty()) {
            String label = label(error.field());
            arguments.put("label", label);
            arguments.put(
                    "what",
                    find(error.field(), ".what", Map.of()).orElseGet(() -> Humanised.inSentence(label, locale)));
        }
        return own(error, arguments).orElseGet(() -> words.text(error.key(), locale, arguments));
    }

    private Optional<String> own(FieldError error, Map<String, Object> arguments) {
        Optional<String> ofConstraint = error.arguments().get("constraint") instanceof String constraint
                ? find(error.field(), "." + constraint, arguments)
                : Optional.empty();
        return ofConstraint.or(() -> find(error.field(), ".error." + kind(error.key()), arguments));
    }

    /// `required` for `validation.required.choice`, `size.max` for `validation.size.max`.
    private static String kind(String key) {
        String kind = key.substring(key.indexOf('.') + 1);
        return kind.startsWith("required.") ? "required" : kind;
    }

    private Optional<String> said(String key) {
        return said(key, Map.of());
    }

    private Optional<String> said(String key, Map<String, Object> arguments) {
        return words.find(key, locale, arguments).or(() -> form.text(key, locale));
    }

    private Optional<String> find(String field, String suffix, Map<String, Object> arguments) {
        return keys.getOrDefault(field, List.of(form.name() + "." + field)).stream()
                .flatMap(key -> said(key + suffix, arguments).stream())
                .findFirst();
    }
}

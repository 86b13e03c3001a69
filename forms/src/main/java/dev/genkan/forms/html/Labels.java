package dev.genkan.forms.html;

import dev.genkan.forms.Field;
import dev.genkan.forms.FieldError;
import dev.genkan.forms.Option;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words of one record in one language.
///
/// | key | what | if nobody wrote it |
/// | --- | --- | --- |
/// | `NewApplication` | the title | the name in words |
/// | `NewApplication.subtitle` | the line below | none |
/// | `NewApplication.applicationName` | the label | the name in words |
/// | `NewApplication.applicationName.hint` | the help | `@Hint`, or none |
/// | `NewApplication.applicationName.what` | the thing to enter or choose, inside a sentence | the label |
/// | `NewApplication.applicationName.NotBlank` | what to say when that constraint is broken | our words |
/// | `ApplicationType.B2C`, `ApplicationType.B2C.hint` | an option and its line | the name in words, none |
record Labels(String record, Words words, Locale locale) {

    String title() {
        return words.find(record, locale).orElseGet(() -> Humanised.name(record));
    }

    String subtitle() {
        return words.find(record + ".subtitle", locale).orElse("");
    }

    String label(String field) {
        return words.find(key(field), locale).orElseGet(() -> Humanised.name(field));
    }

    String hint(Field field) {
        return words.find(key(field.name()) + ".hint", locale).orElse(field.hint());
    }

    String option(Option option) {
        return words.find(option.key(), locale).orElseGet(() -> Humanised.constant(option.value()));
    }

    String hint(Option option) {
        return words.find(option.key() + ".hint", locale).orElse("");
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
                    words.find(key(error.field()) + ".what", locale).orElseGet(() -> Humanised.inSentence(label)));
        }
        return own(error, arguments).orElseGet(() -> words.text(error.key(), locale, arguments));
    }

    private Optional<String> own(FieldError error, Map<String, Object> arguments) {
        return error.arguments().get("constraint") instanceof String constraint
                ? words.find(key(error.field()) + "." + constraint, locale, arguments)
                : Optional.empty();
    }

    private String key(String field) {
        return field.isEmpty() ? record : record + "." + field;
    }
}

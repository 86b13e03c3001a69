package dev.genkan.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers that become a map by the name of the question, without what was left open: those of a declared form, inside
/// a [Declared], or those of a group in it.
///
/// @param form the name of the form; empty for a group
record MapMould(String form, List<String> names, DeclaredRules rules) implements Mould {

    @Override
    public Optional<Object> make(List<@Nullable Object> values) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                answers.put(names.get(i), value);
            }
        }
        return Optional.of(form.isEmpty() ? Collections.unmodifiableMap(answers) : new Declared(form, answers));
    }

    /// @throws IllegalArgumentException if the answers are those of another form; the programmer's fault
    @Override
    public @Nullable Object valueIn(Object answers, Question question) {
        return switch (answers) {
            case Declared declared -> {
                if (!declared.form().equals(form)) {
                    throw new IllegalArgumentException(
                            "these are answers to the form " + declared.form() + ", not to " + form);
                }
                yield declared.answers().get(question.component());
            }
            case Map<?, ?> inner -> inner.get(question.component());
            default -> throw new IllegalArgumentException("no answers to a declared form: " + answers.getClass());
        };
    }

    @Override
    public Optional<FieldError> broken(Question question, @Nullable Object value) {
        return rules.broken(question, value);
    }

    /// Nothing: rules of a declared form are about one question each, and [#broken(Question, Object)] has asked them.
    @Override
    public List<FieldError> broken(Object answers, List<Field> fields) {
        return new ArrayList<>();
    }
}

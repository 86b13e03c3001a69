package dev.genkan.forms;

import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Questions whose answers become one thing: those of the form, or of a group inside it.
///
/// @param path of the group, empty for the form
record Parts(String path, List<Question> questions, Mould mould) {

    /// @param above what stands before the name of each component
    /// @throws IllegalArgumentException as [Form#of] does
    static <R extends Record> Parts of(Class<R> type, String above, Validator validator, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 0) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no components: it asks nothing.");
        }
        List<Question> questions = Arrays.stream(components)
                .map(component -> Question.of(type, component, above, validator, depth))
                .toList();
        RecordMould<R> mould = RecordMould.of(type, above, validator);
        questions.forEach(mould.rules()::requireUsable);
        return checked(type.getSimpleName(), above, questions, mould);
    }

    /// @param name of the record or the declared form, for what is said of a condition that cannot be
    static Parts checked(String name, String above, List<Question> questions, Mould mould) {
        String path = above.isEmpty() ? "" : above.substring(0, above.length() - 1);
        Parts parts = new Parts(path, questions, mould);
        Conditions.require(name, parts);
        return parts;
    }

    List<Field> fields() {
        return questions.stream().map(question -> question.control().field()).toList();
    }

    List<FieldSpec> specs() {
        return questions.stream().map(Question::spec).toList();
    }

    Reading read(Map<String, List<String>> posted) {
        return read((Question question) -> question.read(posted));
    }

    /// The same from JSON by component; a missing one and null are no answer.
    Reading readJson(Map<?, ?> json) {
        return read((Question question) -> question.readJson(json));
    }

    /// All errors at once; the constraints of the whole are asked when every value is right by itself. A question that
    /// is not asked is not read.
    ///
    /// @param source reads one question
    /// @return a [Reading.Value] holds what the mould makes
    Reading read(Function<Question, Reading> source) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (Question question : questions) {
            if (!Conditions.ask(question, values)) {
                values.put(question.component(), question.empty());
                continue;
            }
            Reading reading = source.apply(question);
            typed.putAll(reading.typed());
            switch (reading) {
                case Reading.Unreadable unreadable -> errors.addAll(unreadable.errors());
                case Reading.Value value -> {
                    values.put(question.component(), value.value());
                    errors.addAll(complaints(question, value.value()));
                }
            }
        }
        if (!errors.isEmpty()) {
            return new Reading.Unreadable(errors, typed);
        }
        Object made = mould.make(new ArrayList<>(values.values())).orElse(null);
        errors.addAll(made == null ? List.of(new FieldError(path, "validation.record")) : mould.broken(made, fields()));
        return made == null || !errors.isEmpty()
                ? new Reading.Unreadable(errors, typed)
                : new Reading.Value(made, typed);
    }

    /// At most one thing to say about a value of its own.
    private List<FieldError> complaints(Question question, @Nullable Object value) {
        return Conditions.leavesOpen(question, value)
                ? List.of(question.unanswered())
                : mould.broken(question, value).stream().toList();
    }

    /// Whether JSON holds an answer to this question that is right by itself.
    boolean answers(Question question, Map<?, ?> json) {
        return json.containsKey(question.component())
                && switch (question.readJson(json)) {
                    case Reading.Value value ->
                        complaints(question, value.value()).isEmpty();
                    case Reading.Unreadable unreadable -> false;
                };
    }

    /// When each question is asked, by field, those inside a group included.
    Map<String, Asked> asked() {
        Map<String, Asked> asked = new LinkedHashMap<>();
        for (Question question : questions) {
            asked.put(question.control().field().name(), question.asked());
            if (question.control() instanceof GroupControl group) {
                asked.putAll(group.parts().asked());
            }
        }
        return asked;
    }

    /// @param answers what the mould made
    Map<String, @Nullable Object> json(Object answers) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (Question question : questions) {
            Object value = mould.valueIn(answers, question);
            json.put(
                    question.component(),
                    value == null ? null : question.control().json(value));
        }
        return Collections.unmodifiableMap(json);
    }

    Map<String, Object> drafted(Map<String, List<String>> typed) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Question question : questions) {
            if (question.control() instanceof GroupControl group) {
                Map<String, Object> inner = group.parts().drafted(typed);
                if (!inner.isEmpty()) {
                    json.put(question.component(), Collections.unmodifiableMap(inner));
                }
            } else {
                drafted(question.control(), typed).ifPresent(value -> json.put(question.component(), value));
            }
        }
        return json;
    }

    private static Optional<Object> drafted(Control control, Map<String, List<String>> typed) {
        Reading reading = control.read(typed);
        if (reading.typed().isEmpty()) {
            return Optional.empty();
        }
        return switch (reading) {
            case Reading.Value value -> Optional.ofNullable(value.value()).map(control::json);
            case Reading.Unreadable unreadable ->
                Optional.ofNullable(unreadable.typed().get(control.field().name()))
                        .filter(texts -> !texts.isEmpty())
                        .map(List::getFirst);
        };
    }

    Map<String, List<String>> typed(Map<?, ?> json) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (Question question : questions) {
            Object value = json.get(question.component());
            if (value != null) {
                typed.putAll(question.control().typed(value));
            }
        }
        return typed;
    }
}

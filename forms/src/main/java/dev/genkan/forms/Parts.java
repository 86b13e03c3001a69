package dev.genkan.forms;

import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record as its questions: that of the form, or one inside it.
///
/// @param path of the record itself, empty for that of the form
record Parts<R extends Record>(Constructor<R> constructor, String path, List<Question> questions, Rules<R> rules) {

    private static final System.Logger LOG = System.getLogger(Form.class.getName());

    /// @param above what stands before the name of each component
    /// @throws IllegalArgumentException as [Form#of] does
    static <R extends Record> Parts<R> of(Class<R> type, String above, Validator validator, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 0) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no components: it asks nothing.");
        }
        List<Question> questions = Arrays.stream(components)
                .map(component -> Question.of(type, component, above, validator, depth))
                .toList();
        Rules<R> rules = new Rules<>(type, above, validator);
        questions.forEach(rules::requireUsable);
        String path = above.isEmpty() ? "" : above.substring(0, above.length() - 1);
        return new Parts<>(constructor(type, components), path, questions, rules);
    }

    List<Field> fields() {
        return questions.stream().map(question -> question.control().field()).toList();
    }

    /// All errors at once; the constraints of the whole record are asked when every value is right by itself.
    ///
    /// @return a [Reading.Value] holds an `R`
    Reading read(Map<String, List<String>> posted) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        List<@Nullable Object> values = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (Question question : questions) {
            Reading reading = question.control().read(posted);
            typed.putAll(reading.typed());
            switch (reading) {
                case Reading.Unreadable unreadable -> errors.addAll(unreadable.errors());
                case Reading.Value value -> {
                    values.add(value.value());
                    rules.broken(question, value.value()).ifPresent(errors::add);
                }
            }
        }
        if (!errors.isEmpty()) {
            return new Reading.Unreadable(errors, typed);
        }
        Optional<R> record = make(values);
        errors.addAll(record.map(made -> rules.broken(made, fields()))
                .orElseGet(() -> List.of(new FieldError(path, "validation.record"))));
        return errors.isEmpty()
                ? new Reading.Value(record.orElseThrow(), typed)
                : new Reading.Unreadable(errors, typed);
    }

    Map<String, @Nullable Object> json(Record answers) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (Question question : questions) {
            Object value = question.valueIn(answers);
            json.put(
                    question.component(),
                    value == null ? null : question.control().json(value));
        }
        return Collections.unmodifiableMap(json);
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

    private Optional<R> make(List<@Nullable Object> values) {
        String name = constructor.getDeclaringClass().getSimpleName();
        try {
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                // the class only: its message may repeat what somebody typed
                LOG.log(
                        System.Logger.Level.INFO,
                        () -> name + " refused its answers with a "
                                + refusal.getClass().getName()
                                + "; a class-level constraint could tell the visitor why");
                return Optional.empty();
            }
            throw new IllegalStateException(name + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " cannot be made", e);
        }
    }

    private static <R extends Record> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is a record without its canonical constructor", e);
        }
    }
}

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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A record as a form: what it asks, and the way from posted fields to the record. Immutable; all reflection on the
/// record happens when it is made.
public final class Form<R extends Record> {

    private static final System.Logger LOG = System.getLogger(Form.class.getName());

    private final Class<R> type;
    private final Constructor<R> constructor;
    private final List<Question> questions;
    private final List<Field> fields;
    private final Rules<R> rules;

    private Form(Class<R> type, Constructor<R> constructor, List<Question> questions, Rules<R> rules) {
        this.type = type;
        this.constructor = constructor;
        this.questions = questions;
        this.fields =
                questions.stream().map(question -> question.control().field()).toList();
        this.rules = rules;
    }

    /// @throws IllegalArgumentException naming record and component, if it asks nothing, if a component is of a type no
    ///     control serves, has a name that starts with `_` or `genkan`, has a constraint that does not fit its type, or
    ///     is an enum that is neither `@NotNull` nor `@Nullable`; the programmer's fault
    public static <R extends Record> Form<R> of(Class<R> type, Validator validator) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 0) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no components: it asks nothing.");
        }
        List<Question> questions = Arrays.stream(components)
                .map(component -> Question.of(type, component, validator))
                .toList();
        Form<R> form = new Form<>(type, constructor(type, components), questions, new Rules<>(type, validator));
        form.fields.forEach(form.rules::requireUsable);
        return form;
    }

    public Class<R> type() {
        return type;
    }

    /// The simple name of the record; its words are kept under it.
    public String name() {
        return type.getSimpleName();
    }

    /// The questions, in the order of the components.
    public List<Field> fields() {
        return fields;
    }

    /// Reads what a browser, or a stranger, posted. Only the fields of the form are looked at, anything else is never
    /// bound. Texts lose the white space around them, and line breaks become spaces. All errors are found at once; the
    /// constraints of the whole record are asked when every value is right by itself. A constructor that refuses the
    /// values is an error of the whole (`validation.record`).
    ///
    /// @param posted the values of each posted field; a missing field is an empty one
    public Submission<R> read(Map<String, List<String>> posted) {
        Map<String, String> shown = new LinkedHashMap<>();
        List<@Nullable Object> values = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (Question question : questions) {
            Reading reading = question.read(posted.getOrDefault(question.name(), List.of()));
            shown.put(question.name(), reading.shown());
            switch (reading) {
                case Reading.Unreadable unreadable -> errors.add(unreadable.error());
                case Reading.Value value -> {
                    values.add(value.value());
                    rules.broken(question.control().field(), value.value()).ifPresent(errors::add);
                }
            }
        }
        if (!errors.isEmpty()) {
            return new Submission.Rejected<>(shown, errors);
        }
        Optional<R> record = make(values);
        errors.addAll(record.map(made -> rules.broken(made, fields))
                .orElseGet(() -> List.of(new FieldError("", "validation.record"))));
        return errors.isEmpty()
                ? new Submission.Accepted<>(record.orElseThrow())
                : new Submission.Rejected<>(shown, errors);
    }

    /// The answers as JSON values by component name, in their order; an enum as its name, null for what was left open.
    /// Unmodifiable.
    public Map<String, @Nullable Object> toJson(R answers) {
        Map<String, @Nullable Object> json = map(answers, Control::json);
        return Collections.unmodifiableMap(json);
    }

    /// The answers as the page shows them, by field name, in their order; empty for what was left open. Unmodifiable.
    public Map<String, String> values(R answers) {
        Map<String, String> values = new LinkedHashMap<>();
        map(answers, Control::shown).forEach((name, shown) -> values.put(name, shown == null ? "" : (String) shown));
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return "Form[" + name() + "]";
    }

    private Map<String, @Nullable Object> map(R answers, BiFunction<Control, Object, Object> as) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Question question : questions) {
            Object value = question.valueIn(answers);
            map.put(question.name(), value == null ? null : as.apply(question.control(), value));
        }
        return map;
    }

    private Optional<R> make(List<@Nullable Object> values) {
        try {
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                // the class only: its message may repeat what somebody typed
                LOG.log(
                        System.Logger.Level.INFO,
                        () -> name() + " refused its answers with a "
                                + refusal.getClass().getName()
                                + "; a class-level constraint could tell the visitor why");
                return Optional.empty();
            }
            throw new IllegalStateException(name() + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name() + " cannot be made", e);
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

package dev.genkan.forms;

import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers that become a record, by its constructor and its constraints.
///
/// @param accessors by component
record RecordMould<R extends Record>(Constructor<R> constructor, Map<String, Method> accessors, Rules<R> rules)
        implements Mould {

    private static final System.Logger LOG = System.getLogger(Form.class.getName());

    /// @param above what stands before the name of each component
    static <R extends Record> RecordMould<R> of(Class<R> type, String above, Validator validator) {
        RecordComponent[] components = type.getRecordComponents();
        Map<String, Method> accessors = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            accessors.put(component.getName(), accessor);
        }
        return new RecordMould<>(constructor(type, components), accessors, new Rules<>(type, above, validator));
    }

    @Override
    public Optional<Object> make(List<@Nullable Object> values) {
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

    @Override
    public @Nullable Object valueIn(Object answers, Question question) {
        Method accessor = Objects.requireNonNull(accessors.get(question.component()));
        try {
            return accessor.invoke(answers);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " of a record cannot be read", e);
        }
    }

    @Override
    public Optional<FieldError> broken(Question question, @Nullable Object value) {
        return rules.broken(question, value);
    }

    @Override
    public List<FieldError> broken(Object answers, List<Field> fields) {
        return rules.broken(rules.type().cast(answers), fields);
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

package dev.genkan.token;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns a JSON object into a record of the application. The one place besides forms that looks at record components;
/// each class is looked at once.
///
/// A component is a `String`, an enum (by the name of its constant), `boolean`, `int`, `long`, `double` or one of their
/// boxes, a `BigDecimal`, a `LocalDate` (ISO 8601), a `URI`, another record, `Object` for any JSON value, or a `List`
/// or `Set` of these or a `Map` from `String` to these. Names in the JSON that the record does not have are ignored.
public final class RecordMapper {

    private static final ClassValue<RecordMapper> MAPPERS = new ClassValue<>() {
        @Override
        protected RecordMapper computeValue(Class<?> type) {
            return new RecordMapper(type);
        }
    };

    private record Part(String name, JsonShape shape, boolean mayBeAbsent) {}

    private final MethodHandle constructor;
    private final List<Part> parts;

    private RecordMapper(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.constructor = constructor(type, components);
        this.parts = Arrays.stream(components).map(RecordMapper::part).toList();
    }

    /// The record, or empty if a component is missing or null without being marked `@Nullable` (anybody's annotation of
    /// that name will do), does not fit its type, or the record's own constructor refuses the values.
    ///
    /// @throws IllegalArgumentException if a component has a type that JSON cannot fill, or the record lives in a named
    ///     Java module that does not open its package; the programmer's fault
    public static <R extends Record> Optional<R> read(Class<R> type, Map<String, @Nullable Object> json) {
        return readAny(type, json).map(type::cast);
    }

    static Optional<Object> readAny(Class<?> type, Map<?, ?> json) {
        return MAPPERS.get(type).read(json);
    }

    private Optional<Object> read(Map<?, ?> json) {
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            Object value = json.get(part.name());
            if (value != null) {
                Optional<?> fitting = part.shape().fit(value);
                if (fitting.isEmpty()) {
                    return Optional.empty();
                }
                values[i] = fitting.get();
            } else if (!part.mayBeAbsent()) {
                return Optional.empty();
            }
        }
        return create(values);
    }

    private Optional<Object> create(@Nullable Object[] values) {
        try {
            return Optional.of((Object) constructor.invokeExact(values));
        } catch (Error e) {
            throw e;
        } catch (Throwable refusedByTheRecord) {
            return Optional.empty();
        }
    }

    private static Part part(RecordComponent component) {
        boolean nullable = JsonShape.isNullable(component.getAnnotatedType(), component, component.getAccessor());
        return new Part(
                component.getName(),
                JsonShape.of(component.getAnnotatedType(), component),
                nullable && !component.getType().isPrimitive());
    }

    /// The canonical constructor, taking its arguments as one array.
    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (NoSuchMethodException | IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made from JSON: " + e.getMessage(), e);
        }
    }
}

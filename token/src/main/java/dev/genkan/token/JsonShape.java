package dev.genkan.token;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How one Java type is filled from a JSON value.
interface JsonShape {

    /// The value as that type, or empty if it does not fit.
    Optional<?> fit(Object json);

    /// @param component where the type stands, for the message
    /// @throws IllegalArgumentException if no JSON value can fill the type
    static JsonShape of(AnnotatedType annotated, RecordComponent component) {
        Type type = annotated.getType();
        if (type instanceof Class<?> simple) {
            return ofClass(simple).orElseThrow(() -> unsupported(component));
        }
        if (annotated instanceof AnnotatedParameterizedType generic) {
            return ofGeneric(generic, component);
        }
        throw unsupported(component);
    }

    /// Whether one of these carries an annotation named `Nullable`, whoever's it is.
    static boolean isNullable(AnnotatedElement... elements) {
        return Arrays.stream(elements)
                .flatMap(element -> Arrays.stream(element.getAnnotations()))
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private static Optional<JsonShape> ofClass(Class<?> type) {
        if (type == Object.class) {
            return Optional.of(Optional::of);
        } else if (type == String.class) {
            return Optional.of(json -> json instanceof String text ? Optional.of(text) : Optional.empty());
        } else if (type == boolean.class || type == Boolean.class) {
            return Optional.of(json -> json instanceof Boolean truth ? Optional.of(truth) : Optional.empty());
        } else if (type == int.class || type == Integer.class) {
            return Optional.of(JsonNumbers::toInt);
        } else if (type == long.class || type == Long.class) {
            return Optional.of(JsonNumbers::toLong);
        } else if (type == double.class || type == Double.class) {
            return Optional.of(JsonNumbers::toDouble);
        } else if (type == BigDecimal.class) {
            return Optional.of(JsonNumbers::toDecimal);
        } else if (type == LocalDate.class) {
            return Optional.of(json -> json instanceof String text ? toDate(text) : Optional.empty());
        } else if (type == URI.class) {
            return Optional.of(json -> json instanceof String text ? toUri(text) : Optional.empty());
        } else if (type.isEnum()) {
            return Optional.of(ofEnum(type));
        } else if (type.isRecord()) {
            // Looked up when needed and not now: a record may contain itself.
            return Optional.of(
                    json -> json instanceof Map<?, ?> object ? RecordMapper.readAny(type, object) : Optional.empty());
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> toDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<URI> toUri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static JsonShape ofEnum(Class<?> type) {
        Map<String, Object> constants = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(constant -> ((Enum<?>) constant).name(), Function.identity()));
        return json -> json instanceof String name ? Optional.ofNullable(constants.get(name)) : Optional.empty();
    }

    private static JsonShape ofGeneric(AnnotatedParameterizedType generic, RecordComponent component) {
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        if (rawType(generic) == List.class) {
            return listOf(of(arguments[0], component), isNullable(arguments[0]));
        }
        if (rawType(generic) == Set.class) {
            return setOf(of(arguments[0], component));
        }
        if (rawType(generic) == Map.class && arguments[0].getType() == String.class) {
            boolean anyValue = arguments[1].getType() == Object.class;
            return mapOf(of(arguments[1], component), anyValue || isNullable(arguments[1]));
        }
        throw unsupported(component);
    }

    private static Type rawType(AnnotatedParameterizedType generic) {
        return ((ParameterizedType) generic.getType()).getRawType();
    }

    private static JsonShape listOf(JsonShape element, boolean nullable) {
        return json -> {
            if (!(json instanceof List<?> array)) {
                return Optional.empty();
            }
            List<@Nullable Object> fitting = new ArrayList<>(array.size());
            for (Object value : array) {
                Optional<?> fit = value == null ? Optional.empty() : element.fit(value);
                if (fit.isEmpty() && !(value == null && nullable)) {
                    return Optional.empty();
                }
                fitting.add(fit.orElse(null));
            }
            return Optional.of(Collections.unmodifiableList(fitting));
        };
    }

    /// An array that holds each value once; JSON has nothing nearer to a set.
    private static JsonShape setOf(JsonShape element) {
        JsonShape list = listOf(element, false);
        return json -> list.fit(json)
                .map(fitting -> Collections.unmodifiableSet(new LinkedHashSet<Object>((List<?>) fitting)))
                .filter(set -> set.size() == ((List<?>) json).size());
    }

    private static JsonShape mapOf(JsonShape member, boolean nullable) {
        return json -> {
            if (!(json instanceof Map<?, ?> object)) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> fitting = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                Object value = entry.getValue();
                Optional<?> fit = value == null ? Optional.empty() : member.fit(value);
                if (!(entry.getKey() instanceof String name) || (fit.isEmpty() && !(value == null && nullable))) {
                    return Optional.empty();
                }
                fitting.put(name, fit.orElse(null));
            }
            return Optional.of(Collections.unmodifiableMap(fitting));
        };
    }

    private static IllegalArgumentException unsupported(RecordComponent component) {
        return new IllegalArgumentException("the component %s of %s has the type %s, which is not filled from JSON"
                .formatted(
                        component.getName(),
                        component.getDeclaringRecord().getName(),
                        component.getGenericType().getTypeName()));
    }
}

package dev.genkan.server.wire;

import dev.genkan.token.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The named values of a call, out of a form, a JSON object or an address. Each is asked for as what it should be; one
/// that is something else refuses the call and names the field.
public final class Fields {

    public static final Fields NONE = new Fields(Map.of(), false);

    private static final int LONGEST_TEXT = 4096;

    private final Map<String, @Nullable Object> values;
    private final boolean json;

    private Fields(Map<String, @Nullable Object> values, boolean json) {
        this.values = values;
        this.json = json;
    }

    /// Of a form or an address. `name[]` is the same as `name`.
    public static Fields ofForm(Map<String, List<String>> form) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        form.forEach((name, texts) -> {
            String bare = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
            List<Object> all = new ArrayList<>(values.get(bare) instanceof List<?> known ? known : List.of());
            all.addAll(texts);
            values.put(bare, all);
        });
        return new Fields(Collections.unmodifiableMap(values), false);
    }

    public static Fields ofJson(Map<String, @Nullable Object> object) {
        return new Fields(object, true);
    }

    public Set<String> names() {
        return values.keySet();
    }

    /// Whether it was named at all, be it with nothing.
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// Whether JSON says null of it.
    public boolean isNull(String name) {
        return values.containsKey(name) && values.get(name) == null;
    }

    /// Whether it was not given, or with null, an empty text or an empty list.
    public boolean isNothing(String name) {
        Object value = values.get(name);
        return value == null || value.equals("") || (value instanceof List<?> list && list.isEmpty());
    }

    /// Whether it was given as one of these JSON values.
    public boolean isOneOf(String name, Set<Object> wanted) {
        Object value = values.get(name);
        return value != null && wanted.contains(value);
    }

    /// The text, stripped of nothing. Empty if it was not given; of a form also if it was left empty.
    ///
    /// @throws Refused if it is another kind of value, given twice, longer than 4,096 characters, or holds NUL or half
    ///     of a surrogate pair
    public Optional<String> text(String name) {
        return text(name, LONGEST_TEXT);
    }

    public Optional<String> text(String name, int longest) {
        Object value = values.get(name);
        if (value instanceof List<?> all && !json) {
            if (all.size() > 1) {
                throw new Refused(Errors.malformed(name, name + " may be given once."));
            }
            value = all.getFirst();
        }
        if (value == null || (!json && value.equals(""))) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw new Refused(Errors.malformed(name, name + " has to be a text."));
        }
        return Optional.of(checked(name, text, longest));
    }

    public String required(String name) {
        return text(name).filter(text -> !text.isBlank()).orElseThrow(() -> new Refused(Errors.missing(name)));
    }

    /// All texts of this name: of JSON an array of them, or one.
    public List<String> texts(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof String one) {
            return List.of(checked(name, one, LONGEST_TEXT));
        }
        if (!(value instanceof List<?> all)) {
            throw new Refused(Errors.malformed(name, name + " has to be a list of texts."));
        }
        List<String> texts = new ArrayList<>();
        for (Object one : all) {
            if (!(one instanceof String text)) {
                throw new Refused(Errors.malformed(name, name + " has to be a list of texts."));
            }
            if (json || !text.isEmpty()) {
                texts.add(checked(name, text, LONGEST_TEXT));
            }
        }
        return List.copyOf(texts);
    }

    public Optional<Boolean> flag(String name) {
        if (json) {
            Object value = values.get(name);
            if (value == null || value instanceof Boolean) {
                return Optional.ofNullable((Boolean) value);
            }
            throw new Refused(Errors.malformed(name, name + " has to be true or false."));
        }
        return text(name).map(text -> switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new Refused(Errors.malformed(name, name + " has to be true or false."));
        });
    }

    public OptionalLong number(String name) {
        if (json) {
            Object value = values.get(name);
            if (value == null) {
                return OptionalLong.empty();
            }
            if (value instanceof Long number) {
                return OptionalLong.of(number);
            }
            throw new Refused(Errors.malformed(name, name + " has to be a whole number."));
        }
        Optional<String> text = text(name);
        try {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException e) {
            throw new Refused(Errors.malformed(name, name + " has to be a whole number."));
        }
    }

    /// A JSON object; in a form, the text of one. JSON null is an empty object.
    @SuppressWarnings("unchecked") // the JSON reader makes maps of this type and of no other
    public Optional<Map<String, @Nullable Object>> object(String name) {
        if (!values.containsKey(name)) {
            return Optional.empty();
        }
        if (json) {
            Object value = values.get(name);
            if (value == null) {
                return Optional.of(Map.of());
            }
            if (value instanceof Map<?, ?> object) {
                return Optional.of((Map<String, @Nullable Object>) object);
            }
            throw new Refused(Errors.malformed(name, name + " has to be a JSON object."));
        }
        try {
            return text(name, Json.LONGEST).map(Json::parseObject);
        } catch (Json.Malformed e) {
            throw new Refused(Errors.malformed(name, name + " has to be a JSON object: " + e.getMessage() + "."));
        }
    }

    /// Objects in a list of JSON.
    ///
    /// @throws Refused if it is no list, or holds anything else
    @SuppressWarnings("unchecked") // the JSON reader makes maps of this type and of no other
    public List<Fields> objects(String name) {
        if (!(values.get(name) instanceof List<?> list)) {
            throw new Refused(Errors.malformed(name, name + " has to be a list of objects."));
        }
        List<Fields> all = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof Map<?, ?> object)) {
                throw new Refused(Errors.malformed(name, name + " has to be a list of objects."));
            }
            all.add(ofJson((Map<String, @Nullable Object>) object));
        }
        return List.copyOf(all);
    }

    private static String checked(String name, String text, int longest) {
        if (text.length() > longest) {
            throw new Refused(Errors.tooLong(name, longest));
        }
        boolean storable = text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
        if (!storable) {
            throw new Refused(Errors.malformed(name, name + " holds characters that no text has."));
        }
        return text;
    }
}

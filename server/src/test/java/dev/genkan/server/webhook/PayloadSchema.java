package dev.genkan.server.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/// What the specification of webhooks says of a payload, as far as its schemas use the language: types, required and
/// unknown fields, enums, references, `allOf` and `oneOf`. Fields are unknown only to all parts of an `allOf` together,
/// which is how the specification means it where it puts a user beside the fields of a session.
final class PayloadSchema {

    private static final Map<?, ?> SPECIFICATION = read();

    private PayloadSchema() {}

    /// The types of events that there are.
    static Set<String> types() {
        Set<String> types = new HashSet<>();
        at(SPECIFICATION, "x-webhooks").keySet().forEach(type -> types.add(String.valueOf(type)));
        return types;
    }

    /// What is wrong with it, place by place; empty if nothing is.
    static List<String> problems(String type, Map<String, @Nullable Object> payload) {
        Map<?, ?> schema =
                at(SPECIFICATION, "x-webhooks", type, "post", "requestBody", "content", "application/json", "schema");
        List<String> problems = new ArrayList<>();
        check(schema, payload, type, problems);
        return problems;
    }

    private static void check(Map<?, ?> unresolved, @Nullable Object value, String place, List<String> problems) {
        Map<?, ?> schema = resolved(unresolved);
        if (value == null) {
            if (!Boolean.TRUE.equals(schema.get("nullable"))) {
                problems.add(place + " is null");
            }
            return;
        }
        if (schema.get("enum") instanceof List<?> values && !values.contains(value)) {
            problems.add(place + " is " + value + ", not one of " + values);
        }
        if (schema.get("type") instanceof String type && !isOf(type, value)) {
            problems.add(place + " is no " + type);
        }
        if (schema.get("oneOf") instanceof List<?> choices) {
            long fitting = choices.stream()
                    .filter(choice -> {
                        List<String> wrong = new ArrayList<>();
                        check((Map<?, ?>) choice, value, place, wrong);
                        return wrong.isEmpty();
                    })
                    .count();
            if (fitting == 0) {
                problems.add(place + " is none of its kinds: " + value);
            }
        }
        if (schema.get("items") instanceof Map<?, ?> items && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                check(items, list.get(i), place + "[" + i + "]", problems);
            }
        }
        if (value instanceof Map<?, ?> object) {
            boolean closed = fields(schema, object, place, problems, new HashSet<>());
            if (closed) {
                Set<Object> known = known(schema);
                object.keySet().stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> problems.add(place + "." + name + " is unknown"));
            }
        }
    }

    /// @return whether unknown fields are refused by any part
    private static boolean fields(
            Map<?, ?> schema, Map<?, ?> object, String place, List<String> problems, Set<Object> seen) {
        boolean closed = Boolean.FALSE.equals(schema.get("additionalProperties"));
        if (schema.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> problems.add(place + "." + name + " is missing"));
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, of) -> {
                if (object.containsKey(name) && seen.add(name)) {
                    check((Map<?, ?>) of, object.get(name), place + "." + name, problems);
                }
            });
        }
        if (schema.get("allOf") instanceof List<?> parts) {
            for (Object part : parts) {
                closed |= fields(resolved((Map<?, ?>) part), object, place, problems, seen);
            }
        }
        return closed;
    }

    private static Set<Object> known(Map<?, ?> schema) {
        Set<Object> known = new HashSet<>();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            known.addAll(properties.keySet());
        }
        if (schema.get("allOf") instanceof List<?> parts) {
            parts.forEach(part -> known.addAll(known(resolved((Map<?, ?>) part))));
        }
        return known;
    }

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "array" -> value instanceof List;
            case "object" -> value instanceof Map;
            default -> throw new IllegalStateException("a type that this does not know: " + type);
        };
    }

    private static Map<?, ?> resolved(Map<?, ?> schema) {
        return schema.get("$ref") instanceof String reference
                ? resolved(at(SPECIFICATION, reference.substring(2).split("/", -1)))
                : schema;
    }

    private static Map<?, ?> at(Map<?, ?> from, String... path) {
        Map<?, ?> here = from;
        for (String name : path) {
            here = (Map<?, ?>) Objects.requireNonNull(here.get(name), name);
        }
        return here;
    }

    private static Map<?, ?> read() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(1000);
        try (InputStream file = PayloadSchema.class.getResourceAsStream("/clerk-openapi/webhooks-2025-04-15.yml")) {
            return new Yaml(options).load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

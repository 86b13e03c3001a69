package dev.genkan.server.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds JSON against the schemas of a specification (OpenAPI 3.0), as far as answers need it: types, null, required
/// and unknown fields, enumerations, lists, and all, one or any of several. Of several that may apply one has to fit;
/// that no second one does is not asked, because the specifications' own overlap.
final class SchemaCheck {

    private static final String REFERENCE = "$ref";

    private final Map<?, ?> root;

    SchemaCheck(Map<?, ?> root) {
        this.root = root;
    }

    /// What is wrong, each with the place of it, such as `$.response.sessions[0].status`.
    List<String> faults(Map<?, ?> schema, @Nullable Object json) {
        List<String> faults = new ArrayList<>();
        check(schema, json, "$", faults);
        return faults;
    }

    /// The schema or response itself, if this is a reference to one.
    Map<?, ?> resolved(Map<?, ?> schema) {
        Map<?, ?> found = schema;
        while (found.get(REFERENCE) instanceof String reference) {
            Map<?, ?> at = root;
            for (String name : reference.substring(2).split("/", -1)) {
                at = (Map<?, ?>) Objects.requireNonNull(at.get(name.replace("~1", "/")), reference);
            }
            found = at;
        }
        return found;
    }

    private void check(Map<?, ?> reference, @Nullable Object json, String at, List<String> faults) {
        Map<?, ?> schema = resolved(reference);
        if (json == null) {
            if (!allowsNull(schema)) {
                faults.add(at + " is null");
            }
            return;
        }
        if (schema.get("type") instanceof String type && !isOf(type, json)) {
            faults.add(at + " is no " + type);
            return;
        }
        if (schema.get("enum") instanceof List<?> values && !values.contains(json)) {
            faults.add(at + " is none of " + values);
        }
        for (Map<?, ?> one : schemas(schema, "allOf")) {
            check(one, json, at, faults);
        }
        several(schema, "oneOf", json, at, faults);
        several(schema, "anyOf", json, at, faults);
        if (json instanceof Map<?, ?> object) {
            fields(schema, object, at, faults);
        } else if (json instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
            for (int i = 0; i < list.size(); i++) {
                check(items, list.get(i), at + "[" + i + "]", faults);
            }
        }
    }

    private void several(Map<?, ?> schema, String name, Object json, String at, List<String> faults) {
        List<Map<?, ?>> choices = schemas(schema, name);
        List<String> first = List.of();
        for (Map<?, ?> choice : choices) {
            List<String> wrong = new ArrayList<>();
            check(choice, json, at, wrong);
            if (wrong.isEmpty()) {
                return;
            }
            first = first.isEmpty() ? wrong : first;
        }
        if (!choices.isEmpty()) {
            faults.add(at + " fits none of several: " + String.join(", ", first));
        }
    }

    private void fields(Map<?, ?> schema, Map<?, ?> object, String at, List<String> faults) {
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> known ? known : Map.of();
        if (schema.get("required") instanceof List<?> required) {
            for (Object name : required) {
                if (!object.containsKey(name)) {
                    faults.add(at + "." + name + " is missing");
                }
            }
        }
        object.forEach((name, value) -> {
            if (properties.get(name) instanceof Map<?, ?> property) {
                check(property, value, at + "." + name, faults);
            } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                faults.add(at + "." + name + " is not described");
            } else if (schema.get("additionalProperties") instanceof Map<?, ?> others && !others.isEmpty()) {
                check(others, value, at + "." + name, faults);
            }
        });
    }

    private boolean allowsNull(Map<?, ?> reference) {
        Map<?, ?> schema = resolved(reference);
        if (schema.get("nullable") instanceof Boolean said) {
            return said;
        }
        List<Map<?, ?>> choices = new ArrayList<>(schemas(schema, "oneOf"));
        choices.addAll(schemas(schema, "anyOf"));
        List<Map<?, ?>> all = schemas(schema, "allOf");
        if (!schema.containsKey("type") && (!choices.isEmpty() || !all.isEmpty())) {
            return all.stream().allMatch(this::allowsNull)
                    && (choices.isEmpty() || choices.stream().anyMatch(this::allowsNull));
        }
        return !schema.containsKey("type");
    }

    private static boolean isOf(String type, Object json) {
        return switch (type) {
            case "object" -> json instanceof Map<?, ?>;
            case "array" -> json instanceof List<?>;
            case "string" -> json instanceof String;
            case "boolean" -> json instanceof Boolean;
            case "integer" -> json instanceof Long || json instanceof Integer;
            case "number" -> json instanceof Number;
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static List<Map<?, ?>> schemas(Map<?, ?> schema, String name) {
        List<Map<?, ?>> found = new ArrayList<>();
        if (schema.get(name) instanceof List<?> list) {
            list.forEach(one -> found.add((Map<?, ?>) one));
        }
        return found;
    }
}

package dev.genkan.forms.schema;

import dev.genkan.forms.Asked;
import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a schema says of questions that must be answered if they are asked.
final class Conditional {

    private Conditional() {}

    /// @return `if` and `then` for each of them
    static List<Object> of(List<FieldSpec> specs) {
        Map<String, FieldSpec> byName = specs.stream().collect(Collectors.toMap(FieldSpec::name, spec -> spec));
        List<Object> conditions = new ArrayList<>();
        for (FieldSpec spec : specs) {
            if (spec.asked() instanceof Asked.If condition && condition.required()) {
                Map<String, Object> asks = new LinkedHashMap<>();
                collect(condition, byName, asks);
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("if", Map.of("properties", asks, "required", List.copyOf(asks.keySet())));
                one.put(
                        "then",
                        Map.of(
                                "properties",
                                Map.of(spec.name(), answered(spec.kind())),
                                "required",
                                List.of(spec.name())));
                conditions.add(one);
            }
        }
        return conditions;
    }

    /// The answers that ask, and what asks for their questions in turn.
    private static void collect(Asked.If condition, Map<String, FieldSpec> byName, Map<String, Object> asks) {
        FieldSpec trigger = byName.get(condition.field());
        if (trigger == null) {
            throw new IllegalStateException("a form with a condition on what it does not ask: " + condition.field());
        }
        asks.put(trigger.name(), answers(trigger.kind(), condition.is()));
        if (trigger.asked() instanceof Asked.If above) {
            collect(above, byName, asks);
        }
    }

    private static Map<String, Object> answers(Kind kind, List<String> is) {
        if (kind instanceof Kind.Tick) {
            return Map.of("const", true);
        }
        Map<String, Object> any = Map.of("enum", is);
        return kind instanceof Kind.Choices ? Map.of("type", "array", "contains", any) : any;
    }

    /// That an answer is there, whatever else is said of it.
    private static Map<String, Object> answered(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> Map.of("type", "string", "minLength", 1L);
            case Kind.Lines lines -> Map.of("type", "string", "minLength", 1L);
            case Kind.Email email -> Map.of("type", "string", "minLength", 1L);
            case Kind.Link link -> Map.of("type", "string", "minLength", 1L);
            case Kind.Numeric number -> Map.of("type", "number");
            case Kind.Date date -> Map.of("type", "string");
            case Kind.Tick tick -> Map.of("const", true);
            case Kind.Choice choice -> Map.of("type", "string");
            case Kind.Choices choices -> Map.of("type", "array", "minItems", 1L);
            case Kind.Group group -> Map.of("type", "object");
        };
    }
}

package dev.genkan.forms.schema;

import dev.genkan.forms.Destination;
import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Form;
import dev.genkan.forms.Kind;
import dev.genkan.forms.WhenEmpty;
import java.util.List;
import java.util.stream.Collectors;

/// The answers of a form as a type of TypeScript.
public final class TypeScript {

    private TypeScript() {}

    /// The answers as they stand in public metadata: a type literal such as
    /// `{ applicationName: string; teamSize?: number }`. What was left open is not there, because null deletes a key
    /// where metadata are merged; what goes elsewhere is not there at all.
    public static String type(Form<?> form) {
        return literal(form.outline().fields().stream()
                .filter(field -> field.destination() == Destination.PUBLIC_METADATA)
                .toList());
    }

    private static String literal(List<FieldSpec> fields) {
        return fields.isEmpty()
                ? "{}"
                : fields.stream()
                        .map(field -> field.name()
                                + (field.whenEmpty() == WhenEmpty.NULL ? "?: " : ": ")
                                + type(field.kind()))
                        .collect(Collectors.joining("; ", "{ ", " }"));
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> "string";
            case Kind.Lines lines -> "string";
            case Kind.Email email -> "string";
            case Kind.Link link -> "string";
            case Kind.Numeric number -> "number";
            case Kind.Date date -> "string";
            case Kind.Tick tick -> "boolean";
            case Kind.Choice choice -> union(choice.options());
            case Kind.Choices choices -> "(" + union(choices.options()) + ")[]";
            case Kind.Group group -> literal(group.fields());
        };
    }

    private static String union(List<String> options) {
        return options.stream().map(TypeScript::quoted).collect(Collectors.joining(" | "));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

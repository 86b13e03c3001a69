package dev.genkan.identity.session;

import dev.genkan.token.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a claims template puts into session tokens, as TypeScript reads it: the text of a `globals.d.ts` by which
/// Clerk's SDKs know the application's own claims (`CustomJwtSessionClaims`).
///
/// As exact as the template is. What stands behind a path into metadata is `unknown`, because users may have anything
/// there.
public final class ClaimsTypes {

    private static final String NULL = "null";
    private static final String UNKNOWN = "unknown";
    private static final String OBJECT = "Record<string, unknown>";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private ClaimsTypes() {}

    /// The declaration, line by line.
    public static List<String> of(ClaimsTemplate template) {
        List<String> lines = new ArrayList<>(List.of(
                "// The application's own claims in a session token, made from the claims template.",
                "export {};",
                "",
                "declare global {",
                "  interface CustomJwtSessionClaims {"));
        template.claims()
                .parts()
                .forEach((name, part) -> lines.add("    " + key(name) + ": " + type(part, "    ") + ";"));
        lines.add("  }");
        lines.add("}");
        return lines;
    }

    private static String type(TemplatePart part, String indent) {
        return switch (part) {
            case TemplatePart.Fixed fixed -> fixed(fixed.value());
            case TemplatePart.Woven text -> "string";
            case TemplatePart.Choice choice -> choice(choice.operands());
            case TemplatePart.Items items ->
                items.parts().stream().map(item -> type(item, indent)).collect(Collectors.joining(", ", "[", "]"));
            case TemplatePart.Names names -> object(names.parts(), indent);
        };
    }

    private static String object(Map<String, TemplatePart> parts, String indent) {
        String deeper = indent + "  ";
        return parts.isEmpty()
                ? "Record<string, never>"
                : parts.entrySet().stream()
                        .map(entry -> deeper + key(entry.getKey()) + ": " + type(entry.getValue(), deeper) + ";\n")
                        .collect(Collectors.joining("", "{\n", indent + "}"));
    }

    /// The value and nothing else.
    private static String fixed(@Nullable Object value) {
        return value == null ? NULL : Json.write(value);
    }

    /// Whatever one of the operands may be, and nothing only if none of them has to be something.
    private static String choice(List<Shortcode> operands) {
        Set<String> types = new LinkedHashSet<>();
        for (Shortcode operand : operands) {
            List<String> possible = types(operand);
            types.addAll(possible);
            types.remove(NULL);
            if (possible.contains(UNKNOWN)) {
                return UNKNOWN;
            }
            if (!possible.contains(NULL)) {
                return joined(types);
            }
        }
        types.add(NULL);
        return joined(types);
    }

    private static String joined(Set<String> types) {
        boolean anyText = types.contains("string");
        return types.stream().filter(type -> !anyText || !type.startsWith("\"")).collect(Collectors.joining(" | "));
    }

    private static List<String> types(Shortcode shortcode) {
        return switch (shortcode) {
            case Shortcode.Literal literal -> List.of(Json.write(literal.text()));
            case Shortcode.PublicMetadata metadata -> metadata(metadata.path());
            case Shortcode.UnsafeMetadata metadata -> metadata(metadata.path());
            case Shortcode.Named named -> named(named.name());
        };
    }

    private static List<String> metadata(List<String> path) {
        return List.of(path.isEmpty() ? OBJECT : UNKNOWN);
    }

    private static List<String> named(String name) {
        return switch (name) {
            case "user.id" -> List.of("string");
            case "user.email_verified", "user.phone_number_verified", "user.two_factor_enabled" -> List.of("boolean");
            case "user.created_at", "user.updated_at" -> List.of("number");
            case "user.organizations" -> List.of(OBJECT);
            case "org.public_metadata" -> List.of(OBJECT, NULL);
            case "session.actor" -> List.of("{ sub: string; [claim: string]: unknown }", NULL);
            default -> List.of("string", NULL);
        };
    }

    private static String key(String name) {
        return IDENTIFIER.matcher(name).matches() ? name : Json.write(name);
    }
}

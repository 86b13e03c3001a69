package dev.genkan.identity.session;

import dev.genkan.token.Json;
import dev.genkan.token.SessionClaims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an application adds to every session token: a JSON object in which a text that is one shortcode, such as
/// `"{{user.public_metadata}}"`, stands for a value, which keeps its JSON type. A shortcode without a value gives null.
public final class ClaimsTemplate {

    /// Adds nothing.
    public static final ClaimsTemplate EMPTY = new ClaimsTemplate(Map.of());

    private static final Pattern SHORTCODE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    /// Fallbacks (`||`) and quoted texts are not taken, rather than taken for the name of something in the metadata.
    private static final Pattern PLAIN = Pattern.compile("[^\\s|'\"]*");
    /// With the 24 levels of metadata and the token's own this makes the 32 that a token may have.
    private static final int DEEPEST = 7;

    private final Map<String, Part> parts;

    private ClaimsTemplate(Map<String, Part> parts) {
        this.parts = parts;
    }

    /// A value of the template.
    private sealed interface Part {
        record Fixed(@Nullable Object value) implements Part {}

        record Hole(Shortcode shortcode) implements Part {}

        record Items(List<Part> parts) implements Part {}

        record Names(Map<String, Part> parts) implements Part {}
    }

    /// @throws Wrong if it is not JSON, takes a reserved name, or asks for what is not offered; its author's fault
    public static ClaimsTemplate parse(String text) {
        Map<String, @Nullable Object> json;
        try {
            json = Json.parseObject(text);
        } catch (Json.Malformed e) {
            // its message begins with the place, which ours names too
            throw new Wrong(
                    e.line(), e.column(), String.valueOf(e.getMessage()).replaceFirst("^line \\d+, column \\d+: ", ""));
        }
        for (String name : json.keySet()) {
            if (SessionClaims.isReserved(name)) {
                throw wrong(text, "\"" + name + "\"", "the claim \"" + name + "\" is the house's own");
            }
        }
        return new ClaimsTemplate(names(json, text, 1));
    }

    /// The claims for this user and session.
    public Map<String, @Nullable Object> render(TemplateContext context) {
        return fill(parts, context);
    }

    private static Map<String, Part> names(Map<?, ?> json, String text, int depth) {
        Map<String, Part> parts = new LinkedHashMap<>();
        json.forEach((name, value) -> parts.put((String) name, part(value, text, depth)));
        return parts;
    }

    private static Part part(@Nullable Object value, String text, int depth) {
        if (depth > DEEPEST) {
            throw new Wrong(1, 1, "a claims template has at most " + DEEPEST + " levels");
        }
        if (value instanceof Map<?, ?> map) {
            return new Part.Names(names(map, text, depth + 1));
        }
        if (value instanceof List<?> list) {
            List<Part> items = new ArrayList<>();
            list.forEach(item -> items.add(part(item, text, depth + 1)));
            return new Part.Items(items);
        }
        return value instanceof String string && string.contains("{{")
                ? new Part.Hole(shortcode(string, text))
                : new Part.Fixed(value);
    }

    private static Shortcode shortcode(String string, String text) {
        Matcher matcher = SHORTCODE.matcher(string);
        if (!matcher.matches() || !PLAIN.matcher(matcher.group(1)).matches()) {
            throw wrong(text, string, "a shortcode stands alone in its text, as in \"{{user.public_metadata}}\"");
        }
        String name = matcher.group(1);
        if (name.equals("user.private_metadata") || name.startsWith("user.private_metadata.")) {
            throw wrong(text, string, "private metadata is never put into a token, which its holder can read");
        }
        return Shortcode.of(name).orElseThrow(() -> wrong(text, string, "there is no shortcode \"" + name + "\""));
    }

    private static Map<String, @Nullable Object> fill(Map<String, Part> parts, TemplateContext context) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        parts.forEach((name, part) -> claims.put(name, fill(part, context)));
        return claims;
    }

    private static @Nullable Object fill(Part part, TemplateContext context) {
        return switch (part) {
            case Part.Fixed fixed -> fixed.value();
            case Part.Hole hole -> hole.shortcode().in(context);
            case Part.Items items -> {
                List<@Nullable Object> filled = new ArrayList<>();
                items.parts().forEach(item -> filled.add(fill(item, context)));
                yield filled;
            }
            case Part.Names names -> fill(names.parts(), context);
        };
    }

    /// Where in the text it is found; the beginning for one that is written with escapes.
    private static Wrong wrong(String text, String found, String complaint) {
        int at = Math.max(0, text.indexOf(found));
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Wrong(line, at - before.lastIndexOf('\n'), complaint);
    }

    /// A template that cannot be used. The message names the place and what is wrong there.
    public static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int line;
        private final int column;

        Wrong(int line, int column, String complaint) {
            super("claims template, line " + line + ", column " + column + ": " + complaint);
            this.line = line;
            this.column = column;
        }

        /// The line, counted from 1.
        public int line() {
            return line;
        }

        /// The character in its line, counted from 1.
        public int column() {
            return column;
        }
    }
}

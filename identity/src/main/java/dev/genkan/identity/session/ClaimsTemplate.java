package dev.genkan.identity.session;

import dev.genkan.token.Json;
import dev.genkan.token.SessionClaims;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an application adds to every session token: a JSON object, at most 8,192 characters and seven levels, whose
/// texts may hold shortcodes.
///
/// - A text that is one shortcode and nothing else, `"{{user.public_metadata}}"`, becomes its value and keeps its JSON
///   type; null where there is none.
/// - Among other text, or several in one text, `"{{user.first_name}} at {{user.public_metadata.company}}"`, they are
///   woven in: a missing value leaves nothing, a value that is no text stands there as JSON.
/// - `{{user.public_metadata.role || user.unsafe_metadata.role || 'guest'}}` is the first that has a value. Null and
///   missing are none; `false`, `0`, an empty text and an empty object are values. A text in single quotes comes last;
///   in it `\'` and `\\` stand for a quote and a backslash (which JSON wants written as `\\'` and `\\\\`).
/// - Braces that are meant as text stand in quotes, too: `{{'{{'}}`.
///
/// Everything else is JSON as it stands. Compiled once; rendering is pure and throws nothing.
public final class ClaimsTemplate {

    /// Adds nothing.
    public static final ClaimsTemplate EMPTY = new ClaimsTemplate(new TemplatePart.Names(Map.of()));

    private static final int LONGEST = 8_192;
    /// With the 24 levels of metadata and the token's own this makes the 32 that a token may have.
    private static final int DEEPEST = 7;

    private final TemplatePart.Names claims;

    private ClaimsTemplate(TemplatePart.Names claims) {
        this.claims = claims;
    }

    /// @throws Wrong if it is not JSON, takes a reserved name, or asks for what is not offered; its author's fault
    public static ClaimsTemplate parse(String text) {
        if (text.length() > LONGEST) {
            throw Wrong.at(text, LONGEST, "a claims template has at most " + LONGEST + " characters");
        }
        LocatedJson.Names json;
        try {
            json = LocatedJson.read(text);
        } catch (Json.Malformed e) {
            // its message begins with the place, which ours names too
            throw new Wrong(
                    e.line(), e.column(), String.valueOf(e.getMessage()).replaceFirst("^line \\d+, column \\d+: ", ""));
        }
        for (LocatedJson.Member member : json.members()) {
            if (SessionClaims.isReserved(member.name().value())) {
                throw Wrong.at(
                        text,
                        member.name().at(),
                        "the claim \"" + member.name().value() + "\" is the house's own; choose another name");
            }
        }
        return new ClaimsTemplate(names(text, json, 1));
    }

    /// The claims for this user and session.
    public Map<String, @Nullable Object> render(TemplateContext context) {
        return claims.in(context);
    }

    TemplatePart.Names claims() {
        return claims;
    }

    /// The names of the claims, in the order in which they are written.
    public Set<String> names() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(claims.parts().keySet()));
    }

    /// Whether this claim is the whole public metadata of the user, with its types, and nothing else.
    public boolean carriesPublicMetadata(String name) {
        return claims.parts().get(name) instanceof TemplatePart.Choice choice
                && choice.operands().getFirst() instanceof Shortcode.PublicMetadata all
                && all.path().isEmpty();
    }

    /// What it speaks of, each as often as its value has to be counted.
    Stream<Shortcode> shortcodes() {
        return claims.shortcodes();
    }

    private static TemplatePart.Names names(String source, LocatedJson.Names json, int depth) {
        Map<String, TemplatePart> parts = new LinkedHashMap<>();
        for (LocatedJson.Member member : json.members()) {
            LocatedJson.Text name = member.name();
            if (name.value().contains("{{")) {
                throw Wrong.at(source, name.at(), "a name is fixed: shortcodes stand in values");
            }
            parts.put(name.value(), part(source, member.value(), depth));
        }
        return new TemplatePart.Names(parts);
    }

    private static TemplatePart part(String source, LocatedJson json, int depth) {
        if (depth > DEEPEST) {
            throw Wrong.at(source, json.at(), "a claims template has at most " + DEEPEST + " levels");
        }
        return switch (json) {
            case LocatedJson.Scalar scalar -> new TemplatePart.Fixed(scalar.value());
            case LocatedJson.Text text -> TemplateText.compile(source, text);
            case LocatedJson.Names names -> names(source, names, depth + 1);
            case LocatedJson.Items list -> {
                List<TemplatePart> items = new ArrayList<>();
                list.items().forEach(item -> items.add(part(source, item, depth + 1)));
                yield new TemplatePart.Items(items);
            }
        };
    }

    /// A template that cannot be used. The message names the place and what is wrong there.
    public static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int line;
        private final int column;
        private final String complaint;

        Wrong(int line, int column, String complaint) {
            super("claims template, line " + line + ", column " + column + ": " + complaint);
            this.line = line;
            this.column = column;
            this.complaint = complaint;
        }

        /// @param at characters from the beginning of the template
        static Wrong at(String template, int at, String complaint) {
            String before = template.substring(0, at);
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            return new Wrong(line, at - before.lastIndexOf('\n'), complaint);
        }

        /// The line, counted from 1.
        public int line() {
            return line;
        }

        /// The character in its line, counted from 1.
        public int column() {
            return column;
        }

        /// What is wrong there, without the place.
        public String complaint() {
            return complaint;
        }
    }
}

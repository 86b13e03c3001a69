package dev.genkan.identity.session;

import dev.genkan.identity.session.ClaimsTemplate.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compiles one text of a claims template: `Hello {{user.first_name || 'friend'}}!`.
final class TemplateText {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final String OR = "||";
    /// What ends a name, besides white space.
    private static final String NOT_IN_NAMES = "|{}'\"";

    private final String source;
    private final LocatedJson.Text located;
    private final String text;
    private int at;

    private TemplateText(String source, LocatedJson.Text located) {
        this.source = source;
        this.located = located;
        this.text = located.value();
    }

    /// @param source the whole template, for the places of mistakes
    static TemplatePart compile(String source, LocatedJson.Text located) {
        return new TemplateText(source, located).text();
    }

    private TemplatePart text() {
        List<TemplatePart> parts = new ArrayList<>();
        while (at < text.length()) {
            parts.add(sees(OPEN) ? shortcode() : plain());
        }
        // A shortcode alone keeps the type of its value.
        return switch (parts.size()) {
            case 0 -> new TemplatePart.Fixed("");
            case 1 -> parts.getFirst();
            default -> new TemplatePart.Woven(parts);
        };
    }

    private TemplatePart plain() {
        int start = at;
        while (at < text.length() && !sees(OPEN)) {
            if (sees(CLOSE)) {
                throw wrong(at, "}} closes nothing here; braces that are meant as text are written {{'}}'}}");
            }
            at++;
        }
        return new TemplatePart.Fixed(text.substring(start, at));
    }

    private TemplatePart shortcode() {
        int start = at;
        at += OPEN.length();
        List<Shortcode> operands = new ArrayList<>();
        do {
            skipSpace();
            if (at == text.length()) {
                throw unclosed(start);
            }
            operands.add(operand());
            skipSpace();
        } while (isFollowedByAnother(operands.getLast()));
        if (at == text.length()) {
            throw unclosed(start);
        }
        if (!sees(CLOSE)) {
            throw wrong(at, "after a name or a text in quotes comes || or }}");
        }
        at += CLOSE.length();
        return new TemplatePart.Choice(operands);
    }

    private boolean isFollowedByAnother(Shortcode operand) {
        if (sees(OR)) {
            if (operand instanceof Shortcode.Literal) {
                throw wrong(at, "a text in quotes is always there: what follows it would never be used");
            }
            at += OR.length();
            return true;
        }
        if (sees("|")) {
            throw wrong(at, "a fallback has two bars, as in {{user.first_name || 'friend'}}");
        }
        return false;
    }

    private Shortcode operand() {
        return switch (text.charAt(at)) {
            case '\'' -> literal();
            case '"' -> throw wrong(at, "a fixed text stands in single quotes, as in 'guest'");
            default -> named();
        };
    }

    private Shortcode literal() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\'') {
            if (text.charAt(at) == '\\') {
                at++;
                if (!sees("\\") && !sees("'")) {
                    throw wrong(at - 1, "a backslash in quotes stands before another one or a quote");
                }
            }
            value.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw wrong(start, "the text that begins here is not closed: a single quote is missing");
        }
        at++;
        return new Shortcode.Literal(value.toString());
    }

    private Shortcode named() {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && NOT_IN_NAMES.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.isEmpty()) {
            throw wrong(start, "a name is missing here, as in {{user.first_name}}");
        }
        if (name.equals("user.private_metadata") || name.startsWith("user.private_metadata.")) {
            throw wrong(start, "private metadata is never put into a token, which its holder can read");
        }
        Optional<Shortcode> found = Shortcode.of(name);
        if (found.isEmpty()) {
            String guess = ShortcodeGuess.near(name)
                    .map(meant -> "; did you mean " + meant + "?")
                    .orElse("");
            throw wrong(start, "there is no shortcode \"" + name + "\"" + guess);
        }
        return found.get();
    }

    private boolean sees(String what) {
        return text.startsWith(what, at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Wrong unclosed(int start) {
        return wrong(start, "the shortcode that begins here is not closed: }} is missing");
    }

    private Wrong wrong(int place, String complaint) {
        return Wrong.at(source, located.places().get(place), complaint);
    }
}

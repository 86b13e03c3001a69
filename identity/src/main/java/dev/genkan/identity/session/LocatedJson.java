package dev.genkan.identity.session;

import dev.genkan.token.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSON value that knows where in its text it stands: `at` counts characters from 0.
sealed interface LocatedJson {

    int at();

    /// A number, a truth value or null.
    record Scalar(int at, @Nullable Object value) implements LocatedJson {}

    /// A text.
    ///
    /// @param places where each character of `value` stands in the source, one more than there are characters: the last
    ///     is that of the closing quote
    record Text(int at, String value, List<Integer> places) implements LocatedJson {}

    record Items(int at, List<LocatedJson> items) implements LocatedJson {}

    record Names(int at, List<Member> members) implements LocatedJson {}

    record Member(Text name, LocatedJson value) {}

    /// Reads an object.
    ///
    /// @throws Json.Malformed if the text is anything else, or has a name twice in one object
    static Names read(String text) {
        // Who is strict has looked at it first, so that what follows here only has to find its way.
        Json.parseObject(text);
        return (Names) new Reader(text).value();
    }

    /// Walks through a text that is known to be a JSON object.
    final class Reader {

        private static final String AFTER_SCALAR = ",]} \t\r\n";

        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private LocatedJson value() {
            skipSpace();
            return switch (text.charAt(at)) {
                case '{' -> names();
                case '[' -> items();
                case '"' -> string();
                default -> scalar();
            };
        }

        private Names names() {
            int start = at++;
            List<Member> members = new ArrayList<>();
            while (goesOn('}')) {
                Text name = string();
                skipSpace();
                at++; // the colon
                members.add(new Member(name, value()));
            }
            return new Names(start, members);
        }

        private Items items() {
            int start = at++;
            List<LocatedJson> items = new ArrayList<>();
            while (goesOn(']')) {
                items.add(value());
            }
            return new Items(start, items);
        }

        /// Stands at the next element, or behind the end.
        private boolean goesOn(char end) {
            skipSpace();
            if (text.charAt(at) == ',') {
                at++;
                skipSpace();
            }
            if (text.charAt(at) == end) {
                at++;
                return false;
            }
            return true;
        }

        private Text string() {
            int start = at++;
            StringBuilder value = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            while (text.charAt(at) != '"') {
                places.add(at);
                value.append(character());
            }
            places.add(at++);
            return new Text(start, value.toString(), places);
        }

        private char character() {
            char c = text.charAt(at++);
            if (c != '\\') {
                return c;
            }
            char escape = text.charAt(at++);
            return switch (escape) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> {
                    at += 4;
                    yield (char) Integer.parseInt(text, at - 4, at, 16);
                }
                default -> escape;
            };
        }

        private Scalar scalar() {
            int start = at;
            while (AFTER_SCALAR.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return new Scalar(start, Json.parse(text.substring(start, at)));
        }

        private void skipSpace() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}

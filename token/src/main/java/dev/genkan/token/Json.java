package dev.genkan.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as plain Java values, read strictly (RFC 8259).
///
/// An object is a `Map<String, Object>` in the order of the text, an array a `List`, a text a `String`, a number a
/// `Long` or, beyond its range, a `BigInteger`; with a point or an exponent a `Double` or, where that would lose
/// digits, a `BigDecimal`; then `Boolean` and null. What was read is unmodifiable.
///
/// Limits: [#LONGEST] characters, 32 levels of nesting, names once per object. NUL and halves of surrogate pairs are
/// refused, because databases refuse the one and UTF-8 the other. What [#write] wrote, [#parse] reads.
public final class Json {

    /// The longest text that is read or written, in characters.
    public static final int LONGEST = 1 << 20;

    static final int DEEPEST = 32;

    private Json() {}

    /// @throws Malformed if `text` is not one JSON value within the limits; the fault of whoever wrote it
    public static @Nullable Object parse(String text) {
        return JsonReader.read(text);
    }

    /// @throws Malformed as [#parse], and if the value is not an object
    @SuppressWarnings("unchecked") // the reader makes maps of this type and of no other
    public static Map<String, @Nullable Object> parseObject(String text) {
        if (parse(text) instanceof Map<?, ?> object) {
            return (Map<String, @Nullable Object>) object;
        }
        throw new Malformed(1, 1, "a JSON object is expected, and this is another value");
    }

    /// The value as JSON on one line. Every kind of integer and floating-point number of the JDK is written,
    /// collections as arrays.
    ///
    /// @throws IllegalArgumentException for a value of another type, not-a-number, infinity, or one outside the limits;
    ///     the caller's fault
    public static String write(@Nullable Object value) {
        return JsonWriter.write(value);
    }

    /// A text that is not the JSON we read. The message names the place and what is wrong there.
    public static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int line;
        private final int column;

        Malformed(int line, int column, String complaint) {
            super("line " + line + ", column " + column + ": " + complaint);
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

package dev.genkan.gate;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The check every address passes before any rule is asked, and the one form in which rules see a path.
///
/// A path that two readers could take for two different places (the gate for a public one, the container for a
/// private one) is refused as it stands, never repaired.
public final class RequestPath {

    private RequestPath() {}

    /// Whether `raw` means one place only: visible ASCII that starts with `/` and holds no `;`, `//`, backslash, `.` or
    /// `..` segment, control character, percent escape of one of these (nor of `.` and `/`), broken escape (RFC 3986,
    /// 2.1) or escapes that are no UTF-8.
    ///
    /// @param raw the path as it was sent, escapes and all, without the query
    public static boolean isClean(String raw) {
        return raw.chars().allMatch(c -> c > ' ' && c < 127)
                && hasCleanSegments(raw)
                && (raw.indexOf('%') < 0 || hasCleanEscapes(raw));
    }

    /// The same for a path that is written decoded, as in a route pattern.
    static boolean hasCleanSegments(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == ';' || c == '\\' || Character.isISOControl(c) || startsDoubtfulSegment(path, i)) {
                return false;
            }
        }
        return path.startsWith("/");
    }

    /// The path that rules are matched on: what the container dispatches on, without a trailing slash.
    ///
    /// @param servletPath decoded, as the Servlet API gives it
    /// @param pathInfo decoded; empty if there is none
    public static String normalised(String servletPath, String pathInfo) {
        String path = servletPath + pathInfo;
        if (path.isEmpty()) {
            return "/";
        }
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean startsDoubtfulSegment(String raw, int slash) {
        return raw.charAt(slash) == '/'
                && (raw.startsWith("/", slash + 1)
                        || isSegment(raw, slash + 1, ".")
                        || isSegment(raw, slash + 1, ".."));
    }

    private static boolean isSegment(String raw, int start, String segment) {
        int end = start + segment.length();
        return raw.startsWith(segment, start) && (end == raw.length() || raw.charAt(end) == '/');
    }

    private static boolean hasCleanEscapes(String raw) {
        ByteBuffer decoded = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) != '%') {
                // what stands beside the escapes was looked at before; one byte keeps the sequences apart
                decoded.put((byte) 'x');
                continue;
            }
            int octet = octet(raw, i + 1);
            if (octet < 0 || octet == '.' || octet == '/' || octet == '\\' || octet == ';') {
                return false;
            }
            decoded.put((byte) octet);
            i += 2;
        }
        return isCleanUtf8(decoded.flip());
    }

    /// The octet that two hexadecimal digits name, or -1.
    private static int octet(String raw, int start) {
        if (start + 2 > raw.length()) {
            return -1;
        }
        int high = hexDigit(raw.charAt(start));
        int low = hexDigit(raw.charAt(start + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hexDigit(char c) {
        // Character.digit alone would also take the digits of other scripts
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static boolean isCleanUtf8(ByteBuffer octets) {
        CharBuffer text = CharBuffer.allocate(octets.remaining());
        boolean wellFormed = !StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(octets, text, true)
                .isError();
        return wellFormed && text.flip().chars().noneMatch(Character::isISOControl);
    }
}

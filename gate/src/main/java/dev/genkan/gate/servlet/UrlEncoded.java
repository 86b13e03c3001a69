package dev.genkan.gate.servlet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fields as browsers send them (`application/x-www-form-urlencoded`, WHATWG URL, section 5), in UTF-8 and nothing
/// else. Read by ourselves, because containers differ in what they repair, and because they mix the fields of the body
/// with those of the address.
public final class UrlEncoded {

    private UrlEncoded() {}

    /// The values of each field, in the order they came in.
    ///
    /// @return empty if an escape is broken or the octets are no UTF-8
    public static Optional<Map<String, List<String>>> read(byte[] octets) {
        var fields = new LinkedHashMap<String, List<String>>();
        int start = 0;
        while (start < octets.length) {
            int end = indexOf('&', octets, start, octets.length);
            if (end > start) {
                int equals = indexOf('=', octets, start, end);
                Optional<String> name = decoded(octets, start, equals);
                Optional<String> value = decoded(octets, Math.min(equals + 1, end), end);
                if (name.isEmpty() || value.isEmpty()) {
                    return Optional.empty();
                }
                fields.computeIfAbsent(name.get(), first -> new ArrayList<>()).add(value.get());
            }
            start = end + 1;
        }
        return Optional.of(fields);
    }

    private static int indexOf(char wanted, byte[] octets, int start, int end) {
        for (int i = start; i < end; i++) {
            if (octets[i] == wanted) {
                return i;
            }
        }
        return end;
    }

    private static Optional<String> decoded(byte[] octets, int start, int end) {
        var plain = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            if (octets[i] == '%') {
                boolean whole = i + 2 < end && hexDigit(octets[i + 1]) >= 0 && hexDigit(octets[i + 2]) >= 0;
                if (!whole) {
                    return Optional.empty();
                }
                plain.write(hexDigit(octets[i + 1]) * 16 + hexDigit(octets[i + 2]));
                i += 2;
            } else {
                plain.write(octets[i] == '+' ? ' ' : octets[i]);
            }
        }
        try {
            // decoders report what is malformed, unlike the constructor of String
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain.toByteArray()))
                    .toString());
        } catch (CharacterCodingException noUtf8) {
            return Optional.empty();
        }
    }

    private static int hexDigit(byte octet) {
        return octet < 0 ? -1 : Character.digit((char) octet, 16);
    }
}

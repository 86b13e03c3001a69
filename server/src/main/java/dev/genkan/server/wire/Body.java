package dev.genkan.server.wire;

import dev.genkan.gate.servlet.UrlEncoded;
import dev.genkan.token.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads what came with a call, within limits, and nothing of what containers would repair.
public final class Body {

    /// The largest form and the largest JSON that are read, in bytes.
    public static final int LARGEST = 256 * 1024;

    private static final int MOST_FIELDS = 500;

    private Body() {}

    /// A form (`application/x-www-form-urlencoded`, UTF-8); none if there is no body.
    ///
    /// @throws Refused if it is too large, or cannot be read
    public static Fields form(HttpServletRequest request) throws IOException {
        byte[] octets = octets(request);
        if (octets.length == 0) {
            return Fields.NONE;
        }
        if (!kind(request).equals("application/x-www-form-urlencoded")) {
            throw new Refused(Errors.contentType("application/x-www-form-urlencoded"));
        }
        return fields(octets);
    }

    /// What stands in the address behind the question mark.
    ///
    /// @throws Refused if it cannot be read
    public static Fields query(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null || query.isEmpty() ? Fields.NONE : fields(query.getBytes(StandardCharsets.UTF_8));
    }

    /// A JSON object; none if there is no body.
    ///
    /// @throws Refused if it is too large, too deep, has a name twice, or is anything else
    public static Fields json(HttpServletRequest request) throws IOException {
        byte[] octets = octets(request);
        if (octets.length == 0) {
            return Fields.NONE;
        }
        if (!kind(request).equals("application/json")) {
            throw new Refused(Errors.contentType("application/json"));
        }
        return parsed(text(octets));
    }

    private static String text(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refused(Errors.unreadable("It has to be encoded in UTF-8."));
        }
    }

    private static Fields parsed(String json) {
        try {
            return Fields.ofJson(Json.parseObject(json));
        } catch (Json.Malformed e) {
            throw new Refused(Errors.unreadable("It has to be JSON: " + e.getMessage() + "."));
        }
    }

    /// A JSON array, under the name `list`.
    ///
    /// @throws Refused as above
    public static Fields jsonList(HttpServletRequest request) throws IOException {
        byte[] octets = octets(request);
        if (!kind(request).equals("application/json")) {
            throw new Refused(Errors.contentType("application/json"));
        }
        Fields list = parsed("{\"list\":" + text(octets) + "}");
        if (list.names().size() != 1) {
            throw new Refused(Errors.unreadable("It has to be a JSON array."));
        }
        return list;
    }

    private static Fields fields(byte[] octets) {
        var form = UrlEncoded.read(octets)
                .orElseThrow(() -> new Refused(Errors.unreadable("Its text has to be encoded in UTF-8.")));
        if (form.size() > MOST_FIELDS) {
            throw new Refused(Errors.unreadable("It may hold " + MOST_FIELDS + " fields."));
        }
        return Fields.ofForm(form);
    }

    private static byte[] octets(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            throw new Refused(Errors.tooLarge(LARGEST));
        }
        byte[] octets = request.getInputStream().readNBytes(LARGEST + 1);
        if (octets.length > LARGEST) {
            throw new Refused(Errors.tooLarge(LARGEST));
        }
        return octets;
    }

    private static String kind(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}

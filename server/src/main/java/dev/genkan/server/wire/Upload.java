package dev.genkan.server.wire;

import dev.genkan.identity.user.Picture;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the one file of a call, as SDKs send it: the field `file` of a multipart form (RFC 7578), or Base64 as
/// `application/octet-stream`. Nothing is written to a disk, and a body is read no further than a picture may be long.
public final class Upload {

    /// Room for the frame around it, and for the third that Base64 adds.
    private static final int LARGEST_FORM = Picture.LARGEST + 16 * 1024;

    private static final int LARGEST_TEXT = (Picture.LARGEST + 2) / 3 * 4 + 1024;
    private static final int MOST_PARTS = 10;
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i);\\s*boundary=(\"?)([A-Za-z0-9'()+_,./:=?-]{1,70})\\1");
    private static final Pattern NAMED_FILE =
            Pattern.compile("(?im)^content-disposition:\\s*form-data;.*\\bname=\"?file\"?");
    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

    private Upload() {}

    /// @throws Refused if it is too large, or cannot be read, or there is none
    public static byte[] read(HttpServletRequest request) throws IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        return switch (type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "multipart/form-data" -> file(octets(request, LARGEST_FORM), boundary(type));
            case "application/octet-stream" -> decoded(octets(request, LARGEST_TEXT));
            default -> throw new Refused(Errors.contentType("multipart/form-data"));
        };
    }

    private static byte[] octets(HttpServletRequest request, int largest) throws IOException {
        if (request.getContentLengthLong() > largest) {
            throw new Refused(Errors.tooLarge(Picture.LARGEST));
        }
        byte[] octets = request.getInputStream().readNBytes(largest + 1);
        if (octets.length > largest) {
            throw new Refused(Errors.tooLarge(Picture.LARGEST));
        }
        return octets;
    }

    private static byte[] decoded(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1).strip();
        // a browser's own name for a file that it has read
        String base64 = text.startsWith("data:") ? text.substring(text.indexOf(',') + 1) : text;
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Refused(Errors.unreadable("A file as application/octet-stream has to be in Base64."));
        }
    }

    private static byte[] boundary(String type) {
        Matcher found = BOUNDARY.matcher(type);
        if (!found.find()) {
            throw new Refused(Errors.unreadable("A multipart form has to name its boundary."));
        }
        return ("--" + found.group(2)).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] file(byte[] form, byte[] boundary) {
        byte[] next = concat(new byte[] {'\r', '\n'}, boundary);
        int at = indexOf(form, boundary, 0);
        for (int part = 0; at >= 0 && part < MOST_PARTS; part++) {
            int headers = at + boundary.length;
            int body = indexOf(form, END_OF_HEADERS, headers);
            int end = body < 0 ? -1 : indexOf(form, next, body + END_OF_HEADERS.length - 2);
            if (end < 0) {
                break;
            }
            String said = new String(form, headers, body - headers, StandardCharsets.ISO_8859_1);
            if (NAMED_FILE.matcher(said).find()) {
                return Arrays.copyOfRange(form, Math.min(body + END_OF_HEADERS.length, end), end);
            }
            at = end + 2;
        }
        throw new Refused(Errors.missing("file"));
    }

    private static int indexOf(byte[] hay, byte[] needle, int from) {
        for (int i = from; i <= hay.length - needle.length; i++) {
            if (Arrays.equals(hay, i, i + needle.length, needle, 0, needle.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}

package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// What came with a POST: a form, or a reason why it is none.
public sealed interface PostedBody {

    /// The largest form that is read, in bytes.
    int LARGEST = 64 * 1024;

    record Fields(PostedForm form) implements PostedBody {}

    record Refused(Problem problem) implements PostedBody {}

    /// Reads the body. Whatever is in front of the gate must not have asked for parameters before.
    static PostedBody of(HttpServletRequest request) throws IOException {
        String contentType = request.getContentType();
        if (contentType == null || !isForm(contentType)) {
            return new Refused(new Problem(
                    415, "content_type_invalid", "This is no form", "Send it as application/x-www-form-urlencoded."));
        }
        if (request.getContentLengthLong() > LARGEST) {
            return tooLarge();
        }
        byte[] octets = request.getInputStream().readNBytes(LARGEST + 1);
        if (octets.length > LARGEST) {
            return tooLarge();
        }
        return UrlEncoded.read(octets)
                .<PostedBody>map(fields -> new Fields(new PostedForm(fields)))
                .orElseGet(() -> new Refused(new Problem(
                        400, "encoding_invalid", "This form cannot be read", "Its text has to be encoded in UTF-8.")));
    }

    private static PostedBody tooLarge() {
        return new Refused(new Problem(
                413, "body_too_large", "That is too much", "A form may hold 64 kilobytes. Shorten your answers."));
    }

    private static boolean isForm(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
        return parts.length > 0
                && parts[0].strip().equals("application/x-www-form-urlencoded")
                && charset(parts).filter(charset -> !charset.equals("utf-8")).isEmpty();
    }

    private static Optional<String> charset(String[] parts) {
        for (String part : parts) {
            if (part.strip().startsWith("charset=")) {
                return Optional.of(part.strip().substring("charset=".length()).replace("\"", ""));
            }
        }
        return Optional.empty();
    }
}

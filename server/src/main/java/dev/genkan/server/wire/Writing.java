package dev.genkan.server.wire;

import dev.genkan.identity.Secrets;
import dev.genkan.token.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts answers on the wire.
public final class Writing {

    private static final String TRACE = "Clerk-Trace-Id";

    private Writing() {}

    /// The id of this answer, by which the log can be searched.
    public static String trace(HttpServletResponse response) {
        String known = response.getHeader(TRACE);
        if (known == null) {
            known = Secrets.hash(Secrets.fresh()).substring(0, 32);
            response.setHeader(TRACE, known);
        }
        return known;
    }

    public static void error(HttpServletResponse response, WireError error) throws IOException {
        var body = WireError.body(List.of(error), trace(response));
        write(response, Reply.of(error.status(), body), body);
    }

    /// @param json what is written in place of the reply's own body; null for nothing
    public static void write(HttpServletResponse response, Reply reply, @Nullable Object json) throws IOException {
        response.setStatus(reply.status());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(response::setHeader);
        reply.cookies().forEach(line -> response.addHeader("Set-Cookie", line));
        if (json == null) {
            return;
        }
        if (json instanceof Reply.Octets file) {
            response.setHeader("Content-Type", file.mediaType());
            response.setContentLength(file.octets().length);
            response.getOutputStream().write(file.octets());
            return;
        }
        byte[] octets = Json.write(json).getBytes(StandardCharsets.UTF_8);
        // set as a header and without a charset: backend SDKs compare the whole text
        response.setHeader("Content-Type", "application/json");
        response.setContentLength(octets.length);
        response.getOutputStream().write(octets);
    }
}

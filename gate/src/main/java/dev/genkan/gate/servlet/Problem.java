package dev.genkan.gate.servlet;

import dev.genkan.token.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A refusal. To an API call it is JSON in Clerk's envelope, to a person a page: drawn by the house's [ProblemPages] if
/// the request came through a gate that has them, otherwise a small one without style or script.
///
/// @param code the machine-readable word, such as `authentication_invalid`
/// @param title a few words, the page's heading
/// @param sentence what happened and what to do now
/// @param meta further facts for programs; JSON values
public record Problem(int status, String code, String title, String sentence, Map<String, Object> meta) {

    public Problem {
        meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
    }

    public Problem(int status, String code, String title, String sentence) {
        this(status, code, title, sentence, Map.of());
    }

    /// The same with one fact more.
    public Problem with(String fact, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(meta);
        more.put(fact, value);
        return new Problem(status, code, title, sentence, more);
    }

    /// Answers in the form the caller understands, see [Callers#wantsPage].
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Callers.wantsPage(request)) {
            asPage(request, response);
        } else {
            asJson(response);
        }
    }

    public void asJson(HttpServletResponse response) throws IOException {
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            // RFC 9110, 15.5.2: a 401 names a way in; this one makes no browser ask for a password
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        // no charset: Clerk's SDKs compare the whole value, and JSON is UTF-8
        send(response, "application/json", envelope());
    }

    /// What [#asJson] sends, as text.
    public String envelope() {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", title);
        error.put("long_message", sentence);
        error.put("meta", meta);
        return Json.write(Map.of("errors", List.of(error)));
    }

    private void asPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> drawn = request.getAttribute(ProblemPages.class.getName()) instanceof ProblemPages pages
                ? pages.html(this, request)
                : Optional.empty();
        if (drawn.isPresent()) {
            PageHeaders.write(response);
            send(response, "text/html;charset=utf-8", drawn.get());
        } else {
            asPage(response);
        }
    }

    public void asPage(HttpServletResponse response) throws IOException {
        PageHeaders.write(response);
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
        send(response, "text/html;charset=utf-8", """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s</title>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p>Status %3$d</p>
                </main>
                </body>
                </html>
                """.formatted(escaped(title), escaped(sentence), status));
    }

    private void send(HttpServletResponse response, String contentType, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package dev.genkan.onboarding.servlet;

import dev.genkan.token.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A browser with cookies that follows nothing by itself, so that tests see every redirect.
final class Browser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final URI address;
    private final Map<String, String> cookies;
    private String accept = "text/html,application/xhtml+xml";

    Browser(URI address) {
        this(address, new LinkedHashMap<>());
    }

    private Browser(URI address, Map<String, String> cookies) {
        this.address = address;
        this.cookies = cookies;
    }

    /// Another window with the cookies of this moment.
    Browser copy() {
        return new Browser(address, new LinkedHashMap<>(cookies));
    }

    /// The same cookies in the hands of a program.
    Browser asProgram() {
        Browser program = new Browser(address, cookies);
        program.accept = "application/json";
        return program;
    }

    void keep(String cookie, String value) {
        cookies.put(cookie, value);
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /// The public metadata in the token this browser holds.
    Map<String, @Nullable Object> metadata() {
        String token = cookie("__session");
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        Object metadata = Json.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .get("metadata");
        return metadata instanceof Map<?, ?> ? Json.parseObject(Json.write(metadata)) : Map.of();
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> send(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        return post(
                path, encoded(fields).getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded", headers);
    }

    HttpResponse<String> post(String path, byte[] body, String contentType, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /// Follows redirects with GET until a page answers.
    ///
    /// @return every address asked for, the first one included
    List<String> follow(String path) {
        var asked = new ArrayList<String>();
        String next = path;
        while (asked.size() < 10) {
            asked.add(next);
            HttpResponse<String> response = get(next);
            if (response.statusCode() != 303) {
                return asked;
            }
            next = location(response);
        }
        return asked;
    }

    /// Where a 303 leads, without the context path.
    String location(HttpResponse<String> response) {
        String location = response.headers().firstValue("Location").orElseThrow();
        String contextPath = address.getPath();
        if (!location.startsWith(contextPath)) {
            throw new AssertionError(location + " leaves the application at " + contextPath);
        }
        return location.substring(contextPath.length());
    }

    /// The hidden fields of the form on a page, those of the sign-out form aside.
    static Map<String, String> hidden(HttpResponse<String> page) {
        var fields = new LinkedHashMap<String, String>();
        var found = FIELD.matcher(page.body());
        while (found.find()) {
            fields.put(found.group(1), found.group(2));
        }
        return fields;
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", accept)
                .header("Accept-Language", "en");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("Max-Age=0;") || setCookie.endsWith("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}

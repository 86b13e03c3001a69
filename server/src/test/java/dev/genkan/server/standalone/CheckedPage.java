package dev.genkan.server.standalone;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.token.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A page of an application whose scripts ask the Frontend API as SDKs do, and whose every answer is held against the
/// specification.
record CheckedPage(WireHouse house, Browser browser) {

    static final String APP = "http://localhost:3000";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String FORM = "application/x-www-form-urlencoded";

    /// Nobody in particular.
    static CheckedPage of(WireHouse house) {
        return new CheckedPage(house, house.browser());
    }

    /// Somebody who has just created an account on the hosted pages.
    static CheckedPage memberAt(WireHouse house, String address) {
        return new CheckedPage(house, house.memberAt(address));
    }

    Told get(String path) {
        return checked("GET", path, browser.request("GET", path, "Origin", APP));
    }

    /// @param fields name, value, name, value
    Told post(String path, String... fields) {
        return checked("POST", path, browser.post(path, FORM, form(fields), "Origin", APP));
    }

    Told patch(String path, String... fields) {
        return overridden("PATCH", path, fields);
    }

    Told put(String path, String... fields) {
        return overridden("PUT", path, fields);
    }

    Told delete(String path) {
        return overridden("DELETE", path);
    }

    private Told overridden(String method, String path, String... fields) {
        String address = path + (path.contains("?") ? "&" : "?") + "_method=" + method;
        return checked(method, path, browser.post(address, FORM, form(fields), "Origin", APP));
    }

    /// Sends octets.
    Told upload(String path, String contentType, byte[] octets) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(house.url() + path))
                .header("Origin", APP)
                .header("Content-Type", contentType)
                .header("Cookie", "__client=" + browser.cookie("__client"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(octets))
                .build();
        try {
            return checked("POST", path, new Answer(HTTP.send(request, HttpResponse.BodyHandlers.ofString())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What is under `response` in the answer.
    @SuppressWarnings("unchecked") // the JSON reader makes maps of this type
    static Map<String, @Nullable Object> response(Told told) {
        return told.json().get("response") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /// What the token says that came with the client of the answer.
    static Map<String, @Nullable Object> claims(Told told) {
        return payload(find(told.json(), "jwt"));
    }

    static Map<String, @Nullable Object> payload(String jwt) {
        return Json.parseObject(
                new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }

    /// The id of the session this browser uses.
    String sessionId() {
        return String.valueOf(response(get("/v1/client")).get("last_active_session_id"));
    }

    private static String find(@Nullable Object json, String name) {
        if (json instanceof Map<?, ?> map) {
            if (map.get(name) instanceof String text) {
                return text;
            }
            return map.values().stream()
                    .map(value -> find(value, name))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return json instanceof List<?> list
                ? list.stream()
                        .map(value -> find(value, name))
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static Told checked(String method, String path, Answer answer) {
        String body = answer.body();
        boolean json = answer.header("Content-Type").equals("application/json");
        FrontendSpec.check(method, path.split("\\?", 2)[0], answer.status(), json ? Json.parse(body) : null);
        return new Told(answer.response());
    }

    private static String form(String... fields) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return all.entrySet().stream()
                .map(field -> Browser.encoded(field.getKey()) + "=" + Browser.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}

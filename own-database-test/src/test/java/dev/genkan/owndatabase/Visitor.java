package dev.genkan.owndatabase;

import dev.genkan.server.Engine;
import dev.genkan.token.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser, which keeps cookies and follows nothing by itself.
final class Visitor {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern CSRF = Pattern.compile("name=\"genkan_csrf\" value=\"([^\"]*)\"");

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private URI address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private String csrf = "";

    /// @param address of the application, context path included
    Visitor(URI address) {
        this.address = address;
    }

    /// Another node of the same application.
    void goTo(URI node) {
        address = node;
    }

    /// The same browser once more, as it is now.
    Visitor again() {
        Visitor same = new Visitor(address);
        same.cookies.putAll(cookies);
        same.hidden.putAll(hidden);
        same.csrf = csrf;
        return same;
    }

    /// Which key signed the session token.
    String keyId() {
        String header = cookies.getOrDefault(cookieName("__session"), "").split("\\.", -1)[0];
        return String.valueOf(
                Json.parseObject(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                        .get("kid"));
    }

    /// Creates an account and is signed in.
    Visitor signUp(Engine engine, String emailAddress) {
        open("/sign-up");
        send("/sign-up", Map.of("email_address", emailAddress, "password", "correct horse battery"));
        open("/sign-up/code");
        send(
                "/sign-up/code",
                Map.of("code", engine.inbox().items().getFirst().letter().code()));
        return this;
    }

    HttpResponse<String> open(String path) {
        return exchange(request(path, "text/html"));
    }

    /// Sends the form that was opened last, whose hidden fields come along.
    HttpResponse<String> answer(String name) {
        Map<String, String> fields = new LinkedHashMap<>(hidden);
        fields.put("name", name);
        return send("/onboarding", fields);
    }

    HttpResponse<String> send(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("genkan_csrf", csrf);
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(request(path, "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /// The name of the one cookie whose name begins so.
    String cookieName(String prefix) {
        return cookies.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", accept)
                .header("Accept-Language", "en");
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Matcher field = CSRF.matcher(response.body());
            csrf = field.find() ? field.group(1) : csrf;
            keepHidden(response.body());
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keepHidden(String page) {
        Matcher field = HIDDEN.matcher(page);
        while (field.find()) {
            hidden.put(field.group(1), field.group(2));
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("; Max-Age=0;")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}

package dev.genkan.embedded;

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
import org.jspecify.annotations.Nullable;

/// Somebody with a browser, which keeps cookies and follows nothing by itself.
final class Visitor {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern CSRF = Pattern.compile("name=\"genkan_csrf\" value=\"([^\"]*)\"");

    private final URI address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";

    /// @param address of the application, context path included
    Visitor(URI address) {
        this.address = address;
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

    /// Asks as a program does.
    HttpResponse<String> call(String path) {
        return exchange(request(path, "application/json"));
    }

    HttpResponse<String> send(String path, Map<String, String> fields) {
        return sendFrom(address.getScheme() + "://" + address.getAuthority(), path, fields);
    }

    /// A form on a page of this origin.
    HttpResponse<String> sendFrom(String origin, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("genkan_csrf", csrf);
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(request(path, "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
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

    /// What the session token says.
    Map<String, @Nullable Object> claims() {
        String payload = cookies.getOrDefault(cookieName("__session"), "").split("\\.", -1)[1];
        return Json.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
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
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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

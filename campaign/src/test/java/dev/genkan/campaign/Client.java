package dev.genkan.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without scripting, as plain as can be: it keeps cookies, fills in the forms of the page it looks at, and
/// follows nothing by itself. Belongs to one thread.
final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final URI origin;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Map<String, String> hidden = Map.of();

    Client(URI origin) {
        this.origin = origin;
    }

    /// Another one with the same cookies and the same form before it, for the same application at another address.
    Client movedTo(URI newOrigin) {
        Client moved = new Client(newOrigin);
        moved.cookies.putAll(cookies);
        moved.hidden = hidden;
        return moved;
    }

    /// @param location empty if it leads nowhere
    record Page(int status, String location, String body) {}

    Page open(String path) {
        return exchange(HttpRequest.newBuilder(origin.resolve(path)).GET());
    }

    /// Follows redirects until a page stands there.
    ///
    /// @throws IllegalStateException after ten of them
    Page arrive(String path) {
        Page page = open(path);
        for (int hops = 0; page.status() == 303; hops++) {
            if (hops == 10) {
                throw new IllegalStateException("round and round, at last to " + page.location());
            }
            page = open(page.location());
        }
        return page;
    }

    /// Sends a form of the page that was looked at last. Fields are given as name, value, name, value.
    Page send(String path, String... fields) {
        Map<String, String> all = new LinkedHashMap<>(hidden);
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return exchange(HttpRequest.newBuilder(origin.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin.toString())
                .POST(BodyPublishers.ofString(body)));
    }

    private Page exchange(HttpRequest.Builder request) {
        request.header("Accept", "text/html").header("Accept-Language", "en").timeout(Duration.ofSeconds(60));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            look(answer.body());
            String location = answer.headers().firstValue("Location").orElse("");
            return new Page(answer.statusCode(), location, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void look(String page) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(page);
        while (field.find()) {
            found.put(field.group(1), field.group(2).replace("&amp;", "&"));
        }
        hidden = found.isEmpty() ? hidden : found;
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("; Max-Age=0;")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

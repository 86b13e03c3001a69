package dev.genkan.server;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A browser that keeps its cookies, follows nothing by itself, and sends the hidden fields of the page it looks at
/// with every form. Fields and headers are given as name, value, name, value.
public final class Browser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI address;
    private final String[] headers;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Map<String, String> hidden = Map.of();

    /// @param headers sent with every request
    public Browser(URI address, String... headers) {
        this.address = address;
        this.headers = headers;
    }

    /// Another one with the same cookies, looking at the same page.
    public Browser copy() {
        return movedTo(address);
    }

    /// Another one with the same cookies, looking at the same page, that sends these headers with every request.
    public Browser sending(String... otherHeaders) {
        Browser copy = new Browser(address, otherHeaders);
        copy.cookies.putAll(cookies);
        copy.hidden = hidden;
        return copy;
    }

    /// The value of a hidden field of the page it looks at; empty if there is none.
    public String hidden(String name) {
        return hidden.getOrDefault(name, "");
    }

    /// Another one with the same cookies, for a house that was opened anew at another address.
    public Browser movedTo(URI newAddress) {
        Browser copy = new Browser(newAddress, headers);
        copy.cookies.putAll(cookies);
        copy.hidden = hidden;
        return copy;
    }

    /// The value of the cookie whose name begins so; empty if there is none.
    public String cookie(String prefix) {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /// The whole name of the cookie whose name begins so; empty if there is none.
    public String cookieName(String prefix) {
        return cookies.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElse("");
    }

    public Browser with(String cookie, String value) {
        cookies.put(cookie, value);
        return this;
    }

    /// Throws the cookies away whose name begins so.
    public Browser without(String prefix) {
        cookies.keySet().removeIf(name -> name.startsWith(prefix));
        return this;
    }

    /// What the session token says.
    public Map<String, @Nullable Object> claims() {
        String payload = cookie("__session").split("\\.", -1)[1];
        return Json.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    public Answer open(String path) {
        return request("GET", path);
    }

    /// Asks without a body, by any method.
    public Answer request(String method, String path, String... moreHeaders) {
        return exchange(builder(path).method(method, BodyPublishers.noBody()), moreHeaders);
    }

    /// Sends a form of the page that was looked at last.
    public Answer send(String path, String... fields) {
        Map<String, String> all = new LinkedHashMap<>(hidden);
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return post(path, FORM, encoded(all));
    }

    /// Sends anything.
    public Answer post(String path, String contentType, String body, String... moreHeaders) {
        HttpRequest.Builder request =
                builder(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body));
        return exchange(request, moreHeaders);
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Accept-Language", "en");
    }

    private Answer exchange(HttpRequest.Builder request, String[] moreHeaders) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        for (int i = 0; i < moreHeaders.length; i += 2) {
            request.setHeader(moreHeaders[i], moreHeaders[i + 1]);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        try {
            Answer answer = new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            answer.setCookies().forEach(this::keep);
            Map<String, String> found = answer.hiddenFields();
            hidden = found.isEmpty() ? hidden : found;
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("; Max-Age=0;")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

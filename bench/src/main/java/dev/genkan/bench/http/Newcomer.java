package dev.genkan.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A member of the application with the engine inside who has just signed up, by the pages, and stands before its
/// first form.
final class Newcomer implements AutoCloseable {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private final String address;
    private String path = "";

    /// @param number nobody else's
    Newcomer(int port, int number) {
        this.address = "http://127.0.0.1:" + port;
        open("/sign-up");
        // in development and at the machine, addresses like this have a code that is known
        send("/sign-up", "email_address", "member" + number + "+clerk_test@example.com", "password", "a fine password");
        send("/sign-up/code", "code", "424242");
        open("/onboarding");
    }

    /// Gets a token that is good for the next minute.
    void refresh() {
        cookies.keySet().removeIf(name -> name.startsWith("__session"));
        open(path);
    }

    /// The form with these answers, as it would be sent now.
    byte[] posting(String... answers) {
        String body = body(answers);
        String request = "POST " + path + " HTTP/1.1\r\nHost: " + address.substring("http://".length())
                + "\r\nAccept: text/html\r\nCookie: " + cookieHeader()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        http.close();
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private String body(String... fields) {
        Map<String, String> all = new LinkedHashMap<>(hidden);
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private void open(String opened) {
        look(HttpRequest.newBuilder(URI.create(address + opened)));
    }

    private void send(String to, String... fields) {
        look(HttpRequest.newBuilder(URI.create(address + to))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body(fields))));
    }

    /// At the page that is answered in the end.
    private void look(HttpRequest.Builder request) {
        request.header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        try {
            HttpResponse<String> page = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            page.headers().allValues("Set-Cookie").forEach(this::keep);
            Optional<String> further = page.headers().firstValue("Location");
            if (further.isPresent()) {
                open(further.get());
                return;
            }
            path = page.uri().getPath();
            hidden.clear();
            Matcher field = HIDDEN.matcher(page.body());
            while (field.find()) {
                hidden.put(field.group(1), field.group(2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }
}

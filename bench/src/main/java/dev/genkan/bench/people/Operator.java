package dev.genkan.bench.people;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The one who looks at the dashboard, signed up by the pages, at a browser that follows nothing by itself.
final class Operator implements AutoCloseable {

    static final String ADDRESS = "rie+clerk_test@example.com";

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private String address;

    Operator(int port) {
        this.address = "http://localhost:" + port;
        open("/sign-up");
        // in development and at the machine, addresses like this have a code that is known
        send("/sign-up", "email_address", ADDRESS, "password", "a fine password");
        send("/sign-up/code", "code", "424242");
    }

    /// The same browser, for a server that was started anew.
    void goTo(int port) {
        address = "http://localhost:" + port;
    }

    /// The page at this path.
    ///
    /// @throws IllegalStateException if it is answered with anything but 200
    String open(String path) {
        return look(HttpRequest.newBuilder(URI.create(address + path)), true);
    }

    private void send(String to, String... fields) {
        Map<String, String> all = new LinkedHashMap<>(hidden);
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        look(
                HttpRequest.newBuilder(URI.create(address + to))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                false);
    }

    private String look(HttpRequest.Builder request, boolean page) {
        request.header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(line -> {
                String[] pair = line.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
            if (page && answer.statusCode() != 200) {
                throw new IllegalStateException(answer.uri() + " is answered with " + answer.statusCode() + " "
                        + answer.headers().firstValue("Location").orElse(answer.body()));
            }
            Matcher field = HIDDEN.matcher(answer.body());
            while (field.find()) {
                hidden.put(field.group(1), field.group(2));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

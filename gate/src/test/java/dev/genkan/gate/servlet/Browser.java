package dev.genkan.gate.servlet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A browser that keeps its cookies and follows nothing by itself. Headers are given as name, value, name, value.
final class Browser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final String[] NAVIGATES = {
        "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Site", "same-origin", "Accept", "text/html,application/xhtml+xml"
    };

    private final House house;
    private final String contextPath;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(House house, String contextPath) {
        this.house = house;
        this.contextPath = contextPath;
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String location() {
            return header("Location");
        }

        List<String> setCookies() {
            return response.headers().allValues("Set-Cookie");
        }
    }

    Browser with(String cookie, String value) {
        cookies.put(cookie, value);
        return this;
    }

    Browser without(String cookie) {
        cookies.remove(cookie);
        return this;
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /// Opens a page, as from a link on another page of ours.
    Answer open(String path, String... headers) {
        return send("GET", path, "", joined(NAVIGATES, headers));
    }

    /// Sends a form of ours.
    Answer post(String path, String form, String... headers) {
        return send("POST", path, form, joined(NAVIGATES, headers));
    }

    /// Calls as a program does.
    Answer call(String method, String path, String... headers) {
        return send(method, path, "", headers);
    }

    private Answer send(String method, String path, String body, String[] headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + house.port() + contextPath + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        try {
            Answer answer = new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            answer.setCookies().forEach(this::keep);
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

    private static String[] joined(String[] usual, String[] further) {
        // what a test says counts in place of the usual header
        List<String> named = Arrays.asList(further);
        Stream<String> kept = Stream.of(0, 2, 4)
                .filter(i -> !named.contains(usual[i]))
                .flatMap(i -> Stream.of(usual[i], usual[i + 1]));
        return Stream.concat(kept, Stream.of(further)).toArray(String[]::new);
    }
}

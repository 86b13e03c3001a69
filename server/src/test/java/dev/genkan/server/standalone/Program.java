package dev.genkan.server.standalone;

import dev.genkan.token.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/// A program that asks the Backend API. Every answer is held against the specification of the version it speaks.
public final class Program {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final URI address;
    private final String key;
    private final String[] headers;

    /// @param key a secret key; empty to show none
    /// @param headers sent with every call: name, value, name, value
    public Program(URI address, String key, String... headers) {
        this.address = address;
        this.key = key;
        this.headers = headers;
    }

    /// The same, speaking this version of the API.
    public Program speaking(String version) {
        return new Program(address, key, "Clerk-API-Version", version);
    }

    /// The same, showing something else.
    public Program showing(String otherKey) {
        return new Program(address, otherKey, headers);
    }

    public Told get(String path) {
        return call("GET", path, "");
    }

    public Told delete(String path) {
        return call("DELETE", path, "");
    }

    public Told post(String path, Map<String, ?> json) {
        return call("POST", path, Json.write(json));
    }

    public Told patch(String path, Map<String, ?> json) {
        return call("PATCH", path, Json.write(json));
    }

    public Told put(String path, Map<String, ?> json) {
        return call("PUT", path, Json.write(json));
    }

    private String version() {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase("Clerk-API-Version")) {
                return headers[i + 1];
            }
        }
        return "";
    }

    /// @param path below `/v1`, with the query
    /// @param body JSON, or whatever the caller takes for it; empty for none
    public Told call(String method, String path, String body) {
        return call(method, path, body, "application/json");
    }

    public Told call(String method, String path, String body, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/v1" + path));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            Told told = new Told(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            if (told.header("Content-Type").equals("application/json")) {
                BackendSpec.check(
                        version(), method, "/v1" + path.split("\\?", 2)[0], told.status(), Json.parse(told.body()));
            }
            return told;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

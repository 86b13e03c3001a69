package dev.genkan.compat;

import dev.genkan.token.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The few calls of the Backend API that a test makes beside an application.
record BackendApi(URI base, String secretKey) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// @param keys as the server prints them for an application
    static BackendApi with(Map<String, String> keys) {
        return new BackendApi(
                URI.create(Objects.requireNonNull(keys.get("CLERK_API_URL"))),
                Objects.requireNonNull(keys.get("CLERK_SECRET_KEY")));
    }

    /// @throws IllegalStateException if it does not answer 200
    Map<String, @Nullable Object> send(String method, String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + secretKey)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return Json.parseObject(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

package dev.genkan.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A service on Express: a page for people with cookies, a resource for programs with a token.
@Tag("at-length")
class ExpressTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static BackendApi backend;
    private static String origin;
    private static Running service;

    @BeforeAll
    static void the_service_opens() {
        int port = Running.freePort();
        origin = "http://localhost:" + port;
        Map<String, String> keys =
                new java.util.HashMap<>(Server.ofDevelopment().keys("express", origin));
        backend = BackendApi.with(keys);
        keys.put("PORT", "" + port);
        service = NodeApp.prepared("express").built(keys).start("Ready", keys, "dist/service.js");
    }

    @AfterAll
    static void the_service_closes() {
        service.close();
    }

    @Test
    void a_person_signs_in_on_our_pages_and_is_led_back_signed_in() {
        var entrance = new HostedPages();
        try (Visitor ada = new Visitor(origin)) {
            ada.open("/");
            ada.sees("stranger");
            ada.open("/private");
            entrance.standsOpen(ada);
            entrance.asksForAnAccount(ada, Addresses.next("ada"), GuideStory.PASSWORD);
            entrance.entersCode(ada, GuideStory.CODE);
            ada.arrivesAt("/private");
            ada.sees("Private. user_");
        }
    }

    @Test
    void a_program_shows_a_token_and_a_stranger_is_refused() throws Exception {
        String user = (String) Objects.requireNonNull(backend.send(
                        "POST",
                        "/v1/users",
                        "{\"email_address\": [\"" + Addresses.next("grace") + "\"], \"password\": \""
                                + GuideStory.PASSWORD + "\"}")
                .get("id"));
        String session =
                (String) Objects.requireNonNull(backend.send("POST", "/v1/sessions", "{\"user_id\": \"" + user + "\"}")
                        .get("id"));
        String token = (String) Objects.requireNonNull(backend.send("POST", "/v1/sessions/" + session + "/tokens", "{}")
                .get("jwt"));

        assertThat(get("/api/me", token).body()).contains(user).contains(session);
        assertThat(get("/api/me", token.substring(0, token.length() - 6) + "AAAAAA")
                        .statusCode())
                .isEqualTo(401);
        assertThat(HTTP.send(request("/api/me").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);

        HttpResponse<String> onboarded = HTTP.send(
                request("/api/me/onboarding")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"applicationName\": \"Harvard\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(onboarded.body()).contains("\"applicationName\":\"Harvard\"");
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return HTTP.send(
                request(path).header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }
}

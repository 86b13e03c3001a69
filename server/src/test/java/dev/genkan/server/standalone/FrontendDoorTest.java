package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.Browser;
import dev.genkan.token.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may ask the Frontend API, and what a browser that holds a session is told.
class FrontendDoorTest {

    @TempDir
    Path directory;

    private WireHouse house;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_stranger_is_no_client_and_does_not_become_one_by_looking() {
        Told client = Page.of(house).get("/client");

        assertThat(client.status()).isEqualTo(200);
        assertThat(client.json()).containsEntry("response", null).containsEntry("client", null);
        assertThat(client.header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_page_of_the_application_may_ask_with_its_cookies() {
        Told client = Page.of(house).get("/client");

        assertThat(client.header("Access-Control-Allow-Origin")).isEqualTo(Page.APP);
        assertThat(client.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(client.response().headers().allValues("Vary")).contains("Origin");
        assertThat(client.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void a_page_of_a_stranger_is_refused_and_nothing_happens() {
        Browser ada = house.memberAt("ada@example.com");
        for (String origin : List.of("https://evil.example", "null", "http://localhost.evil.example", "nonsense")) {
            Told refused = new Page(ada, origin).post("/client?_method=DELETE", "");

            assertThat(refused.status()).as(origin).isEqualTo(400);
            assertThat(refused.errorCode()).isEqualTo("origin_invalid");
            assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(house.engine.sessions().live(userOf("ada@example.com").id())).hasSize(1);
    }

    @Test
    void an_extension_may_ask_once_it_is_named() {
        String extension = "chrome-extension://abcdefghijklmnop";
        assertThat(new Page(house.browser(), extension).get("/client").errorCode())
                .isEqualTo("origin_invalid");

        house.program().patch("/instance", Map.of("allowed_origins", List.of(extension)));

        assertThat(new Page(house.browser(), extension).get("/client").header("Access-Control-Allow-Origin"))
                .isEqualTo(extension);
    }

    @Test
    void whoever_signed_in_on_the_hosted_page_has_a_session_with_a_token_for_the_page_that_asks() {
        Page ada = new Page(house.memberAt("ada@example.com"), Page.APP);

        Map<?, ?> session = session(ada.get("/client"));

        assertThat(session.get("status")).isEqualTo("active");
        assertThat(Dig.at(session, "user", "id"))
                .isEqualTo(userOf("ada@example.com").id().value());
        assertThat(claims(Dig.at(session, "last_active_token", "jwt")))
                .containsEntry("azp", Page.APP)
                .containsEntry("sid", session.get("id"));
    }

    @Test
    void the_answer_to_a_reload_carries_the_claims_of_this_very_moment() {
        house.engine.layOutSessionTokensBy("{\"metadata\": \"{{user.public_metadata}}\"}", Actor.SYSTEM);
        Page ada = new Page(house.memberAt("ada@example.com"), Page.APP);
        house.engine
                .users()
                .update(
                        userOf("ada@example.com").id(),
                        UserPatch.nothing().publicMetadata(Metadata.of(Map.of("onboardingComplete", true))));

        Object jwt = Dig.at(ada.get("/me").json(), "client", "sessions", 0, "last_active_token", "jwt");

        assertThat(claims(jwt)).containsEntry("metadata", Map.of("onboardingComplete", true));
    }

    @Test
    void a_token_is_made_for_the_session_of_this_browser_alone() {
        Page ada = new Page(house.memberAt("ada@example.com"), Page.APP);
        Page bob = new Page(house.memberAt("bob@example.com"), Page.APP);
        String id = String.valueOf(session(ada.get("/client")).get("id"));

        assertThat(ada.post("/client/sessions/" + id + "/tokens", "").json()).containsKey("jwt");
        assertThat(bob.post("/client/sessions/" + id + "/tokens", "").status()).isEqualTo(404);
        assertThat(Page.of(house).post("/client/sessions/" + id + "/tokens", "").status())
                .isEqualTo(401);
        assertThat(ada.post("/client/sessions/nonsense/tokens", "").status()).isEqualTo(404);
    }

    @Test
    void signing_out_ends_the_session_and_its_tokens() {
        Page ada = new Page(house.memberAt("ada@example.com"), Page.APP);
        String id = String.valueOf(session(ada.get("/client")).get("id"));

        Told out = ada.post("/client/sessions?_method=DELETE", "");

        assertThat(out.status()).isEqualTo(200);
        assertThat(Dig.at(out.json(), "client", "sessions")).isEqualTo(List.of());
        assertThat(ada.post("/client/sessions/" + id + "/tokens", "").status()).isEqualTo(401);
        assertThat(ada.get("/me").errorCode()).isEqualTo("authentication_invalid");
    }

    @Test
    void a_touch_does_not_make_the_tokens_that_are_out_look_old() {
        Page ada = new Page(house.memberAt("ada@example.com"), Page.APP);
        Object before = Dig.at(ada.get("/client").json(), "response", "updated_at");
        String id = String.valueOf(session(ada.get("/client")).get("id"));
        house.clock.turn(java.time.Duration.ofMinutes(3));

        ada.post("/client/sessions/" + id + "/touch", "active_organization_id=");

        assertThat(Dig.at(ada.get("/client").json(), "response", "updated_at")).isEqualTo(before);
    }

    @Test
    void tokens_and_touches_are_not_limited_because_sdks_would_sign_their_user_out() {
        Page ada = new Page(house.memberAt("ada@example.com"), Page.APP);
        String session = "/client/sessions/" + session(ada.get("/client")).get("id");

        // more than any limit of the house bears within one hour, and the clock stands still
        for (int n = 0; n < 150; n++) {
            assertThat(ada.post(session + "/tokens", "").status()).isEqualTo(200);
            assertThat(ada.post(session + "/touch", "active_organization_id=").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_preflight_is_answered_to_pages_of_the_application_alone() throws Exception {
        for (String path : List.of("/v1/client", "/v1/me", "/v1/client/sessions/sess_any/tokens")) {
            var allowed = preflight(path, Page.APP);
            assertThat(allowed.statusCode()).as(path).isEqualTo(204);
            assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(Page.APP);
            assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials"))
                    .contains("true");
            assertThat(allowed.headers().firstValue("Access-Control-Allow-Methods"))
                    .contains("GET, POST, PUT, PATCH, DELETE");
            assertThat(allowed.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElseThrow()
                            .toLowerCase(Locale.ROOT))
                    .contains("authorization");
            assertThat(preflight(path, "https://evil.example").headers().firstValue("Access-Control-Allow-Origin"))
                    .as(path)
                    .isEmpty();
        }
    }

    private HttpResponse<Void> preflight(String path, String origin) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(house.url().resolve(path).toString()))
                            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                            .header("Origin", origin)
                            .header("Access-Control-Request-Method", "POST")
                            .header("Access-Control-Request-Headers", "authorization")
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    @Test
    void somebody_who_is_banned_has_no_session_any_more() {
        Page ada = new Page(house.memberAt("ada@example.com"), Page.APP);
        String id = String.valueOf(session(ada.get("/client")).get("id"));

        house.engine.users().ban(userOf("ada@example.com").id(), Actor.SYSTEM);

        assertThat(ada.post("/client/sessions/" + id + "/tokens", "").status()).isEqualTo(401);
        assertThat(Dig.at(ada.get("/client").json(), "response", "sessions")).isEqualTo(List.of());
    }

    @Test
    void nothing_that_a_browser_is_told_holds_private_metadata() {
        Page ada = new Page(house.memberAt("ada@example.com"), Page.APP);
        house.engine
                .users()
                .update(
                        userOf("ada@example.com").id(),
                        UserPatch.nothing().privateMetadata(Metadata.of(Map.of("secret", "of-the-house"))));

        assertThat(ada.get("/client").body()).doesNotContain("of-the-house").doesNotContain("private_metadata");
        assertThat(ada.get("/me").body()).doesNotContain("of-the-house").doesNotContain("private_metadata");
    }

    @Test
    void a_secret_key_shown_to_the_frontend_asks_the_backend() {
        assertThat(house.program().get("/client").status()).isEqualTo(404);
    }

    @Test
    void a_body_is_a_small_form_and_nothing_else() {
        Page page = Page.of(house);
        Browser browser = house.browser();

        assertThat(page.post("/client", "a=%zz").status()).isEqualTo(400);
        assertThat(page.post("/client", "a=" + "x".repeat(300_000)).status()).isEqualTo(413);
        assertThat(browser.post("/v1/client", "application/json", "{}").status())
                .isEqualTo(415);
    }

    private User userOf(String address) {
        return house.engine
                .users()
                .findByEmailAddress(EmailAddress.parse(address).orElseThrow())
                .orElseThrow();
    }

    private static Map<?, ?> session(Told client) {
        return (Map<?, ?>) Dig.at(client.json(), "response", "sessions", 0);
    }

    private static Map<String, Object> claims(Object jwt) {
        String payload = String.valueOf(jwt).split("\\.", -1)[1];
        return new java.util.LinkedHashMap<>(
                Json.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8)));
    }
}

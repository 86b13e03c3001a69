package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.session.JwtTemplates;
import dev.genkan.identity.session.TemplateTerms;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A member's sessions in all their browsers, and tokens for other services.
class MemberSessionsTest {

    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";

    @TempDir
    Path directory;

    private WireHouse house;
    private CheckedPage ada;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
        ada = CheckedPage.memberAt(house, "ada@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void every_browser_is_listed_with_what_it_calls_itself_and_without_a_token() {
        elsewhere();
        List<Map<String, @Nullable Object>> sessions =
                ada.get("/v1/me/sessions/active").list();

        assertThat(sessions).hasSize(2);
        Map<?, ?> phone = (Map<?, ?>) activity(sessions, true);
        assertThat(phone.get("browser_name")).isEqualTo("Safari");
        assertThat(phone.get("browser_version")).isEqualTo("17.4");
        assertThat(phone.get("device_type")).isEqualTo("iOS");
        assertThat(phone.get("ip_address")).isEqualTo("127.0.0.1");
        assertThat(phone.containsKey("city")).isFalse();
        assertThat(sessions).allSatisfy(session -> assertThat(session).containsEntry("last_active_token", null));
    }

    @Test
    void one_of_them_is_revoked_and_is_listed_as_over() {
        CheckedPage phone = elsewhere();
        String id = phone.sessionId();
        Told revoked = ada.post("/v1/me/sessions/" + id + "/revoke");

        assertThat(CheckedPage.response(revoked)).containsEntry("status", "revoked");
        assertThat(phone.get("/v1/me").status()).isEqualTo(401);
        assertThat(ada.get("/v1/me/sessions/active").list()).hasSize(1);
        assertThat(ada.get("/v1/me/sessions").list())
                .extracting(session -> session.get("status"))
                .containsExactlyInAnyOrder("active", "revoked");
        assertThat(ada.post("/v1/me/sessions/" + id + "/revoke").status()).isEqualTo(200);
    }

    @Test
    void nobody_revokes_or_lists_anothers() {
        CheckedPage eve = CheckedPage.memberAt(house, "eve@example.com");
        for (String id : List.of(ada.sessionId(), "sess_none", "user_x", "sess_%E2%80%AE")) {
            assertThat(eve.post("/v1/me/sessions/" + id + "/revoke").status())
                    .as(id)
                    .isIn(404, 400);
        }
        assertThat(eve.get("/v1/me/sessions/active").list()).hasSize(1);
        assertThat(ada.get("/v1/me").status()).isEqualTo(200);
        assertThat(CheckedPage.of(house).get("/v1/me/sessions").status()).isEqualTo(401);
        assertThat(CheckedPage.of(house).get("/v1/me/sessions/active").status()).isEqualTo(401);
    }

    @Test
    void a_token_for_another_service_is_made_by_the_name_of_its_template() {
        keep("hasura", "{\"role\": \"{{user.public_metadata.role || 'guest'}}\"}");
        Told token = ada.post("/v1/client/sessions/" + ada.sessionId() + "/tokens/hasura");

        assertThat(CheckedPage.payload(token.text("jwt")))
                .containsEntry("role", "guest")
                .containsEntry("azp", CheckedPage.APP)
                .doesNotContainKey("sid");
    }

    @Test
    void there_is_none_of_an_unknown_template_nor_for_anothers_session() {
        keep("hasura", "{}");
        CheckedPage eve = CheckedPage.memberAt(house, "eve@example.com");
        String path = "/v1/client/sessions/" + ada.sessionId() + "/tokens/";
        assertThat(ada.post(path + "none").errorCode()).isEqualTo("resource_not_found");
        assertThat(eve.post(path + "hasura").status()).isEqualTo(404);
        assertThat(CheckedPage.of(house).post(path + "hasura").status()).isEqualTo(404);
        house.engine
                .users()
                .ban(
                        house.engine
                                .users()
                                .findByEmailAddress(
                                        EmailAddress.parse("ada@example.com").orElseThrow())
                                .orElseThrow()
                                .id(),
                        Actor.SYSTEM);
        assertThat(ada.post(path + "hasura").status()).isEqualTo(401);
    }

    private void keep(String name, String claims) {
        assertThat(house.engine.jwtTemplates().create(TemplateTerms.usual(name, claims), Actor.APPLICATION))
                .isInstanceOf(JwtTemplates.Written.Kept.class);
    }

    /// The same member with another browser.
    private CheckedPage elsewhere() {
        Browser phone = house.browser("User-Agent", IPHONE);
        phone.open("/sign-in");
        phone.send("/sign-in", "identifier", "ada@example.com");
        phone.open("/sign-in/password");
        phone.send("/sign-in/password", "password", WireHouse.PASSWORD);
        return new CheckedPage(house, phone);
    }

    private static Object activity(List<Map<String, @Nullable Object>> sessions, boolean mobile) {
        return sessions.stream()
                .map(session -> session.get("latest_activity"))
                .filter(activity -> activity instanceof Map<?, ?> map && Objects.equals(map.get("is_mobile"), mobile))
                .findFirst()
                .orElseThrow();
    }
}

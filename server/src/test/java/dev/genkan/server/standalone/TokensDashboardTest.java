package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.instance.SecretKeys;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensDashboardTest {

    private static final String AT = "/genkan/dashboard";
    private static final String KEYS = AT + "/api-keys";

    @TempDir
    Path directory;

    private WireHouse house;
    private Browser ada;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
        ada = operator("ada@example.com", Role.FULL);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_guides_step_changes_the_very_next_token() {
        Page grace = new Page(house.memberAt("grace@example.com"), Page.APP);
        assertThat(nextToken(grace)).doesNotContainKey("email");
        ada.open(AT + "/sessions/token");

        assertThat(ada.send(
                                AT + "/sessions/token",
                                "claims",
                                "{\"metadata\": \"{{user.public_metadata}}\", \"email\": \"{{user.primary_email_address}}\"}")
                        .status())
                .isEqualTo(303);

        assertThat(nextToken(grace)).containsEntry("metadata", Map.of()).containsEntry("email", "grace@example.com");
        // a server without flows reads no claim itself, and leaves it to the applications which they want
        ada.open(AT + "/sessions/token");
        assertThat(ada.send(AT + "/sessions/token", "claims", "{}").status()).isEqualTo(303);
        assertThat(nextToken(grace)).doesNotContainKey("metadata");
    }

    @Test
    void a_secret_key_is_shown_once_opens_the_backend_and_is_revoked() {
        ada.open(KEYS + "/new");

        Answer made = ada.send(KEYS + "/new", "name", "<i>CI</i>");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.body()).contains("&lt;i&gt;CI&lt;/i&gt;").doesNotContain("<i>CI</i>");
        Matcher shown = Pattern.compile("sk_test_[0-9A-Za-z_-]{20,}").matcher(made.body());
        assertThat(shown.find()).isTrue();
        Program program = new Program(house.url(), shown.group());
        assertThat(program.get("/jwks").status()).isEqualTo(200);
        assertThat(ada.open(KEYS).body())
                .doesNotContain(shown.group())
                .contains("&lt;i&gt;CI&lt;/i&gt;", "used just now", house.door.place().key().value());

        SecretKeys.Key key = house.engine.secretKeys().list().getLast();
        String revoke = KEYS + "/" + key.id() + "/revoke";
        assertThat(ada.open(revoke).body()).contains("Revoke key").doesNotContain("It is the only one");
        assertThat(ada.send(revoke).location()).isEqualTo(KEYS + "?done=revoked");
        assertThat(program.get("/jwks").errorCode()).isEqualTo("clerk_key_invalid");
        assertThat(ada.send(revoke).status()).isEqualTo(404);
        assertThat(ada.open(KEYS + "/" + house.engine.secretKeys().list().getFirst().id() + "/revoke")
                        .body())
                .contains("It is the only one");
    }

    @Test
    void a_form_for_a_key_that_is_sent_twice_makes_one() {
        ada.open(KEYS + "/new");
        Browser again = ada.copy();
        ada.send(KEYS + "/new", "name", "CI");

        Answer second = again.send(KEYS + "/new", "name", "CI");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("No further key was made");
        assertThat(house.engine.secretKeys().list()).hasSize(2);
    }

    @Test
    void a_key_without_a_name_is_asked_for_again() {
        ada.open(KEYS + "/new");
        assertThat(ada.send(KEYS + "/new", "name", " ").status()).isEqualTo(422);
        assertThat(ada.send(KEYS + "/new", "name", "x".repeat(101)).status()).isEqualTo(422);
        assertThat(house.engine.secretKeys().list()).hasSize(1);
    }

    @Test
    void whoever_may_only_look_sees_no_secret_and_can_make_or_revoke_none() {
        Browser grace = operator("grace@example.com", Role.READ_ONLY);
        String revoke = KEYS + "/" + house.engine.secretKeys().list().getFirst().id() + "/revoke";

        assertThat(grace.open(KEYS).body()).doesNotContain(house.secretKey, "New secret key", "Revoke…", "Rotate…");
        for (String path : new String[] {KEYS + "/new", revoke, KEYS + "/rotate"}) {
            assertThat(grace.open(path).status()).as(path).isEqualTo(403);
            assertThat(grace.send(path, "name", "mine").status()).as(path).isEqualTo(403);
        }
        assertThat(house.engine.secretKeys().list()).hasSize(1);
    }

    @Test
    void keys_want_a_fresh_proof() {
        house.clock.turn(Duration.ofHours(1));

        assertThat(ada.open(KEYS).status()).isEqualTo(200);
        assertThat(ada.open(KEYS + "/new").location())
                .isEqualTo("/user/verify?redirect_url=%2Fgenkan%2Fdashboard%2Fapi-keys%2Fnew");
    }

    @Test
    void the_next_signing_key_is_published_and_the_audit_log_names_who_asked_for_it() {
        ada.open(KEYS + "/rotate");

        assertThat(ada.send(KEYS + "/rotate").location()).isEqualTo(KEYS + "?done=rotated");

        assertThat(ada.open(KEYS).body()).contains(">Signing<", ">Published<", "-----BEGIN PUBLIC KEY-----");
    }

    private Browser operator(String address, Role role) {
        Browser browser = house.memberAt(address);
        house.engine
                .operators()
                .add(EmailAddress.parse(address).orElseThrow(), role, Actor.APPLICATION)
                .orElseThrow();
        return browser;
    }

    private static Map<String, Object> nextToken(Page page) {
        Object session = Dig.at(page.get("/client").json(), "response", "sessions", 0, "id");
        Object jwt = page.post("/client/sessions/" + session + "/tokens", "").json().get("jwt");
        String payload = String.valueOf(jwt).split("\\.", -1)[1];
        return Json.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}

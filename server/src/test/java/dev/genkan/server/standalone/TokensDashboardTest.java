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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensDashboardTest {

    private static final String AT = "/genkan/dashboard";
    private static final String KEYS = AT + "/api-keys";
    private static final String TEMPLATES = AT + "/jwt-templates";

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
                .contains(
                        "&lt;i&gt;CI&lt;/i&gt;",
                        "used just now",
                        house.door.place().key().value());

        SecretKeys.Key key = house.engine.secretKeys().list().stream()
                .filter(one -> one.name().equals("<i>CI</i>"))
                .findFirst()
                .orElseThrow();
        String revoke = KEYS + "/" + key.id() + "/revoke";
        assertThat(ada.open(revoke).body()).contains("Revoke key").doesNotContain("It is the only one");
        assertThat(ada.send(revoke).location()).isEqualTo(KEYS + "?done=revoked");
        assertThat(program.get("/jwks").errorCode()).isEqualTo("clerk_key_invalid");
        assertThat(ada.send(revoke).status()).isEqualTo(404);
        assertThat(ada.open(KEYS + "/"
                                + house.engine.secretKeys().list().getFirst().id() + "/revoke")
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

    @Test
    void a_jwt_template_is_made_tried_changed_asked_for_and_deleted() {
        Page grace = new Page(house.memberAt("grace@example.com"), Page.APP);
        ada.open(TEMPLATES + "/new");
        assertThat(ada.send(TEMPLATES + "/check", form("reporting", "{\"mail\": \"{{user.primary_email_address}}\"}"))
                        .body())
                .contains("<mark>", "grace@example.com", "&quot;exp&quot;");
        assertThat(house.engine.jwtTemplates().list()).isEmpty();

        assertThat(ada.send(TEMPLATES + "/new", form("reporting", "{\"mail\": \"{{user.primary_email_address}}\"}"))
                        .location())
                .isEqualTo(TEMPLATES + "?done=saved");

        Object session = Dig.at(grace.get("/client").json(), "response", "sessions", 0, "id");
        String path = "/client/sessions/" + session + "/tokens/";
        assertThat(claims(grace.post(path + "reporting", "").json().get("jwt")))
                .containsEntry("mail", "grace@example.com");
        String one =
                TEMPLATES + "/" + house.engine.jwtTemplates().list().getFirst().id();
        assertThat(ada.open(TEMPLATES).body()).contains("reporting", "Instance key", "1 claim");
        ada.open(one);
        assertThat(ada.send(one, form("reports", "{}", "algorithm", "HS256", "key", "x".repeat(32)))
                        .status())
                .isEqualTo(303);
        assertThat(ada.open(one).body()).contains("value=\"HS256\" selected").doesNotContain("x".repeat(32));
        // without a key typed the one that is kept stays
        assertThat(ada.send(one, form("reports", "{\"a\": 1}", "algorithm", "HS256"))
                        .status())
                .isEqualTo(303);
        assertThat(grace.post(path + "reporting", "").status()).isEqualTo(404);
        assertThat(claims(grace.post(path + "reports", "").json().get("jwt"))).containsEntry("a", 1L);

        ada.open(one + "/delete");
        assertThat(ada.send(one + "/delete", "typed", "report").status()).isEqualTo(422);
        assertThat(ada.send(one + "/delete", "typed", "reports").location()).isEqualTo(TEMPLATES + "?done=deleted");
        assertThat(house.engine.jwtTemplates().list()).isEmpty();
        assertThat(ada.open(one).status()).isEqualTo(404);
    }

    @Test
    void a_jwt_template_that_cannot_be_is_asked_for_again_with_what_was_typed() {
        Map<String, String[]> wrong = Map.of(
                "a name is 1 to 128", form("<b>x", "{}"),
                "Line 1, column 10: there is no shortcode", form("x", "{\"a\": \"{{user.nickname}}\"}"),
                "Enter a whole number of seconds", form("x", "{}", "lifetime", "long"),
                "it is 30 to", form("x", "{}", "lifetime", "1"),
                "Enter the key that the other service", form("x", "{}", "algorithm", "HS256"),
                "takes a secret of 32 bytes", form("x", "{}", "algorithm", "HS256", "key", "seven-77"),
                "Choose one of these", form("x", "{}", "algorithm", "none"));
        wrong.forEach((complaint, form) -> {
            ada.open(TEMPLATES + "/new");
            Answer again = ada.send(TEMPLATES + "/new", form);
            assertThat(again.status()).as(complaint).isEqualTo(422);
            assertThat(again.body())
                    .containsIgnoringCase(complaint)
                    .contains("value=\"" + form[1].replace("<", "&lt;").replace(">", "&gt;") + "\"")
                    .doesNotContain("seven-77");
        });
        assertThat(house.engine.jwtTemplates().list()).isEmpty();
    }

    @Test
    void the_second_of_two_who_edit_a_jwt_template_is_shown_both() {
        ada.open(TEMPLATES + "/new");
        ada.send(TEMPLATES + "/new", form("reporting", "{}"));
        house.clock.turn(Duration.ofSeconds(1));
        ada.open(TEMPLATES + "/new");
        ada.send(TEMPLATES + "/new", form("other", "{}"));
        String one =
                TEMPLATES + "/" + house.engine.jwtTemplates().list().getFirst().id();
        Browser rie = operator("rie@example.com", Role.FULL);
        ada.open(one);
        rie.open(one);
        ada.send(one, form("reporting", "{\"by\": \"ada\"}"));

        Answer conflict = rie.send(one, form("reporting", "{\"by\": \"rie\"}"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body()).contains("{&quot;by&quot;: &quot;ada&quot;}", "{&quot;by&quot;: &quot;rie&quot;}");
        assertThat(rie.send(one, form("other", "{}")).status()).isEqualTo(422);
        assertThat(house.engine.jwtTemplates().list().getFirst().terms().claims())
                .isEqualTo("{\"by\": \"ada\"}");
        Browser grace = operator("grace@example.com", Role.READ_ONLY);
        assertThat(grace.open(one).body()).doesNotContain(">Save</button>", ">Delete…<");
        assertThat(grace.send(one, form("mine", "{}")).status()).isEqualTo(403);
    }

    private static String[] form(String name, String claims, String... more) {
        List<String> fields = new ArrayList<>(
                List.of("name", name, "claims", claims, "lifetime", "60", "allowed_clock_skew", "5", "algorithm", ""));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    private Browser operator(String address, Role role) {
        Browser browser = house.memberAt(address);
        house.engine.operators().add(EmailAddress.parse(address).orElseThrow(), role, Actor.APPLICATION);
        return browser;
    }

    private static Map<String, @Nullable Object> nextToken(Page page) {
        Object session = Dig.at(page.get("/client").json(), "response", "sessions", 0, "id");
        return claims(
                page.post("/client/sessions/" + session + "/tokens", "").json().get("jwt"));
    }

    private static Map<String, @Nullable Object> claims(@Nullable Object jwt) {
        String payload = String.valueOf(jwt).split("\\.", -1)[1];
        return Json.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}

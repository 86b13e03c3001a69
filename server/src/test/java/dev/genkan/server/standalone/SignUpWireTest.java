package dev.genkan.server.standalone;

import static dev.genkan.server.standalone.Sdk.client;
import static dev.genkan.server.standalone.Sdk.inside;
import static dev.genkan.server.standalone.Sdk.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.attempt.Rules;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.TurnableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing up, call by call, as SDKs do it.
class SignUpWireTest {

    private static final String APP = "http://localhost:3000";
    private static final String ADA = "ada+clerk_test@example.com";

    private WireHouse house;
    private Sdk sdk;

    @BeforeEach
    void open(@TempDir Path directory) {
        house = openTelling(directory);
        sdk = new Sdk(house, APP);
    }

    /// A development instance as the server makes it: it tells who is known.
    static WireHouse openTelling(Path directory) {
        return new WireHouse(
                WireHouse.settings(directory)
                        .entered(new EngineSettings.Entrance(new Rules(false, true), Passwords.USUAL_PATIENCE)),
                directory,
                new TurnableClock(),
                false);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String created(String... more) {
        List<String> fields = new ArrayList<>(
                List.of("email_address", ADA, "password", WireHouse.PASSWORD, "first_name", "Ada", "last_name", ""));
        fields.addAll(List.of(more));
        Told created = sdk.post("/client/sign_ups", fields.toArray(String[]::new));
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return (String) inside(response(created), "id");
    }

    @Test
    void the_whole_story_of_a_sign_up() {
        Told created = sdk.post(
                "/client/sign_ups",
                "email_address",
                ADA,
                "first_name",
                "Ada",
                "last_name",
                "",
                "password",
                WireHouse.PASSWORD);
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.response().headers().allValues("Set-Cookie"))
                .anyMatch(line -> line.startsWith("__client=") && line.contains("HttpOnly"));
        assertThat(response(created))
                .containsEntry("object", "sign_up_attempt")
                .containsEntry("status", "missing_requirements")
                .containsEntry("missing_fields", List.of())
                .containsEntry("unverified_fields", List.of("email_address"))
                .containsEntry("first_name", "Ada")
                .containsEntry("last_name", null)
                .containsEntry("has_password", true)
                .containsEntry("created_session_id", null);
        Map<?, ?> mailbox = (Map<?, ?>) inside(response(created), "verifications", "email_address");
        assertThat(mailbox.get("strategy")).isNull();
        assertThat(mailbox.get("next_action")).isEqualTo("needs_prepare");
        assertThat(inside(client(created), "sign_up", "id")).isEqualTo(response(created).get("id"));
        String path = "/client/sign_ups/" + response(created).get("id");

        Told prepared = sdk.post(path + "/prepare_verification", "strategy", "email_code");
        assertThat(inside(response(prepared), "verifications", "email_address", "strategy"))
                .isEqualTo("email_code");
        assertThat(inside(response(prepared), "verifications", "email_address", "next_action"))
                .isEqualTo("needs_attempt");
        // the page of the code is a new path: SDKs prepare once more, and nothing comes of it
        Told again = sdk.post(path + "/prepare_verification", "strategy", "email_code");
        assertThat(again.status()).isEqualTo(200);
        assertThat(house.lettersTo(ADA)).hasSize(1);

        Told wrong = sdk.post(path + "/attempt_verification", "code", "111111", "strategy", "email_code");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errorCode()).isEqualTo("form_code_incorrect");
        assertThat(wrong.errorField()).isEqualTo("code");
        assertThat(inside(wrong.json(), "meta", "client", "object")).isEqualTo("client");

        String before = sdk.browser().cookie("__client");
        Told right = sdk.post(path + "/attempt_verification", "code", "424242", "strategy", "email_code");
        assertThat(right.status()).as(right.body()).isEqualTo(200);
        assertThat(response(right)).containsEntry("status", "complete");
        assertThat(sdk.browser().cookie("__client")).isNotEqualTo(before);
        assertThat(sdk.browser().cookie("__device")).isNotEmpty();
        assertThat(inside(client(right), "sessions", "0", "id"))
                .isEqualTo(response(right).get("created_session_id"));
        assertThat((String) inside(client(right), "sessions", "0", "last_active_token", "jwt"))
                .startsWith("eyJ");
        assertThat(inside(client(right), "sessions", "0", "user", "first_name")).isEqualTo("Ada");
        User ada = member();
        assertThat(response(right)).containsEntry("created_user_id", ada.id().value());

        Told touched = sdk.post(
                "/client/sessions/" + response(right).get("created_session_id") + "/touch",
                "active_organization_id",
                "");
        assertThat(touched.status()).isEqualTo(200);
        assertThat(sdk.post(path + "/attempt_verification", "code", "424242", "strategy", "email_code")
                        .status())
                .isEqualTo(404);
    }

    private User member() {
        return house.engine
                .users()
                .findByEmailAddress(EmailAddress.parse(ADA).orElseThrow())
                .orElseThrow();
    }

    @Test
    void what_is_missing_may_come_later() {
        Told created = sdk.post("/client/sign_ups", "first_name", "Ada", "locale", "en-US", "timezone", "UTC");
        assertThat(response(created))
                .containsEntry("missing_fields", List.of("email_address", "password"))
                .containsEntry("locale", "en-US")
                .containsEntry("email_address", null);
        String path = "/client/sign_ups/" + response(created).get("id");
        Told addressed = sdk.patch(path, "email_address", ADA, "unsafe_metadata", "{\"from\":\"a friend\"}");
        assertThat(response(addressed)).containsEntry("missing_fields", List.of("password"));
        sdk.post(path + "/prepare_verification", "strategy", "email_code");
        String before = sdk.browser().cookie("__client");
        Told proven = sdk.post(path + "/attempt_verification", "code", "424242", "strategy", "email_code");
        assertThat(response(proven))
                .containsEntry("status", "missing_requirements")
                .containsEntry("missing_fields", List.of("password"))
                .containsEntry("unverified_fields", List.of());
        assertThat(sdk.browser().cookie("__client")).isNotEqualTo(before);
        Told done = sdk.patch(path, "password", WireHouse.PASSWORD);
        assertThat(response(done)).containsEntry("status", "complete");
        assertThat(member().unsafeMetadata().values()).containsEntry("from", "a friend");
    }

    @Test
    void another_address_is_to_be_proven_anew() {
        String path = "/client/sign_ups/" + created();
        sdk.post(path + "/prepare_verification", "strategy", "email_code");
        Told moved = sdk.patch(path, "email_address", "grace+clerk_test@example.com");
        assertThat(inside(response(moved), "verifications", "email_address", "strategy")).isEqualTo("");
        assertThat(sdk.post(path + "/attempt_verification", "code", "424242", "strategy", "email_code")
                        .errorCode())
                .isEqualTo("verification_missing");
        sdk.post(path + "/prepare_verification", "strategy", "email_code");
        assertThat(house.lettersTo("grace+clerk_test@example.com")).hasSize(1);
        Told done = sdk.post(path + "/attempt_verification", "code", "424242", "strategy", "email_code");
        assertThat(response(done)).containsEntry("email_address", "grace+clerk_test@example.com");
    }

    @Test
    void what_is_wrong_is_said_at_its_field() {
        Told weak = sdk.post("/client/sign_ups", "email_address", "nobody", "password", "short");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body())
                .contains("form_param_format_invalid", "\"param_name\":\"email_address\"")
                .contains("form_password_length_too_short", "\"param_name\":\"password\"");
        Told common = sdk.post("/client/sign_ups", "email_address", ADA, "password", "password1");
        assertThat(common.errorCode()).isEqualTo("form_password_pwned");
        assertThat(sdk.post("/client/sign_ups", "username", "ada").errorCode()).isEqualTo("form_param_unknown");
        Told taken = twice();
        assertThat(taken.errorCode()).isEqualTo("form_identifier_exists");
        assertThat(taken.errorField()).isEqualTo("email_address");
    }

    private Told twice() {
        house.userAt("grace@example.com");
        return sdk.post("/client/sign_ups", "email_address", "Grace@example.com", "password", WireHouse.PASSWORD);
    }

    @Test
    void metadata_that_no_token_could_carry_is_refused_before_anything_is_sent() {
        Told much = sdk.post(
                "/client/sign_ups", "email_address", ADA, "unsafe_metadata", "{\"a\":\"" + "x".repeat(9000) + "\"}");
        assertThat(much.status()).isEqualTo(422);
        assertThat(much.errorField()).isEqualTo("unsafe_metadata");
        assertThat(sdk.post("/client/sign_ups", "unsafe_metadata", "[1]").errorField())
                .isEqualTo("unsafe_metadata");
    }

    @Test
    void an_old_code_does_not_work_and_another_one_does() {
        String path = "/client/sign_ups/" + created();
        sdk.post(path + "/prepare_verification", "strategy", "email_code");
        house.clock.turn(Duration.ofMinutes(11));
        Told late = sdk.post(path + "/attempt_verification", "code", "424242", "strategy", "email_code");
        assertThat(late.errorCode()).isEqualTo("verification_expired");
        assertThat(inside(response(sdk.get(path)), "verifications", "email_address", "status"))
                .isEqualTo("expired");
        sdk.post(path + "/prepare_verification", "strategy", "email_code");
        Told done = sdk.post(path + "/attempt_verification", "code", "424242", "strategy", "email_code");
        assertThat(response(done)).containsEntry("status", "complete");
    }

    @Test
    void five_wrong_codes_end_it() {
        String path = "/client/sign_ups/" + created();
        sdk.post(path + "/prepare_verification", "strategy", "email_code");
        for (int i = 0; i < 5; i++) {
            assertThat(sdk.post(path + "/attempt_verification", "code", "00000" + i).errorCode())
                    .isEqualTo("form_code_incorrect");
        }
        assertThat(sdk.post(path + "/attempt_verification", "code", "424242").errorCode())
                .isEqualTo("verification_expired");
        assertThat(inside(response(sdk.get(path)), "verifications", "email_address", "status"))
                .isEqualTo("failed");
    }

    @Test
    void who_is_signed_in_begins_nothing() {
        String path = "/client/sign_ups/" + created();
        sdk.post(path + "/prepare_verification", "strategy", "email_code");
        sdk.post(path + "/attempt_verification", "code", "424242");
        Told again = sdk.post("/client/sign_ups", "email_address", "b@example.com");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.errorCode()).isEqualTo("session_exists");
        assertThat(sdk.post("/client/sign_ins", "identifier", ADA).errorCode()).isEqualTo("session_exists");
    }

    @Test
    void another_browsers_attempt_is_not_there() {
        String path = "/client/sign_ups/" + created();
        sdk.post(path + "/prepare_verification", "strategy", "email_code");
        Sdk other = new Sdk(house, APP);
        other.post("/client/sign_ups", "email_address", "eve@example.com", "password", WireHouse.PASSWORD);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.patch(path, "password", "another horse battery").status()).isEqualTo(404);
        assertThat(other.post(path + "/prepare_verification", "strategy", "email_code").status())
                .isEqualTo(404);
        assertThat(other.post(path + "/attempt_verification", "code", "424242").status()).isEqualTo(404);
        assertThat(other.get("/client/sign_ups/sua_x").status()).isEqualTo(404);
    }

    @Test
    void a_closed_house_is_closed_on_the_wire_and_on_the_page() {
        house.engine
                .instance()
                .change(settings -> settings.with("sign_up_mode", "restricted"), "instance.update", Actor.SYSTEM);
        house.clock.turn(Duration.ofSeconds(3));
        Told closed = sdk.post("/client/sign_ups", "email_address", ADA, "password", WireHouse.PASSWORD);
        assertThat(closed.status()).isEqualTo(403);
        assertThat(closed.errorCode()).isEqualTo("sign_up_mode_restricted");
        var browser = house.browser();
        browser.open("/sign-up");
        assertThat(browser.send("/sign-up", "email_address", ADA, "password", WireHouse.PASSWORD)
                        .body())
                .contains("Nobody can sign up by themselves here");
    }
}

package dev.genkan.server.backendapi;

import static dev.genkan.server.standalone.Sdk.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.standalone.Program;
import dev.genkan.server.standalone.Sdk;
import dev.genkan.server.standalone.Told;
import dev.genkan.server.standalone.WireHouse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs see and say of people on their way in.
class SignUpsTest {

    @TempDir
    static Path directory;

    private static WireHouse house;
    private static Program program;

    @BeforeAll
    static void open() {
        house = new WireHouse(directory);
        program = house.program();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_sign_up_is_seen_and_called_and_so_is_the_user() {
        Sdk sdk = new Sdk(house, "http://localhost:3000");
        String begun = "/sign_ups/"
                + response(sdk.post(
                                "/client/sign_ups", "email_address", "ada@example.com", "password", WireHouse.PASSWORD))
                        .get("id");
        assertThat(program.get(begun).json())
                .containsEntry("status", "missing_requirements")
                .containsEntry("email_address", "ada@example.com")
                .containsEntry("external_id", null);

        assertThat(program.patch(begun, Map.of("external_id", "crm-7", "custom_action", false))
                        .json())
                .containsEntry("external_id", "crm-7");
        assertThat(program.patch(begun, Map.of()).json()).containsEntry("external_id", "crm-7");
        sdk.post("/client" + begun + "/prepare_verification", "strategy", "email_code");
        sdk.post(
                "/client" + begun + "/attempt_verification",
                "strategy",
                "email_code",
                "code",
                house.newestLetter("ada@example.com").code());

        Told done = program.get(begun);
        assertThat(done.json()).containsEntry("status", "complete");
        assertThat(program.get("/users/" + done.text("created_user_id")).json()).containsEntry("external_id", "crm-7");
        assertThat(program.patch(begun, Map.of("external_id", "late")).status()).isEqualTo(400);
    }

    @Test
    void what_cannot_be_is_refused() {
        house.engine
                .users()
                .update(
                        house.userAt("grace@example.com").id(),
                        UserPatch.nothing().externalId("crm-1"));
        String begun = "/sign_ups/"
                + response(new Sdk(house, "http://localhost:3000")
                                .post("/client/sign_ups", "email_address", "edsger@example.com"))
                        .get("id");

        assertThat(program.get("/sign_ups/sua_none").status()).isEqualTo(404);
        assertThat(program.get("/sign_ups/nonsense").status()).isEqualTo(404);
        assertThat(program.patch(begun, Map.of("external_id", "crm-1")).errorField())
                .isEqualTo("external_id");
        assertThat(program.patch(begun, Map.of("external_id", "x".repeat(257))).errorField())
                .isEqualTo("external_id");
        assertThat(program.patch(begun, Map.of("custom_action", true)).errorField())
                .isEqualTo("custom_action");
        assertThat(program.patch(begun, Map.of("email_address", "x@example.com"))
                        .errorCode())
                .isEqualTo("form_param_unknown");
    }

    @Test
    void a_password_that_others_may_know_is_said_at_the_field_until_it_is_unmarked() {
        String ada = "/users/" + house.userAt("marked@example.com").id().value();
        assertThat(program.post(ada + "/password/set_compromised", Map.of()).status())
                .isEqualTo(200);

        Told refused = byPassword("marked@example.com");
        assertThat(refused.errorCode()).isEqualTo("form_password_compromised");
        assertThat(refused.errorField()).isEqualTo("password");

        assertThat(program.post(ada + "/password/unset_compromised", Map.of()).status())
                .isEqualTo(200);
        assertThat(response(byPassword("marked@example.com"))).containsEntry("status", "complete");
        program.post(ada + "/password/set_compromised", Map.of("revoke_all_sessions", true));
        assertThat(program.get("/sessions?status=active&user_id=" + ada.substring("/users/".length()))
                        .list())
                .isEmpty();
        program.post(ada + "/remove_password", Map.of());
        assertThat(program.post(ada + "/password/set_compromised", Map.of()).status())
                .isEqualTo(400);
        assertThat(program.post("/users/user_nobody/password/set_compromised", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private static Told byPassword(String address) {
        return new Sdk(house, "http://localhost:3000")
                .post(
                        "/client/sign_ins",
                        "identifier",
                        address,
                        "strategy",
                        "password",
                        "password",
                        WireHouse.PASSWORD);
    }

    @Test
    void the_servers_own_address_is_the_one_that_does_as_a_proxy() {
        String own = house.url().toString();
        assertThat(program.post("/proxy_checks", Map.of("proxy_url", own)).json())
                .containsEntry("successful", true)
                .containsEntry("proxy_url", own);
        assertThat(program.post("/proxy_checks", Map.of("proxy_url", own + "/")).json())
                .containsEntry("successful", false);
        assertThat(program.post("/proxy_checks", Map.of("proxy_url", own, "domain_id", "dmn_other"))
                        .status())
                .isEqualTo(404);
        assertThat(program.post("/proxy_checks", Map.of()).errorField()).isEqualTo("proxy_url");
    }
}

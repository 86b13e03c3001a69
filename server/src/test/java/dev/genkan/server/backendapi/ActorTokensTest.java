package dev.genkan.server.backendapi;

import static dev.genkan.server.standalone.Sdk.inside;
import static dev.genkan.server.standalone.Sdk.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.standalone.Program;
import dev.genkan.server.standalone.Sdk;
import dev.genkan.server.standalone.Told;
import dev.genkan.server.standalone.WireHouse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Acting in a member's place, from the program that allows it to the browser that does it.
class ActorTokensTest {

    private static final Map<String, Object> GRACE = Map.of("sub", "user_grace", "reason", "ticket 12");

    @TempDir
    static Path directory;

    private static WireHouse house;
    private static Program program;
    private static String ada;

    private Sdk sdk;

    @BeforeAll
    static void open() {
        house = new WireHouse(directory);
        program = house.program();
        ada = house.userAt("ada@example.com").id().value();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void comes() {
        sdk = new Sdk(house, "http://localhost:3000");
    }

    private static Told make(Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of("user_id", ada, "actor", GRACE));
        for (int i = 0; i < more.length; i += 2) {
            body.put(String.valueOf(more[i]), more[i + 1]);
        }
        return program.post("/actor_tokens", body);
    }

    private Told acts() {
        return sdk.post("/client/sign_ins", "strategy", "ticket", "ticket", make().text("token"));
    }

    @Test
    void a_ticket_is_made_leads_to_the_sign_in_and_is_taken_back() {
        Told made = make("expires_in_seconds", 60, "session_max_duration_in_seconds", 600);
        assertThat(made.json())
                .containsEntry("object", "actor_token")
                .containsEntry("status", "pending")
                .containsEntry("user_id", ada)
                .containsEntry("actor", GRACE);
        String url = made.text("url").substring(house.url().toString().length() + "/v1".length());
        assertThat(sdk.get(url).header("Location"))
                .contains("__clerk_ticket=" + made.text("token"))
                .contains("__clerk_status=sign_in");

        Told revoked = program.post("/actor_tokens/" + made.text("id") + "/revoke", Map.of());
        assertThat(revoked.json()).containsEntry("status", "revoked").doesNotContainKey("token");
        assertThat(sdk.get(url).errorCode()).isEqualTo("ticket_invalid");
    }

    @Test
    void both_apis_show_who_acts() {
        Told in = acts();

        assertThat(response(in)).containsEntry("status", "complete");
        String session = String.valueOf(response(in).get("created_session_id"));
        assertThat(inside(Sdk.client(sdk.get("/me")), "sessions", "0", "actor")).isEqualTo(GRACE);
        assertThat(program.get("/sessions/" + session).json()).containsEntry("actor", GRACE);
        assertThat(program.get("/users/" + ada).json()).containsEntry("last_sign_in_at", null);
    }

    @Test
    void what_is_dangerous_is_refused_and_no_proof_is_asked_for() {
        acts();

        for (Told refused : new Told[] {
            sdk.post("/me?_method=DELETE"),
            sdk.post("/me/email_addresses", "email_address", "grace@example.com"),
            sdk.post("/me/change_password", "current_password", WireHouse.PASSWORD, "new_password", "a quiet harbour"),
            sdk.post("/me/remove_password", "current_password", WireHouse.PASSWORD)
        }) {
            assertThat(refused.status() + " " + refused.errorCode()).isEqualTo("403 not_allowed_access");
        }
        assertThat(sdk.get("/me").status()).isEqualTo(200);
    }

    @Test
    void a_ticket_of_one_kind_is_not_taken_back_as_the_other() {
        String actors = make().text("id");
        String own = program.post("/sign_in_tokens", Map.of("user_id", ada)).text("id");

        assertThat(program.post("/sign_in_tokens/" + actors + "/revoke", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(program.post("/actor_tokens/" + own + "/revoke", Map.of()).status())
                .isEqualTo(404);
        assertThat(program.post("/actor_tokens/act_none/revoke", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void nothing_is_made_of_what_says_nobody_or_too_much() {
        assertThat(make("user_id", "user_nobody").status()).isEqualTo(404);
        assertThat(make("actor", Map.of()).errorField()).isEqualTo("actor");
        assertThat(make("actor", Map.of("sub", "grace")).errorField()).isEqualTo("actor");
        assertThat(make("actor", "user_grace").errorField()).isEqualTo("actor");
        assertThat(make("actor", Map.of("sub", "user_grace", "why", "x".repeat(600)))
                        .errorField())
                .isEqualTo("actor");
        assertThat(make("expires_in_seconds", 0).errorField()).isEqualTo("expires_in_seconds");
        assertThat(make("session_max_duration_in_seconds", -1).errorField())
                .isEqualTo("session_max_duration_in_seconds");
        assertThat(make("for_ever", true).errorCode()).isEqualTo("form_param_unknown");
    }
}

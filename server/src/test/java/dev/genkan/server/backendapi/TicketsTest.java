package dev.genkan.server.backendapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.standalone.Program;
import dev.genkan.server.standalone.Told;
import dev.genkan.server.standalone.WireHouse;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How programs let people in: invitations, sign-in tokens, lists of who may come.
class TicketsTest {

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
    void an_invitation_is_made_once_leads_to_the_ticket_and_is_revoked() {
        Told made = program.post(
                "/invitations",
                Map.of("email_address", "ada@example.com", "public_metadata", Map.of("role", "admin"), "notify", false));
        assertThat(made.json())
                .containsEntry("status", "pending")
                .containsEntry("public_metadata", Map.of("role", "admin"));
        assertThat(house.browser().open(path(made.text("url"))).location()).contains("__clerk_status=sign_up");

        assertThat(refusal(Map.of("email_address", "ADA@example.com"))).isEqualTo("422 duplicate_record email_address");
        house.userAt("member@example.com");
        assertThat(refusal(Map.of("email_address", "member@example.com")))
                .isEqualTo("422 form_identifier_exists email_address");
        assertThat(refusal(Map.of("email_address", "x"))).endsWith("email_address");
        assertThat(refusal(Map.of("email_address", "b@example.com", "expires_in_days", 0))).endsWith("expires_in_days");
        assertThat(refusal(Map.of("email_address", "b@example.com", "redirect_url", "https://evil.example/")))
                .endsWith("redirect_url");

        Told listed = program.get("/invitations?paginated=true&query=ada&status=pending");
        assertThat(listed.json()).containsEntry("total_count", 1L);
        assertThat(listed.body()).doesNotContain("ticket=");
        Told revoked = program.post("/invitations/" + made.text("id") + "/revoke", Map.of());
        assertThat(revoked.json()).containsEntry("revoked", true).containsEntry("status", "revoked");
        assertThat(house.browser().open(path(made.text("url"))).status()).isEqualTo(400);
        assertThat(program.post("/invitations/inv_none/revoke", Map.of()).status()).isEqualTo(404);
        assertThat(program.get("/invitations?status=lost").errorField()).isEqualTo("status");
    }

    @Test
    void several_are_invited_together_or_none() {
        house.userAt("here@example.com");
        long before = (Long) program.get("/invitations?paginated=true").json().get("total_count");
        assertThat(program.call("POST", "/invitations/bulk", """
                        [{"email_address":"one@example.com"},{"email_address":"here@example.com"}]""").status())
                .isEqualTo(422);
        assertThat(program.get("/invitations?paginated=true").json()).containsEntry("total_count", before);
        assertThat(program.call("POST", "/invitations/bulk", """
                        [{"email_address":"one@example.com"},{"email_address":"two@example.com"}]""").list())
                .hasSize(2);
        assertThat(house.lettersTo("one@example.com")).hasSize(1);
        assertThat(program.call("POST", "/invitations/bulk", "[]").status()).isEqualTo(422);
        assertThat(program.call("POST", "/invitations/bulk", "{}").status()).isEqualTo(422);
        assertThat(program.call("POST", "/invitations/bulk", "[],\"x\":1").status()).isEqualTo(400);
    }

    @Test
    void a_sign_in_token_is_made_for_somebody_who_exists_and_is_revoked() {
        String user = house.userAt("signin@example.com").id().value();
        Told made = program.post("/sign_in_tokens", Map.of("user_id", user, "expires_in_seconds", 60));
        assertThat(made.json()).containsEntry("status", "pending").containsEntry("user_id", user);
        Answer led = house.browser().open(path(made.text("url")));
        assertThat(led.location()).contains("__clerk_ticket=" + made.text("token")).contains("__clerk_status=sign_in");

        Told revoked = program.post("/sign_in_tokens/" + made.text("id") + "/revoke", Map.of());
        assertThat(revoked.json()).containsEntry("status", "revoked").doesNotContainKey("token");
        assertThat(house.browser().open(path(made.text("url"))).status()).isEqualTo(400);
        assertThat(program.post("/sign_in_tokens", Map.of("user_id", "user_nobody")).status()).isEqualTo(404);
        assertThat(program.post("/sign_in_tokens", Map.of("user_id", user, "expires_in_seconds", 0)).errorField())
                .isEqualTo("expires_in_seconds");
    }

    @Test
    void who_is_on_the_block_list_does_not_sign_up() {
        program.post("/blocklist_identifiers", Map.of("identifier", "*@evil.example"));
        program.patch("/instance/restrictions", Map.of("blocklist", true));
        String answer = house.browser()
                .post(
                        "/v1/client/sign_ups",
                        "application/x-www-form-urlencoded",
                        "email_address=eve@evil.example&password=correct+horse+battery",
                        "Origin",
                        "http://localhost:3000")
                .body();
        assertThat(answer).contains("not_allowed_access");
        program.patch("/instance/restrictions", Map.of("blocklist", false));
    }

    private static String path(String url) {
        URI address = URI.create(url);
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static String refusal(Map<String, ?> body) {
        Told told = program.post("/invitations", body);
        return told.status() + " " + told.errorCode() + " " + told.errorField();
    }
}

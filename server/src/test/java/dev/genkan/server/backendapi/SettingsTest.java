package dev.genkan.server.backendapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.standalone.Program;
import dev.genkan.server.standalone.Told;
import dev.genkan.server.standalone.WireHouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs settle: templates, lists, redirect URLs, the instance.
class SettingsTest {

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
    void templates_are_made_changed_and_deleted() {
        Told made = program.post("/jwt_templates", Map.of("name", "hasura", "claims", Map.of("a", "{{user.id}}")));
        assertThat(made.json())
                .containsEntry("lifetime", 60L)
                .containsEntry("allowed_clock_skew", 5L)
                .containsEntry("custom_signing_key", false)
                .containsEntry("signing_algorithm", "RS256");
        String path = "/jwt_templates/" + made.text("id");
        assertThat(program.patch(path, Map.of("lifetime", 120, "claims", Map.of("b", 1))).json())
                .containsEntry("name", "hasura")
                .containsEntry("lifetime", 120L)
                .containsEntry("claims", Map.of("b", 1L));
        Told own = program.patch(
                path,
                Map.of("custom_signing_key", true, "signing_algorithm", "HS256", "signing_key", "s".repeat(32)));
        assertThat(own.json()).containsEntry("custom_signing_key", true).containsEntry("signing_algorithm", "HS256");
        assertThat(own.body()).doesNotContain("s".repeat(32));

        assertThat(refusal("/jwt_templates", Map.of("name", "hasura", "claims", Map.of()))).endsWith("name");
        assertThat(refusal("/jwt_templates", Map.of("name", "x"))).isEqualTo("422 form_param_nil claims");
        assertThat(refusal("/jwt_templates", Map.of("name", "x", "claims", Map.of("sub", "me")))).endsWith("claims");
        assertThat(refusal("/jwt_templates", Map.of("name", "x", "claims", Map.of(), "lifetime", 1))).endsWith("lifetime");
        assertThat(refusal(
                        "/jwt_templates",
                        Map.of("name", "x", "claims", Map.of(), "custom_signing_key", true, "signing_algorithm", "none",
                                "signing_key", "k")))
                .endsWith("signing_algorithm");

        assertThat(program.get("/jwt_templates").list()).hasSize(1);
        assertThat(program.get("/jwt_templates?paginated=true").json()).containsEntry("total_count", 1L);
        assertThat(program.delete(path).json()).containsEntry("deleted", true);
        assertThat(program.get(path).status()).isEqualTo(404);
        assertThat(program.delete(path).status()).isEqualTo(404);
    }

    @Test
    void redirect_urls_are_listed_once() {
        Told made = program.post("/redirect_urls", Map.of("url", "myapp://callback"));
        assertThat(made.json()).containsEntry("url", "myapp://callback");
        assertThat(refusal("/redirect_urls", Map.of("url", "myapp://callback"))).isEqualTo("422 duplicate_record url");
        for (String wrong : List.of("", "callback", "javascript://x", "https://a b", "data://x")) {
            assertThat(refusal("/redirect_urls", Map.of("url", wrong))).as(wrong).endsWith("url");
        }
        assertThat(program.get("/redirect_urls").list()).hasSize(1);
        String path = "/redirect_urls/" + made.text("id");
        assertThat(program.get(path).json()).isEqualTo(made.json());
        assertThat(program.delete(path).json()).containsEntry("object", "redirect_url");
        assertThat(program.delete(path).status()).isEqualTo(404);
    }

    @Test
    void identifiers_are_listed_and_taken_off() {
        for (String list : List.of("allowlist", "blocklist")) {
            String path = "/" + list + "_identifiers";
            Told made = program.post(path, Map.of("identifier", "*@example.com"));
            assertThat(made.json())
                    .containsEntry("object", list + "_identifier")
                    .containsEntry("identifier_type", "email_address");
            assertThat(refusal(path, Map.of("identifier", "*@EXAMPLE.com"))).isEqualTo("422 duplicate_record identifier");
            assertThat(refusal(path, Map.of("identifier", "+15005550006"))).endsWith("identifier");
            assertThat(program.delete(path + "/" + made.text("id")).json()).containsEntry("deleted", true);
            assertThat(program.delete(path + "/" + made.text("id")).status()).isEqualTo(404);
        }
        assertThat(program.get("/blocklist_identifiers").json()).containsEntry("total_count", 0L);
        assertThat(program.get("/allowlist_identifiers").list()).isEmpty();
    }

    @Test
    void the_instance_is_read_and_changed() {
        assertThat(program.get("/instance").json())
                .containsEntry("environment_type", "development")
                .containsEntry("allowed_origins", List.of());
        Told changed = program.patch(
                "/instance",
                Map.of("allowed_origins", List.of("https://App.example/", "chrome-extension://abc"), "test_mode", true));
        assertThat(changed.status()).isEqualTo(204);
        assertThat(program.get("/instance").json())
                .containsEntry("allowed_origins", List.of("https://app.example", "chrome-extension://abc"));
        for (Map<String, ?> wrong : List.of(
                Map.of("allowed_origins", List.of("https://app.example/path")),
                Map.of("allowed_origins", List.of("https://user@app.example")),
                Map.of("allowed_origins", List.of("*")),
                Map.of("allowed_origins", "https://a.example, https://b.example"),
                Map.of("hibp", true),
                Map.of("test_mode", false),
                Map.of("anything", 1))) {
            assertThat(program.patch("/instance", wrong).status()).as(wrong.toString()).isEqualTo(422);
        }
        assertThat(program.patch("/instance/restrictions", Map.of("allowlist", true)).json())
                .containsEntry("allowlist", true)
                .containsEntry("blocklist", false);
        assertThat(program.patch("/instance/restrictions", Map.of("block_disposable_email_domains", true)).status())
                .isEqualTo(422);
        program.patch("/instance/restrictions", Map.of("allowlist", false));
        assertThat(program.get("/instance/organization_settings").json()).containsEntry("enabled", false);
        assertThat(program.get("/domains").json()).containsEntry("total_count", 1L);
        assertThat(program.post("/testing_tokens", Map.of()).text("token")).isNotEmpty();
    }

    private static String refusal(String path, Map<String, ?> body) {
        Told told = program.post(path, body);
        return told.status() + " " + told.errorCode() + " " + told.errorField();
    }
}

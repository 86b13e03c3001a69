package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.instance.SecretKeys;
import dev.genkan.identity.session.JwtTemplate;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.identity.webhook.WebhookEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an operator lays out and hands out, from the keyboard.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TokensByKeyboardTest extends KeyboardWalk {

    private static final String METADATA = "\"metadata\": \"{{user.public_metadata}}\"";

    /// First, because the other tests ask as programs do.
    @Test
    @Order(1)
    void the_first_page_turns_green_when_the_first_request_arrives_and_its_lines_are_copied() {
        Keyboard on = operator(Scripting.ON);
        Keyboard off = operator(Scripting.OFF);
        on.visitor().page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        on.open("");
        off.open("/connect");
        look("waiting", on);
        assertThat(on.reads()).contains("Your door is open", "Waiting");
        assertThat(off.reads()).contains("Waiting");
        on.toWhatBegins("Copy ");
        on.press("Enter");
        assertThat(on.page().evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(on.element("pre").first().textContent());

        server.nextToken(server.member("first@example.com"), "");

        on.waitFor("text=Your app is connected");
        off.enter("Check again");
        assertThat(off.reads()).contains("Your app is connected");
        on.open("/connect/keys");
        look("connect-keys", on);
        on.type("Address of the application", "not an address");
        on.enter("Make the lines");
        look("connect-keys-error", on);
        on.type("Address of the application", "http://localhost:3999");
        on.enter("Make the lines");
        look("connect-keys-made", on);
        assertThat(engine().instance().settings().allowedOrigins()).contains("http://localhost:3999");
    }

    @ParameterizedTest
    @EnumSource
    void the_guides_step_changes_the_very_next_token(Scripting scripting) {
        Keyboard rie = operator(scripting);
        String claim = "mail_" + word(scripting);
        User grace = server.member("grace-" + word(scripting) + "@example.com");
        rie.visitor().open("/genkan/dashboard");
        rie.enter("Sessions");
        rie.skip();
        rie.enter("Edit the claims of the session token");
        rie.skip();
        look("template", rie);

        rie.type("Claims", "{\n  \"metadata\": {{user}}\n}");
        if (scripting == Scripting.ON) {
            rie.waitFor("#claims-e");
        }
        rie.enter("Save");
        assertThat(rie.reads()).contains("Line 2, column");
        assertThat(rie.element("#claims").inputValue()).isEqualTo("{\n  \"metadata\": {{user}}\n}");
        look("template-error", rie);

        rie.type("Claims", "{" + METADATA + ", \"" + claim + "\": \"\"}");
        rie.press("ArrowLeft");
        rie.press("ArrowLeft");
        if (scripting == Scripting.ON) {
            rie.to("user.primary_email_address");
            rie.press("Enter");
            assertThat(rie.focused()).isEqualTo("Claims");
        } else {
            rie.page().keyboard().insertText("{{user.primary_email_address}}");
        }
        rie.type("Preview as", "grace-" + word(scripting) + "@example.com");
        if (scripting == Scripting.ON) {
            rie.waitFor("#preview pre:has-text('" + claim + "')");
        } else {
            rie.enter("Check");
        }
        assertThat(rie.element("#preview").innerText()).contains(claim, "grace-" + word(scripting));
        assertThat(server.nextToken(grace, "")).doesNotContainKey(claim);
        rie.enter("Save");

        assertThat(rie.at()).endsWith("?done=template-saved");
        look("template-saved", rie);
        assertThat(server.nextToken(grace, ""))
                .containsEntry(claim, "grace-" + word(scripting) + "@example.com")
                .containsKey("metadata");
    }

    @Test
    void two_who_edit_the_template_at_once_are_not_lost_on_each_other() {
        Keyboard on = operator(Scripting.ON);
        Keyboard off = operator(Scripting.OFF);
        on.open("/sessions/token");
        off.open("/sessions/token");
        off.type("Claims", "{" + METADATA + ", \"by\": \"off\"}");
        off.enter("Save");

        on.type("Claims", "{" + METADATA + ", \"by\": \"on\"}");
        on.enter("Save");

        look("template-conflict", on);
        assertThat(on.element("#conflict").innerText()).contains("\"by\": \"off\"");
        assertThat(on.element("#claims").inputValue()).contains("\"by\": \"on\"");
        assertThat(engine().sessionTemplate().text()).contains("\"by\": \"off\"");
    }

    @ParameterizedTest
    @EnumSource
    void a_secret_key_is_made_shown_once_and_revoked_and_the_signing_key_rotated(Scripting scripting) {
        Keyboard rie = operator(scripting);
        String name = "key " + word(scripting);
        rie.open("/api-keys");
        rie.enter("New secret key");
        rie.skip();
        rie.enter("Make key");
        assertThat(rie.element(".gk-error").count()).isEqualTo(1);
        look("key-error", rie);
        rie.type("What is it for?", name);
        rie.enter("Make key");
        look("key-made", rie);
        String secret = rie.element("pre").innerText().strip();
        assertThat(server.program("GET", "/v1/jwks", secret)).contains("keys");
        rie.enter("I have copied it");
        look("keys", rie);

        rie.skip();
        rie.enter("Revoke… " + name);
        look("key-revoke", rie);
        rie.skip();
        rie.enter("Revoke key");
        assertThat(server.program("GET", "/v1/jwks", secret)).contains("clerk_key_invalid");
        assertThat(engine().secretKeys().list())
                .extracting(SecretKeys.Key::name)
                .doesNotContain(name);

        rie.skip();
        rie.enter("Rotate… signing key");
        look("rotate", rie);
        rie.skip();
        rie.enter("Rotate signing key");
        assertThat(server.program("GET", "/.well-known/jwks.json", secret).split("\"kid\""))
                .hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_jwt_template_is_made_changed_and_deleted(Scripting scripting) {
        Keyboard rie = operator(scripting);
        String name = "reporting-" + word(scripting);
        User grace = server.member("jwt-" + word(scripting) + "@example.com");
        rie.open("/jwt-templates");
        look("jwt-templates-none", rie);
        rie.enter("New template");
        rie.skip();
        rie.type("Name", name);
        rie.type("Claims", "{\"mail\": }");
        rie.enter("Save");
        look("jwt-template-error", rie);
        assertThat(rie.element("#name").inputValue()).isEqualTo(name);
        rie.type("Claims", "{\"mail\": \"{{user.primary_email_address}}\"}");
        rie.enter("Save");
        assertThat(server.nextToken(grace, name)).containsEntry("mail", "jwt-" + word(scripting) + "@example.com");

        look("jwt-templates", rie);
        rie.skip();
        rie.enter("Edit " + name);
        rie.skip();
        rie.type("Claims", "{\"by\": \"keyboard\"}");
        rie.enter("Save");
        assertThat(server.nextToken(grace, name)).containsEntry("by", "keyboard");

        rie.skip();
        rie.enter("Edit " + name);
        look("jwt-template", rie);
        rie.skip();
        rie.enter("Delete…");
        look("jwt-template-delete", rie);
        rie.skip();
        rie.type("Type " + name + " to confirm", name);
        rie.enter("Delete template");
        assertThat(engine().jwtTemplates().list())
                .extracting(JwtTemplate::terms)
                .noneMatch(terms -> terms.name().equals(name));
    }

    @ParameterizedTest
    @EnumSource
    void an_endpoint_is_added_its_delivery_read_and_sent_again_its_secret_rotated(Scripting scripting)
            throws InterruptedException {
        Keyboard rie = operator(scripting);
        User grace = server.member("told-" + word(scripting) + "@example.com");
        try (Listener listener = new Listener()) {
            rie.open("/webhooks");
            look("webhooks-none", rie);
            rie.enter("Add endpoint");
            rie.skip();
            rie.type("Address", "no address");
            rie.enter("Add endpoint");
            look("webhook-error", rie);
            rie.type("Address", listener.url());
            rie.tick("user.updated");
            rie.enter("Add endpoint");
            look("webhook-silent", rie);
            WebhookEndpoint endpoint = engine().webhooks().list().getLast();
            assertThat(endpoint.types()).containsExactly("user.updated");

            engine().users().update(grace.id(), UserPatch.nothing().firstName("<b>Grace</b>"));
            String message = listener.next();
            rie.page()
                    .waitForCondition(() -> engine().webhooks()
                                    .deliveries(endpoint.id(), 1)
                                    .getFirst()
                                    .lastStatus()
                            == 204);
            rie.open("/webhooks/" + endpoint.id());
            rie.toWhatBegins("user.updated");
            rie.visitor().hit("Enter");
            assertThat(rie.element("pre").first().innerText()).contains("<b>Grace</b>");
            look("webhook-delivery", rie);
            rie.skip();
            rie.toWhatBegins("Replay user.updated");
            rie.visitor().hit("Enter");
            assertThat(listener.next()).isEqualTo(message);

            String before = secret(endpoint);
            rie.open("/webhooks/" + endpoint.id() + "/rotate");
            look("webhook-rotate", rie);
            rie.enter("Rotate secret");
            assertThat(secret(endpoint)).isNotEqualTo(before);
            rie.open("/webhooks/" + endpoint.id() + "/secret");
            rie.enter("Show the secret");
            look("webhook-secret", rie);
            assertThat(rie.element("pre").innerText()).isEqualTo(secret(endpoint));

            rie.open("/webhooks/" + endpoint.id() + "/edit");
            rie.tick("user.updated");
            rie.tick("user.created");
            rie.enter("Save");
            assertThat(engine().webhooks().find(endpoint.id()).orElseThrow().types())
                    .containsExactly("user.created");
            rie.skip();
            rie.enter("Delete…");
            look("webhook-delete", rie);
            rie.skip();
            rie.type("Type 127.0.0.1 to confirm", "127.0.0.1");
            rie.enter("Delete endpoint");
            assertThat(engine().webhooks().find(endpoint.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void settings_are_changed_exported_and_imported(Scripting scripting) throws IOException {
        Keyboard rie = operator(scripting);
        rie.open("/settings");
        rie.type("Support address", "help-" + word(scripting) + "@example.com");
        rie.enter("Save applications");
        look("settings-saved", rie);
        assertThat(engine().instance().settings().text("support_email"))
                .hasValue("help-" + word(scripting) + "@example.com");
        rie.skip();
        rie.to("Export");
        Download file = rie.page().waitForDownload(() -> rie.press("Enter"));
        String told = Files.readString(file.path());
        assertThat(told).contains("help-" + word(scripting));

        rie.open("/settings/import");
        rie.type("The file", "{");
        rie.enter("Show differences");
        look("import-error", rie);
        rie.type("The file", told);
        rie.enter("Show differences");
        look("import-nothing", rie);
        rie.open("/settings/import");
        rie.type("The file", told.replace("help-" + word(scripting), "import-" + word(scripting)));
        rie.enter("Show differences");
        look("import-review", rie);
        rie.skip();
        rie.enter("Import");
        assertThat(engine().instance().settings().text("support_email"))
                .hasValue("import-" + word(scripting) + "@example.com");
    }

    private static String secret(WebhookEndpoint endpoint) {
        return engine().webhooks()
                .reveal(endpoint.id(), Actor.SYSTEM)
                .orElseThrow()
                .written();
    }
}

package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.identity.webhook.WebhookEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is done in the place of people, to many of them, to their addresses and to the house, from the keyboard.
class ActsByKeyboardTest extends KeyboardWalk {

    @ParameterizedTest
    @EnumSource
    void somebody_is_acted_for_under_a_banner_until_its_button_is_pressed(Scripting scripting) {
        User ada = server.member("acted-" + word(scripting) + "@example.com");
        try (Visitor own = server.operator("help-" + word(scripting) + "@example.com", Role.FULL, scripting)) {
            Keyboard joan = new Keyboard(own);
            joan.open("/users/" + ada.id() + "/impersonate");
            look("user-impersonate", joan);
            joan.enter("Impersonate");
            assertThat(acting(ada)).isEqualTo(1);
            own.open("/user");
            assertThat(joan.reads()).contains("You are acting as ");
            look("acting", joan);
            joan.enter("Stop");
            assertThat(joan.at()).endsWith("/users/" + ada.id() + "?done=acting-stopped");
            assertThat(acting(ada)).isZero();
        }
    }

    private static long acting(User member) {
        return engine().sessions().live(member.id()).stream()
                .filter(session -> session.impersonator() != null)
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void everybody_in_a_list_is_banned_and_let_in_again(Scripting scripting) {
        Keyboard rie = operator(scripting);
        String name = "crowd-" + word(scripting);
        List<User> crowd = List.of(
                server.member(name + "-1@example.com"),
                server.member(name + "-2@example.com"),
                server.member(name + "-3@example.com"));
        for (String act : List.of("ban", "unban")) {
            rie.open("/errands/new/" + act + "?query=" + name);
            look("errand-" + act, rie);
            if (rie.element("#confirm").count() > 0) {
                rie.toElement("#confirm");
                rie.page()
                        .keyboard()
                        .insertText(rie.element("label[for=confirm] code").innerText());
            }
            rie.toElement("main form button[type=submit]");
            rie.visitor().hit("Enter");
            rie.page().waitForCondition(() -> crowd.stream().allMatch(user -> banned(user) == act.equals("ban")));
            rie.open("/errands");
            look("errands", rie);
            rie.toElement("tbody a");
            rie.visitor().hit("Enter");
            assertThat(rie.reads()).contains("Finished");
            look("errand-" + act + "-over", rie);
        }
    }

    private static boolean banned(User user) {
        return engine().users().find(user.id()).orElseThrow().banned();
    }

    @ParameterizedTest
    @EnumSource
    void an_address_is_added_made_the_primary_one_and_the_other_removed(Scripting scripting) {
        Keyboard rie = operator(scripting);
        User ada = server.member("first-" + word(scripting) + "@example.com");
        String second = "second-" + word(scripting) + "@example.com";
        rie.open("/users/" + ada.id() + "/addresses/new");
        rie.type("Email address", "rie-on@example.com");
        rie.enter("Add address");
        look("user-address-error", rie);
        rie.type("Email address", second);
        rie.toElement("input[name=verified]");
        rie.press("ArrowDown");
        rie.enter("Add address");
        assertThat(addresses(ada)).extracting(one -> one.address().value()).contains(second);

        rie.open("/users/" + ada.id() + "/addresses/" + addresses(ada).getLast().id() + "/primary");
        look("user-address-primary", rie);
        rie.toElement("main form button[type=submit]");
        rie.visitor().hit("Enter");
        assertThat(engine().users().find(ada.id()).orElseThrow().primaryAddress())
                .hasValue(EmailAddress.parse(second).orElseThrow());
        String first = addresses(ada).stream()
                .filter(one -> !one.primary())
                .findFirst()
                .orElseThrow()
                .id();
        rie.open("/users/" + ada.id() + "/addresses/" + first + "/remove");
        rie.toElement("main form button[type=submit]");
        rie.visitor().hit("Enter");
        assertThat(addresses(ada)).extracting(one -> one.address().value()).containsExactly(second);
    }

    private static List<User.Address> addresses(User user) {
        return engine().users().find(user.id()).orElseThrow().addresses();
    }

    @ParameterizedTest
    @EnumSource
    void a_mail_to_set_a_password_is_sent_a_lock_is_taken_off_and_the_inbox_cleared(Scripting scripting) {
        Keyboard rie = operator(scripting);
        String address = "locked-" + word(scripting) + "@example.com";
        User ada = server.member(address);
        rie.open("/users/" + ada.id() + "/password-mail");
        look("user-password-mail", rie);
        rie.enter("Send the mail");
        rie.page()
                .waitForCondition(() -> engine().inbox().items().stream()
                        .anyMatch(item -> item.letter().to().equals(address)));

        engine().users().lock(ada.id(), User.FOR_GOOD, Actor.SYSTEM);
        rie.open("/users/" + ada.id() + "/unlock");
        rie.enter("Unlock user");
        assertThat(engine().users().find(ada.id()).orElseThrow().lockedUntil()).isNull();

        rie.open("/inbox");
        rie.enter("Clear");
        assertThat(engine().inbox().items()).isEmpty();
        look("inbox-empty", rie);
    }

    @ParameterizedTest
    @EnumSource
    void an_endpoint_is_paused_and_resumed(Scripting scripting) {
        Keyboard rie = operator(scripting);
        WebhookEndpoint endpoint = engine().webhooks()
                .add(URI.create("http://127.0.0.1:9/" + word(scripting)), Set.of(), Actor.SYSTEM)
                .endpoint();
        for (String act : List.of("Pause", "Resume")) {
            rie.open("/webhooks/" + endpoint.id());
            rie.enter(act);
            assertThat(engine().webhooks().find(endpoint.id()).orElseThrow().enabled())
                    .isEqualTo(act.equals("Resume"));
            look("webhook-" + act, rie);
        }
        engine().webhooks().remove(endpoint.id(), Actor.SYSTEM);
    }

    @ParameterizedTest
    @EnumSource
    void ways_in_rules_and_the_look_are_changed(Scripting scripting) {
        Keyboard rie = operator(scripting);
        for (boolean on : new boolean[] {false, true}) {
            rie.open("/settings");
            rie.toElement("input[role=switch][name$=email_link]");
            rie.press("Space");
            rie.toWhatBegins("Save");
            rie.visitor().hit("Enter");
            assertThat(engine().instance().settings().is("sign_in_email_link", true))
                    .isEqualTo(on);
            look("settings-link-" + on, rie);
        }
        rie.open("/settings");
        rie.toElement("input[name=blocking]");
        rie.press("Space");
        rie.toWhatBegins("Save");
        rie.visitor().hit("Enter");
        assertThat(engine().instance().settings().is("blocklist", false)).isEqualTo(scripting == Scripting.OFF);

        rie.open("/branding");
        rie.type("Application name", "Acme " + word(scripting));
        rie.enter("Save changes");
        assertThat(engine().instance().settings().text("brand_name")).hasValue("Acme " + word(scripting));
        look("branding-saved", rie);
    }
}

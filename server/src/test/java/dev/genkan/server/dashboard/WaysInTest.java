package dev.genkan.server.dashboard;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.PageRequest;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.AuditQuery;
import dev.genkan.identity.exchange.SettingsText;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ways to sign in are switched off, and the pages hold to it.
class WaysInTest {

    private static final String HERE = AT + "/settings";
    private static final String WAYS = HERE + "/ways";
    private static final Pattern SEEN =
            Pattern.compile("settings/ways\".*?name=\"seen\" value=\"(\\w+)\"", Pattern.DOTALL);

    @TempDir
    Path directory;

    private House house;
    private Browser ada;

    @BeforeEach
    void open() {
        house = new House(directory);
        ada = Desks.full(house, "ada@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void without_passwords_no_page_asks_for_one_and_none_is_taken() {
        house.memberAt("bob@example.com");
        assertThat(save("email_code", "on", "email_link", "on").location()).isEqualTo(HERE + "?done=saved");

        Browser bob = house.browser();
        bob.open("/sign-in");
        Answer next = bob.send("/sign-in", "identifier", "bob@example.com");
        assertThat(next.location()).isEqualTo("/sign-in/code");
        assertThat(bob.send("/sign-in/password", "password", House.PASSWORD).location())
                .isEqualTo("/sign-in");
        assertThat(bob.open("/sign-in/password").location()).isEqualTo("/sign-in");
        assertThat(bob.open("/forgot-password").location()).isEqualTo("/sign-in");
        assertThat(house.browser().open("/sign-up").body()).doesNotContain("type=\"password\"");
        bob.open("/sign-in/code");
        assertThat(bob.send(
                                "/sign-in/code",
                                "code",
                                house.newestLetter("bob@example.com").code())
                        .status())
                .isEqualTo(303);
        assertThat(bob.open("/user/security").status()).isEqualTo(200);
        assertThat(bob.open("/user/security").body()).doesNotContain("/security/password");
        assertThat(bob.open("/user/security/password").location()).isEqualTo("/user/security");
    }

    @Test
    void with_links_alone_a_page_says_that_one_was_sent_and_asks_for_no_digits() {
        house.memberAt("bob@example.com");
        save("email_link", "on");

        Browser bob = house.browser();
        bob.open("/sign-in");
        bob.send("/sign-in", "identifier", "bob@example.com");
        Answer page = bob.open("/sign-in/code");
        assertThat(page.body())
                .contains("We sent you a link", "send a new link")
                .doesNotContain("name=\"code\"");
        assertThat(house.newestLetter("bob@example.com").subject()).isEqualTo("Your Acme sign-in link");
        assertThat(house.newestLetter("bob@example.com").code()).isEmpty();
        assertThat(bob.open(house.newestLink("bob@example.com")).status()).isEqualTo(200);
    }

    @Test
    void with_passwords_alone_the_page_offers_no_mail() {
        house.memberAt("bob@example.com");
        save("password", "on");

        Browser bob = house.browser();
        bob.open("/sign-in");
        bob.send("/sign-in", "identifier", "bob@example.com");
        assertThat(bob.open("/sign-in/password").body())
                .contains("Forgot password?")
                .doesNotContain("/sign-in/continue");
        assertThat(bob.send("/sign-in/continue", "strategy", "email_code").location())
                .isEqualTo("/sign-in");
        bob.open("/sign-in/password");
        assertThat(bob.send("/sign-in/password", "password", House.PASSWORD).status())
                .isEqualTo(303);
        assertThat(bob.open("/user").status()).isEqualTo(200);
    }

    @Test
    void one_has_to_be_left_and_a_file_is_told_so_too() {
        Answer again = save();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("Leave one way on, or nobody could sign in");
        assertThat(house.engine
                        .settingsExchange()
                        .change(
                                any -> true,
                                file -> SettingsText.read(
                                        "{\"genkan_settings\": 1, \"settings\": {\"sign_in_password\": false,"
                                                + " \"sign_in_email_code\": false, \"sign_in_email_link\": false}}"),
                                Actor.SYSTEM)
                        .toString())
                .contains("One way to sign in has to be left.");
    }

    @Test
    void the_audit_log_has_before_and_after_and_the_file_of_settings_what_is_off() {
        save("email_code", "on", "email_link", "on");
        assertThat(house.engine
                        .audit()
                        .list(AuditQuery.everything(), PageRequest.first(50))
                        .items())
                .anySatisfy(entry -> {
                    assertThat(entry.action()).isEqualTo("instance.update");
                    assertThat(entry.after()).contains("\"sign_in_password\":false");
                });
        assertThat(ada.open(HERE + "/export.json").body()).contains("\"sign_in_password\": false");
    }

    @Test
    void of_two_operators_the_second_is_told() {
        String seen = seen();
        save("password", "on", "email_code", "on");
        Answer second = ada.send(WAYS, "seen", seen, "password", "on", "email_link", "on");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Stored now", "Email link: off");
        assertThat(house.engine.instance().settingsNow().is("sign_in_email_code", true))
                .isTrue();
    }

    @Test
    void who_may_only_look_finds_no_line_that_leads_to_a_refusal() {
        Browser reader = Desks.readOnly(house, "rie@example.com");
        assertThat(reader.open(HERE).body())
                .doesNotContain(AT + "/inbox\"")
                .doesNotContain("Save<span class=\"gk-sr\"> ways");
        assertThat(ada.open(HERE).body()).contains(AT + "/inbox\"");
        assertThat(reader.send(WAYS, "password", "on").status()).isEqualTo(403);
    }

    private String seen() {
        Matcher seen = SEEN.matcher(ada.open(HERE).body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private Answer save(String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "seen";
        all[fields.length + 1] = seen();
        return ada.send(WAYS, all);
    }
}

package dev.genkan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgotPasswordTest {

    private static final String ADA = "ada@example.com";
    private static final String NEW = "paper lantern in the rain";

    private static House house;

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new House(directory);
        house.memberAt(ADA);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void whoever_forgot_gets_a_code_chooses_a_password_and_is_in_where_they_were_going() {
        String address = "forgetful@example.com";
        Browser elsewhere = house.memberAt(address);
        Browser browser = house.browser();
        browser.open("/sign-in?redirect_url=%2Freports");
        browser.send("/sign-in", "identifier", address);
        assertThat(browser.open("/sign-in/password").body()).contains("href=\"/forgot-password\"", "Forgot password?");

        Answer asked = browser.open("/forgot-password");
        assertThat(asked.body()).contains("Reset your password", "value=\"" + address + "\"", "value=\"/reports\"");
        assertThat(asked.header("Cache-Control")).isEqualTo("no-store");
        Answer sent = browser.send("/forgot-password", "identifier", address);
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.location()).isEqualTo("/reset-password");
        assertThat(house.newestLetter(address).subject()).isEqualTo("Reset your Acme password");
        assertThat(browser.open("/reset-password").body())
                .contains("Choose a new password", "autocomplete=\"new-password\"", "It works for 10 minutes", address);

        Answer in = browser.send(
                "/reset-password", "code", house.newestLetter(address).code(), "password", NEW);

        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/reports");
        assertThat(browser.open("/private").body())
                .isEqualTo("/private of " + house.userAt(address).id());
        assertThat(elsewhere.open("/private").location()).isEqualTo("/sign-in?redirect_url=%2Fprivate");
        assertThat(house.newestLetter(address).subject()).isEqualTo("Your Acme password was changed");
        assertThat(status(address, House.PASSWORD)).isEqualTo(422);
        assertThat(status(address, NEW)).isEqualTo(303);
    }

    @Test
    void whether_anybody_lives_at_an_address_is_not_told() {
        String nobody = "adb@example.com";
        Browser atKnown = house.browser();
        Browser atUnknown = house.browser();
        atKnown.open("/forgot-password");
        atUnknown.open("/forgot-password");
        assertThat(alike(atKnown.send("/forgot-password", "identifier", ADA), ADA))
                .isEqualTo(alike(atUnknown.send("/forgot-password", "identifier", nobody), nobody));
        assertThat(alike(atKnown.open("/reset-password"), ADA))
                .isEqualTo(alike(atUnknown.open("/reset-password"), nobody));
        String wrong = house.newestLetter(ADA).code().equals("111111") ? "222222" : "111111";
        for (int i = 0; i < 6; i++) {
            assertThat(alike(atKnown.send("/reset-password", "code", wrong, "password", NEW), ADA))
                    .isEqualTo(alike(atUnknown.send("/reset-password", "code", wrong, "password", NEW), nobody));
        }
        assertThat(house.newestLetter(nobody).subject()).isEqualTo("There is no Acme account with this address");
        assertThat(house.newestLetter(nobody).text()).doesNotContain("/link");
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_the_code_is_kept() {
        Browser browser = at("careless@example.com");
        String code = house.newestLetter("careless@example.com").code();

        Answer tooShort = browser.send("/reset-password", "code", code, "password", "short");
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.body())
                .contains("<title>Error:", "id=\"password-e\"", "Use at least 8 characters.", "value=\"" + code + "\"")
                .doesNotContain("value=\"short\"");
        Answer common = browser.send("/reset-password", "code", code, "password", "PassWord1");
        assertThat(common.body()).contains("Too many people use this password").doesNotContain("PassWord1");
        assertThat(browser.send("/reset-password", "code", code, "password", "Careless2026")
                        .body())
                .contains("too close to your address");
        assertThat(browser.send("/reset-password", "code", "", "password", NEW).body())
                .contains("id=\"code-e\"", "Enter the 6-digit code");
        String wrong = code.equals("111111") ? "222222" : "111111";
        assertThat(browser.send("/reset-password", "code", wrong, "password", NEW)
                        .body())
                .contains("That code isn’t right.", "value=\"" + wrong + "\"");
        assertThat(browser.send("/reset-password", "code", code, "password", NEW)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void another_code_may_be_asked_for_after_a_while() {
        Browser browser = at("resend@example.com");
        String first = house.newestLetter("resend@example.com").code();
        Answer early = browser.send("/reset-password/resend");
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.header("Retry-After")).isEqualTo("30");
        house.clock.turn(Duration.ofSeconds(30));
        assertThat(browser.send("/reset-password/resend").location()).isEqualTo("/reset-password?sent=1");
        assertThat(browser.open("/reset-password?sent=1").body()).contains("New code sent.");
        String second = house.newestLetter("resend@example.com").code();
        if (!first.equals(second)) {
            assertThat(browser.send("/reset-password", "code", first, "password", NEW)
                            .status())
                    .isEqualTo(422);
        }
        house.clock.turn(Duration.ofMinutes(10));
        assertThat(browser.send("/reset-password", "code", second, "password", NEW)
                        .body())
                .contains("This code has expired.");
    }

    @Test
    void who_has_asked_for_nothing_is_led_to_where_one_asks() {
        Browser browser = house.browser();
        assertThat(browser.open("/reset-password").location()).isEqualTo("/forgot-password");
        assertThat(browser.open("/reset-password/resend").location()).isEqualTo("/reset-password");
        browser.open("/sign-in");
        assertThat(browser.send("/reset-password", "code", "123456", "password", NEW)
                        .location())
                .isEqualTo("/forgot-password");
        assertThat(browser.send("/reset-password/resend").location()).isEqualTo("/forgot-password");
    }

    @Test
    void a_form_of_somebody_elses_making_does_nothing() {
        Browser browser = at("csrf@example.com");
        int letters = house.lettersTo("csrf@example.com").size();
        String code = house.newestLetter("csrf@example.com").code();
        for (String path : List.of("/reset-password", "/reset-password/resend", "/forgot-password")) {
            assertThat(browser.send(path, "genkan_csrf", "x", "code", code, "password", NEW, "identifier", ADA)
                            .status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(browser.post(
                                    path,
                                    "application/x-www-form-urlencoded",
                                    "code=" + code,
                                    "Origin",
                                    "https://evil.example")
                            .status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(browser.request("DELETE", path).status()).as(path).isEqualTo(405);
        }
        assertThat(house.lettersTo("csrf@example.com")).hasSize(letters);
    }

    @Test
    void the_banned_hear_of_it_after_proof() {
        Browser browser = at("banned@example.com");
        house.engine.users().ban(house.userAt("banned@example.com").id(), Actor.SYSTEM);
        Answer out = browser.send(
                "/reset-password",
                "code",
                house.newestLetter("banned@example.com").code(),
                "password",
                NEW);
        assertThat(out.status()).isEqualTo(403);
        assertThat(out.body()).contains("Ask whoever runs Acme");
    }

    @Test
    void too_many_codes_for_one_address_have_to_wait() {
        Browser browser = house.browser();
        browser.open("/forgot-password");
        for (int i = 0; i < 10; i++) {
            assertThat(browser.send("/forgot-password", "identifier", "often@example.com")
                            .status())
                    .isEqualTo(303);
        }
        Answer refused = browser.send("/forgot-password", "identifier", "often@example.com");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("Wait 6 minutes.", "value=\"often@example.com\"");
        assertThat(browser.send("/forgot-password", "identifier", "no address").status())
                .isEqualTo(422);
    }

    /// A member at the page where a new password is chosen.
    private static Browser at(String address) {
        house.memberAt(address);
        house.clock.turn(Duration.ofMinutes(1));
        Browser browser = house.browser();
        browser.open("/forgot-password");
        browser.send("/forgot-password", "identifier", address);
        browser.open("/reset-password");
        return browser;
    }

    private static int status(String address, String password) {
        return house.signingIn(address)
                .send("/sign-in/password", "password", password)
                .status();
    }

    private static List<Object> alike(Answer answer, String address) {
        return List.of(
                answer.status(),
                answer.location(),
                answer.bodyWithoutCsrf().replace(address, "…"),
                answer.setCookies().size());
    }
}

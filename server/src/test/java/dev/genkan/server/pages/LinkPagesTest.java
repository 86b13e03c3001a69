package dev.genkan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.Race;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkPagesTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";

    private static House house;

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new House(directory);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_same_browser_finishes_its_sign_in_with_one_button() {
        String address = "ada@example.com";
        house.memberAt(address);
        Browser ada = asking(address, "/sign-in?redirect_url=%2Freports");
        house.clock.turn(Duration.ofMinutes(3));

        Answer page = ada.open(house.newestLink(address));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Sign in to Acme", address, "in this browser 3 minutes ago");
        Answer in = ada.send("/sign-in/link");

        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/reports");
        assertThat(ada.open("/private").body())
                .isEqualTo("/private of " + house.userAt(address).id());
    }

    @Test
    void looking_any_number_of_times_uses_nothing_up() {
        String address = "scanned@example.com";
        house.memberAt(address);
        Browser ada = asking(address, "/sign-in");
        String link = house.newestLink(address);
        for (int i = 0; i < 5; i++) {
            assertThat(house.browser().open(link).status()).isEqualTo(200);
            assertThat(house.browser().request("HEAD", link).status()).isEqualTo(200);
        }
        ada.open("/sign-in/code");
        assertThat(ada.send("/sign-in/code", "code", house.newestLetter(address).code())
                        .status())
                .isEqualTo(303);
        assertThat(ada.open(link).status()).isEqualTo(410);
        assertThat(ada.open(link).body()).contains("This link has been used", "Start again");
    }

    @Test
    void another_browser_is_told_who_asked_and_comes_in_itself() {
        String address = "phone@example.com";
        house.memberAt(address);
        Browser first = house.browser("User-Agent", CHROME);
        first.open("/sign-in?redirect_url=%2Freports");
        first.send("/sign-in", "identifier", address);
        first.open("/sign-in/password");
        first.send("/sign-in/continue", "strategy", "email_code");
        first.open("/sign-in/code");

        Browser phone = house.browser();
        Answer page = phone.open(house.newestLink(address));
        assertThat(page.body())
                .contains(address, "in another browser (Chrome on Windows) a minute ago", "close this page");
        assertThat(phone.send("/sign-in/link").location())
                .as("not where the first one was going")
                .isEqualTo("/");
        assertThat(phone.open("/private").body())
                .isEqualTo("/private of " + house.userAt(address).id());

        assertThat(first.open("/private").location()).isEqualTo("/sign-in?redirect_url=%2Fprivate");
        Answer late = first.open("/sign-in/code");
        assertThat(late.location()).isEqualTo("/sign-in?finished=elsewhere");
        assertThat(first.open(late.location()).body()).contains("You finished that in another browser.");
    }

    @Test
    void a_sign_up_finished_elsewhere_has_no_password_of_a_strangers() {
        String address = "victim@example.com";
        Browser stranger = house.signingUp(address);
        Browser owner = house.browser();
        assertThat(owner.open(house.newestLink(address)).body())
                .contains("Create your Acme account", address, "The password typed there isn’t kept.");
        assertThat(owner.send("/sign-in/link").status()).isEqualTo(303);
        assertThat(owner.open("/private").body())
                .isEqualTo("/private of " + house.userAt(address).id());
        assertThat(house.signingIn(address)
                        .send("/sign-in/password", "password", House.PASSWORD)
                        .status())
                .isEqualTo(422);
        assertThat(stranger.open("/sign-up/code").location()).isEqualTo("/sign-in?finished=elsewhere");
    }

    @Test
    void a_sign_up_finished_in_its_own_browser_keeps_what_was_typed() {
        String address = "own@example.com";
        Browser own = house.signingUp(address);
        own.open(house.newestLink(address));
        assertThat(own.send("/sign-in/link").status()).isEqualTo(303);
        assertThat(house.signingIn(address)
                        .send("/sign-in/password", "password", House.PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void a_reset_by_link_asks_for_the_password_on_the_spot() {
        String address = "reset@example.com";
        house.memberAt(address);
        Browser first = house.browser();
        first.open("/forgot-password");
        first.send("/forgot-password", "identifier", address);
        String link = house.newestLink(address);
        Browser phone = house.browser();
        assertThat(phone.open(link).body()).contains("Choose a new password", "autocomplete=\"new-password\"", address);
        Answer wrong = phone.send("/sign-in/link", "password", "short");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"password-e\"", "<title>Error:").doesNotContain("value=\"short\"");
        assertThat(phone.send("/sign-in/link", "password", "paper lantern in the rain")
                        .status())
                .isEqualTo(303);
        assertThat(phone.open("/private").status()).isEqualTo(200);
        assertThat(first.open("/reset-password").location()).isEqualTo("/sign-in?finished=elsewhere");
    }

    @Test
    void who_is_signed_in_as_somebody_else_is_told_and_stays_so_until_the_button() {
        String address = "link-ada@example.com";
        String other = "link-grace@example.com";
        house.memberAt(address);
        Browser grace = house.memberAt(other);
        asking(address, "/sign-in");
        assertThat(grace.open(house.newestLink(address)).body())
                .contains(address, "You’re signed in as " + other + ".");
        String ofGrace = "/private of " + house.userAt(other).id();
        assertThat(grace.open("/private").body()).isEqualTo(ofGrace);
        grace.open(house.newestLink(address));
        grace.send("/sign-in/link");
        assertThat(grace.open("/private").body())
                .isEqualTo("/private of " + house.userAt(address).id());
    }

    @Test
    void who_is_signed_in_already_is_not_warned_of_themselves() {
        String address = "twice@example.com";
        Browser ada = house.memberAt(address);
        asking(address, "/sign-in");
        assertThat(ada.open(house.newestLink(address)).body()).doesNotContain("You’re signed in as");
    }

    @Test
    void a_link_whose_time_is_up_says_so_and_one_that_never_was_too() {
        String address = "late@example.com";
        house.memberAt(address);
        Browser ada = asking(address, "/sign-in");
        String link = house.newestLink(address);
        ada.open(link);
        house.clock.turn(Duration.ofMinutes(10));
        Answer late = ada.send("/sign-in/link");
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.body()).contains("This link has expired", "href=\"/sign-in\"");
        assertThat(ada.open(link).status()).isEqualTo(410);
        for (String odd : new String[] {
            "", "?", "?t=", "?t=x", "?t=%00", "?t=" + "x".repeat(43), "?t=" + "x".repeat(4000), "?u=1&t=%ff"
        }) {
            Answer unknown = ada.open("/sign-in/link" + odd);
            assertThat(unknown.status()).as(odd).isEqualTo(404);
            assertThat(unknown.body()).contains("This link doesn’t work");
        }
    }

    @Test
    void its_secret_is_told_to_nobody() {
        String address = "secret@example.com";
        house.memberAt(address);
        Browser ada = asking(address, "/sign-in");
        Answer page = ada.open(house.newestLink(address) + "&utm_source=mail");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).doesNotContain("<a href=\"http", "/sign-in/link?t=");
    }

    @Test
    void only_our_own_form_uses_it() {
        String address = "forged@example.com";
        house.memberAt(address);
        Browser ada = asking(address, "/sign-in");
        String link = house.newestLink(address);
        ada.open(link);
        String token = link.substring(link.indexOf("t=") + 2);
        assertThat(ada.send("/sign-in/link", "genkan_csrf", "x").status()).isEqualTo(403);
        assertThat(ada.post(
                                "/sign-in/link",
                                "application/x-www-form-urlencoded",
                                "t=" + token,
                                "Origin",
                                "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(ada.request("DELETE", "/sign-in/link").status()).isEqualTo(405);
        assertThat(ada.open(link).status()).isEqualTo(200);
    }

    @Test
    void the_banned_hear_of_it_after_the_button() {
        String address = "out@example.com";
        house.memberAt(address);
        Browser ada = asking(address, "/sign-in");
        house.engine.users().ban(house.userAt(address).id(), Actor.SYSTEM);
        assertThat(ada.open(house.newestLink(address)).status()).isEqualTo(200);
        assertThat(ada.send("/sign-in/link").status()).isEqualTo(403);
    }

    @Test
    void of_eight_who_press_the_button_one_gets_in() {
        String address = "race@example.com";
        house.memberAt(address);
        Browser ada = asking(address, "/sign-in");
        ada.open(house.newestLink(address));
        assertThat(Race.of(8, i -> ada.copy().send("/sign-in/link").status()))
                .containsOnly(303, 410)
                .filteredOn(status -> status == 303)
                .hasSize(1);
    }

    /// Somebody to whom a mail with a link is on its way.
    private static Browser asking(String address, String from) {
        Browser browser = house.browser();
        browser.open(from);
        browser.send("/sign-in", "identifier", address);
        browser.open("/sign-in/password");
        browser.send("/sign-in/continue", "strategy", "email_code");
        return browser;
    }
}

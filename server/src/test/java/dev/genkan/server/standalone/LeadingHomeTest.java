package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.TurnableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hosted pages lead people back to the application they came from, and its SDK is told.
class LeadingHomeTest {

    private static final String BACK = "http://localhost:3000/dashboard";

    @TempDir
    Path directory;

    private WireHouse house;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void signing_in_leads_home_with_a_name_for_the_developers_browser_and_the_time_of_the_change() {
        house.userAt("ada@example.com");
        Browser ada = house.browser();

        Answer home = signIn(ada, BACK);

        assertThat(home.status()).isEqualTo(303);
        assertThat(home.location()).startsWith(BACK + "?__clerk_db_jwt=dvb_");
        assertThat(home.header("Referrer-Policy")).isEqualTo("strict-origin");
        assertThat(ada.cookie("__client_uat")).isNotEqualTo("0").isNotEmpty();
        assertThat(ada.cookie("__client_uat" + house.door.place().key().cookieSuffix()))
                .isNotEmpty();
    }

    @Test
    void somebody_who_is_signed_in_already_is_led_home_and_the_sdk_is_told_again() {
        Browser ada = house.memberAt("ada@example.com");
        ada.without("__client_uat");

        Answer home = ada.open("/sign-in?redirect_url=" + Browser.encoded(BACK));

        assertThat(home.location()).startsWith(BACK);
        assertThat(ada.cookie("__client_uat")).isNotEqualTo("0").isNotEmpty();
    }

    @Test
    void nobody_is_led_to_a_stranger() {
        house.userAt("ada@example.com");

        Answer home = signIn(house.browser(), "https://evil.example/");

        assertThat(home.location()).isEqualTo("/");
    }

    @Test
    void our_own_token_has_a_name_that_no_sdk_reads() {
        Browser ada = house.memberAt("ada@example.com");

        assertThat(ada.cookieName("__session")).isEmpty();
        assertThat(ada.cookieName("__hosted")).isEqualTo("__hosted");
        assertThat(ada.cookieName("__client")).isEqualTo("__client");
    }

    @Test
    void signing_out_on_the_hosted_page_tells_every_sdk() {
        Browser ada = house.memberAt("ada@example.com");

        ada.open("/sign-out");
        ada.send("/sign-out");

        assertThat(ada.cookie("__client_uat")).isEqualTo("0");
    }

    @Test
    void in_production_the_address_is_left_alone() {
        try (var live = new WireHouse(
                WireHouse.settings(directory.resolve("live")),
                directory.resolve("container"),
                new TurnableClock(),
                true)) {
            live.userAt("ada@example.com");

            Browser ada = live.browser();
            Answer home = signIn(ada, BACK);

            assertThat(home.location()).isEqualTo(BACK);
            assertThat(ada.cookie("__client_uat")).isNotEqualTo("0").isNotEmpty();
        }
    }

    private static Answer signIn(Browser browser, String back) {
        browser.open("/sign-in?redirect_url=" + Browser.encoded(back));
        browser.send("/sign-in", "identifier", "ada@example.com", "redirect_url", back);
        browser.open("/sign-in/password");
        return browser.send("/sign-in/password", "password", WireHouse.PASSWORD);
    }
}

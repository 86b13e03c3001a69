package dev.genkan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.Race;
import dev.genkan.server.TurnableClock;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptFormPagesTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ADA = "ada@example.com";
    private static final Duration LIFE = Duration.ofDays(7);

    record Name(@NotBlank String name) {}

    private final TurnableClock clock = new TurnableClock();
    private final House house;

    KeptFormPagesTest(@TempDir Path directory) {
        house = new House(directory, clock);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_form_sent_after_the_session_ended_is_sent_after_signing_in_again() {
        Browser ada = expired();
        Answer kept = ada.post("/notes?of=day", FORM, "text=Tea+%26+%22cake%22%3Cb%3E&tag=a&tag=b&password=hidden");
        assertThat(kept.status()).isEqualTo(303);
        assertThat(kept.location()).isEqualTo("/genkan/kept");

        Answer page = ada.open("/genkan/kept");
        assertThat(page.body())
                .contains("You’ve been signed out", "kept for 30 minutes", ADA)
                .doesNotContain("cake");
        Answer begun = ada.send("/sign-in");
        assertThat(begun.location()).isEqualTo("/sign-in/password");
        ada.open("/sign-in/password");
        Answer in = ada.send("/sign-in/password", "password", House.PASSWORD);
        assertThat(in.location()).isEqualTo("/genkan/kept");

        Answer offer = ada.open("/genkan/kept");
        assertThat(offer.status()).isEqualTo(200);
        assertThat(offer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(offer.body())
                .contains(
                        "name=\"text\" value=\"Tea &amp; &quot;cake&quot;&lt;b&gt;\"",
                        "name=\"tag\" value=\"a\"",
                        "name=\"tag\" value=\"b\"",
                        "<code class=\"gk-break\">/notes</code>")
                .doesNotContain("hidden\" name=\"password", "value=\"hidden\"");
        Answer sent = ada.send("/genkan/kept?send", "text", "Tea & \"cake\"");
        assertThat(sent.status()).isEqualTo(307);
        assertThat(sent.location()).isEqualTo("/notes?of=day");
        // once
        assertThat(ada.send("/genkan/kept?send").location()).isEqualTo("/");
        assertThat(ada.open("/genkan/kept").location()).isEqualTo("/");
    }

    @Test
    void it_can_be_discarded_instead() {
        Browser ada = expired();
        ada.post("/notes", FORM, "text=Tea");
        signIn(ada, ADA);
        ada.open("/genkan/kept");

        assertThat(ada.send("/genkan/kept?discard").location()).isEqualTo("/");
        assertThat(ada.open("/genkan/kept").location()).isEqualTo("/");
    }

    @Test
    void somebody_else_at_the_same_browser_never_sees_it_and_neither_does_its_sender_afterwards() {
        house.memberAt("grace@example.com");
        Browser browser = expired();
        browser.post("/notes", FORM, "text=Tea");

        signIn(browser, "grace@example.com");
        Answer nothing = browser.open("/genkan/kept");
        assertThat(nothing.status()).isEqualTo(303);
        assertThat(nothing.location()).isEqualTo("/");
        browser.open("/sign-out");
        browser.send("/sign-out");
        signIn(browser, ADA);
        assertThat(browser.open("/genkan/kept").location()).isEqualTo("/");
    }

    @Test
    void nothing_is_kept_for_strangers_or_after_half_an_hour_or_for_whoever_signed_out() {
        Browser stranger = house.browser();
        assertThat(stranger.post("/notes", FORM, "text=Tea").location()).isEqualTo("/sign-in");

        Browser late = house.memberAt(ADA);
        clock.turn(LIFE.plusMinutes(31));
        assertThat(late.post("/notes", FORM, "text=Tea").location()).isEqualTo("/sign-in");

        Browser left = house.memberAt("grace@example.com");
        Browser copy = left.copy();
        left.open("/sign-out");
        left.send("/sign-out");
        clock.turn(LIFE.plusMinutes(1));
        assertThat(copy.post("/notes", FORM, "text=Tea").location()).isEqualTo("/sign-in");
        assertThat(copy.open("/genkan/kept").location()).isEqualTo("/sign-in");
    }

    @Test
    void it_is_kept_for_half_an_hour() {
        Browser ada = expired();
        ada.post("/notes", FORM, "text=Tea");
        clock.turn(Duration.ofMinutes(30));

        assertThat(ada.open("/genkan/kept").location()).isEqualTo("/sign-in");
        signIn(ada, ADA);
        assertThat(ada.open("/genkan/kept").location()).isEqualTo("/");
    }

    @Test
    void a_field_of_ours_that_is_wrong_a_foreign_page_an_upload_json_and_too_much_are_not_kept() {
        Browser ada = expired();
        assertThat(ada.post("/notes", FORM, "text=Tea&genkan_csrf=forged").location())
                .isEqualTo("/sign-in");
        assertThat(ada.post("/notes", FORM, "text=Tea", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(ada.post("/notes", "multipart/form-data; boundary=x", "--x--")
                        .location())
                .isEqualTo("/sign-in");
        assertThat(ada.post("/notes", "application/json", "{}").location()).isEqualTo("/sign-in");
        assertThat(ada.post("/notes", FORM, "text=" + "x".repeat(61 * 1024)).location())
                .isEqualTo("/sign-in");
        assertThat(ada.post("/notes", FORM, "text=Tea", "Accept", "application/json")
                        .status())
                .isEqualTo(401);
        assertThat(ada.open("/genkan/kept").location()).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "newPassword", "user_passwd", "clientSecret", "cardNumber", "otp", "cvc"})
    void what_looks_like_a_secret_is_never_kept(String field) {
        Browser ada = expired();
        ada.post("/notes", FORM, field + "=hush&opinion=fine");
        signIn(ada, ADA);

        assertThat(ada.open("/genkan/kept").body())
                .contains("name=\"opinion\"")
                .doesNotContain("name=\"" + field + "\"", "hush");
    }

    @Test
    void without_the_field_of_the_page_nothing_is_sent_or_lost() {
        Browser ada = expired();
        ada.post("/notes", FORM, "text=Tea");
        signIn(ada, ADA);

        Answer refused = ada.post("/genkan/kept?send", FORM, "text=Tea");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("name=\"text\" value=\"Tea\"");
        assertThat(ada.open("/genkan/kept").status()).isEqualTo(200);
        assertThat(ada.request(
                                "DELETE",
                                "/genkan/kept",
                                "Origin",
                                house.door.publicUrl().toString())
                        .status())
                .isEqualTo(405);
    }

    @Test
    void of_many_clicks_at_once_one_sends_it() {
        Browser ada = expired();
        ada.post("/notes", FORM, "text=Tea");
        signIn(ada, ADA);
        ada.open("/genkan/kept");

        assertThat(Race.of(8, i -> ada.copy().send("/genkan/kept?send").status()))
                .filteredOn(status -> status == 307)
                .hasSize(1);
    }

    @Test
    void answers_to_the_questions_of_the_flow_are_kept_too(@TempDir Path directory) {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        TurnableClock itsClock = new TurnableClock();
        try (House asking = new House(directory, itsClock, flow)) {
            Browser ada = asking.memberAt(ADA);
            ada.open("/onboarding");
            itsClock.turn(LIFE.plusMinutes(1));
            assertThat(ada.send("/onboarding", "name", "Analytical").location()).isEqualTo("/genkan/kept");
            ada.open("/genkan/kept");
            ada.send("/sign-in");
            ada.open("/sign-in/password");
            ada.send("/sign-in/password", "password", House.PASSWORD);
            ada.open("/genkan/kept");

            Answer again = ada.send("/genkan/kept?send");
            assertThat(again.status()).isEqualTo(307);
            Answer done = ada.send(again.location());
            assertThat(done.location()).isEqualTo("/dashboard");
            assertThat(asking.userAt(ADA).publicMetadata().values()).containsEntry("name", "Analytical");
        }
    }

    @Test
    void the_sign_in_page_says_so_when_the_session_ended_by_itself_and_not_otherwise() {
        String sentence = "because a session ends after a while";
        Browser ada = house.memberAt(ADA);
        Browser left = house.memberAt("grace@example.com");
        left.open("/sign-out");
        left.send("/sign-out");
        clock.turn(LIFE.plusSeconds(1));

        Answer turnedAway = ada.open("/notes?of=day");
        assertThat(turnedAway.location()).isEqualTo("/sign-in?redirect_url=%2Fnotes%3Fof%3Dday");
        assertThat(ada.open(turnedAway.location()).body()).contains(sentence);
        assertThat(left.open("/sign-in").body()).doesNotContain(sentence);
        assertThat(house.browser().open("/sign-in").body()).doesNotContain(sentence);
    }

    @Test
    void cookies_outlive_the_session_by_the_time_a_form_is_kept() {
        assertThat(house.signingUp(ADA)
                        .send("/sign-up/code", "code", house.newestLetter(ADA).code())
                        .setCookies())
                .anyMatch(cookie -> cookie.startsWith("__client_") && cookie.contains("Max-Age=606600"));
    }

    private Browser expired() {
        Browser ada = house.memberAt(ADA);
        clock.turn(LIFE.plusSeconds(1));
        return ada;
    }

    private static void signIn(Browser browser, String address) {
        browser.open("/sign-in");
        browser.send("/sign-in", "identifier", address);
        browser.open("/sign-in/password");
        browser.send("/sign-in/password", "password", House.PASSWORD);
    }
}

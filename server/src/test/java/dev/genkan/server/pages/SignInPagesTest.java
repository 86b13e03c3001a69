package dev.genkan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.Race;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesTest {

    private static final String ADA = "ada@example.com";

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
    void a_member_types_address_and_password_and_is_in() {
        Browser ada = house.browser();
        ada.open("/sign-in");

        Answer known = ada.send("/sign-in", "identifier", " ADA@example.com ");
        assertThat(known.status()).isEqualTo(303);
        assertThat(known.location()).isEqualTo("/sign-in/password");
        String before = ada.cookie("__client_");
        assertThat(ada.open("/sign-in/password").body()).contains("Welcome back", "autocomplete=\"current-password\"");

        Answer in = ada.send("/sign-in/password", "password", House.PASSWORD);
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/");
        assertThat(in.header("Cache-Control")).isEqualTo("no-store");
        assertThat(ada.cookie("__client_")).isNotEqualTo(before).matches("[A-Za-z0-9_-]{43}");
        assertThat(ada.claims()).containsEntry("sub", house.userAt(ADA).id().value());
        assertThat(ada.open("/private").body())
                .isEqualTo("/private of " + house.userAt(ADA).id());
    }

    @Test
    void or_asks_for_a_code_by_mail() {
        Browser ada = house.signingIn(ADA);

        Answer sent = ada.send("/sign-in/continue", "strategy", "email_code");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.location()).isEqualTo("/sign-in/code");
        assertThat(ada.open("/sign-in/code").body()).contains("Check your email", ADA);
        Answer in =
                ada.send("/sign-in/code", "code", spaced(house.newestLetter(ADA).code()));

        assertThat(in.location()).isEqualTo("/");
        assertThat(ada.claims()).containsEntry("sub", house.userAt(ADA).id().value());
    }

    @Test
    void the_page_first_asked_for_is_where_it_ends() {
        Browser ada = house.browser();

        Answer turnedAway = ada.open("/reports?year=2026");
        assertThat(turnedAway.status()).isEqualTo(303);
        assertThat(turnedAway.location()).isEqualTo("/sign-in?redirect_url=%2Freports%3Fyear%3D2026");
        ada.open(turnedAway.location());
        ada.send("/sign-in", "identifier", ADA);
        ada.open("/sign-in/password");

        assertThat(ada.send("/sign-in/password", "password", House.PASSWORD).location())
                .isEqualTo("/reports?year=2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "javascript:alert(1)",
                "/\\evil.example",
                "/sign-out",
                "/forgot-password",
                "/reset-password?sent=1"
            })
    void a_hostile_return_address_leads_home(String address) {
        Browser ada = house.browser();

        assertThat(ada.open("/sign-in?redirect_url=" + Browser.encoded(address)).body())
                .doesNotContain("redirect_url", "evil");
        ada.send("/sign-in", "identifier", ADA, "redirect_url", address);
        ada.open("/sign-in/password");

        assertThat(ada.send("/sign-in/password", "password", House.PASSWORD).location())
                .isEqualTo("/");
    }

    @Test
    void an_address_that_cannot_be_one_is_told_so_and_kept() {
        Browser browser = house.browser();
        browser.open("/sign-in");

        Answer malformed = browser.send("/sign-in", "identifier", "ada<at>example");
        assertThat(malformed.status()).isEqualTo(422);
        assertThat(malformed.body())
                .contains("<title>Error:", "id=\"identifier-e\"", "Enter an email address in the format")
                .contains("value=\"ada&lt;at&gt;example\"");
        Answer blank = browser.send("/sign-in", "identifier", "");
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.body()).contains("Enter your email address");
    }

    @Test
    void a_wrong_password_is_said_at_the_field_and_never_echoed() {
        Browser browser = house.signingIn(ADA);

        Answer wrong = browser.send("/sign-in/password", "password", "not the right one");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"password-e\"", "That address and password don’t go together.")
                .doesNotContain("not the right one");
        assertThat(browser.send("/sign-in/password", "password", "").body()).contains("Enter your password");
        assertThat(browser.cookie("__session_")).isEmpty();
    }

    @Test
    void whether_anybody_lives_at_an_address_is_not_told() {
        String nobody = "adb@example.com";
        Browser atKnown = house.browser();
        Browser atUnknown = house.browser();
        atKnown.open("/sign-in");
        atUnknown.open("/sign-in");

        assertAlike(atKnown.send("/sign-in", "identifier", ADA), atUnknown.send("/sign-in", "identifier", nobody));
        assertAlike(atKnown.open("/sign-in/password"), atUnknown.open("/sign-in/password"));
        assertAlike(
                atKnown.send("/sign-in/password", "password", "wrong wrong"),
                atUnknown.send("/sign-in/password", "password", "wrong wrong"));
        assertAlike(
                atKnown.send("/sign-in/continue", "strategy", "email_code"),
                atUnknown.send("/sign-in/continue", "strategy", "email_code"));
        assertAlike(atKnown.open("/sign-in/code"), atUnknown.open("/sign-in/code"));
        String wrong = house.newestLetter(ADA).code().equals("111111") ? "222222" : "111111";
        for (int i = 0; i < 6; i++) {
            assertAlike(atKnown.send("/sign-in/code", "code", wrong), atUnknown.send("/sign-in/code", "code", wrong));
        }
        assertAlike(atKnown.send("/sign-in/code/resend"), atUnknown.send("/sign-in/code/resend"));
        house.clock.turn(Duration.ofSeconds(30));
        assertAlike(atKnown.send("/sign-in/code/resend"), atUnknown.send("/sign-in/code/resend"));
        assertThat(house.newestLetter(nobody).subject()).isEqualTo("There is no Acme account with this address");
        assertThat(house.newestLetter(nobody).code()).isEmpty();
    }

    @Test
    void a_missing_and_a_foreign_field_bring_the_form_back() {
        Browser mallory = house.browser();
        mallory.open("/sign-in");
        Browser ada = house.browser();
        ada.open("/sign-in");

        Answer page = ada.send("/sign-in", "genkan_csrf", "", "identifier", ADA);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("value=\"" + ADA + "\"", "This page had been open for too long");

        ada = house.signingIn(ADA);
        Answer password = ada.send("/sign-in/password", "genkan_csrf", "", "password", House.PASSWORD);
        assertThat(password.status()).isEqualTo(403);
        assertThat(password.body()).contains("name=\"password\"").doesNotContain(House.PASSWORD);
        Answer code = ada.send("/sign-in/continue", "genkan_csrf", "x", "strategy", "email_code");
        assertThat(code.status()).isEqualTo(403);
        assertThat(ada.cookie("__session_")).isEmpty();
        // the fresh field of the form that came back is good
        assertThat(ada.send("/sign-in/password", "password", House.PASSWORD).status())
                .isEqualTo(303);
    }

    @Test
    void a_form_made_before_signing_in_is_worthless_afterwards() {
        Browser ada = house.signingIn(ADA);
        Browser before = ada.copy();
        ada.send("/sign-in/password", "password", House.PASSWORD);

        assertThat(ada.cookie("__csrf_")).isEmpty();
        Browser mixed = before.copy().without("__csrf_");
        assertThat(mixed.send("/sign-in", "identifier", ADA).status()).isEqualTo(403);
    }

    @Test
    void ten_wrong_passwords_lock_the_address_and_the_mailbox_opens_it() {
        String address = "locked@example.com";
        house.memberAt(address);
        Browser browser = house.signingIn(address);
        for (int i = 0; i < 10; i++) {
            assertThat(browser.send("/sign-in/password", "password", "wrong wrong")
                            .status())
                    .isEqualTo(422);
        }

        Answer locked = browser.send("/sign-in/password", "password", House.PASSWORD);
        assertThat(locked.status()).isEqualTo(423);
        assertThat(locked.body())
                .contains(
                        "This account is locked for a while",
                        "try again in 60 minutes",
                        "Email me a code",
                        "/forgot-password");
        assertThat(locked.header("Retry-After")).isEqualTo("3600");
        assertThat(browser.cookie("__session_")).isEmpty();

        browser.send("/sign-in/continue", "strategy", "email_code");
        browser.open("/sign-in/code");
        assertThat(browser.send(
                                "/sign-in/code",
                                "code",
                                house.newestLetter(address).code())
                        .status())
                .isEqualTo(303);
        assertThat(browser.cookie("__session_")).isNotEmpty();
        assertThat(house.signingIn(address)
                        .send("/sign-in/password", "password", House.PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void a_lock_is_over_after_an_hour() {
        String address = "patient@example.com";
        house.memberAt(address);
        Browser browser = house.signingIn(address);
        for (int i = 0; i < 10; i++) {
            browser.send("/sign-in/password", "password", "wrong wrong");
        }
        house.clock.turn(Duration.ofMinutes(59));
        Browser again = house.signingIn(address);
        Answer locked = again.send("/sign-in/password", "password", House.PASSWORD);
        assertThat(locked.status()).isEqualTo(423);

        house.clock.turn(Duration.ofMinutes(1));
        assertThat(house.signingIn(address)
                        .send("/sign-in/password", "password", House.PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void the_thirty_first_password_of_an_hour_has_to_wait() {
        String address = "nobody-tries@example.com";
        Browser browser = house.signingIn(address);
        for (int i = 0; i < 30; i++) {
            assertThat(browser.send("/sign-in/password", "password", "wrong wrong")
                            .status())
                    .isIn(422, 423);
        }

        Answer last = browser.send("/sign-in/password", "password", "wrong wrong");

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isEqualTo("120");
        assertThat(last.body()).contains("Wait 2 minutes.");
    }

    @Test
    void a_code_asked_for_again_too_soon_has_to_wait() {
        String address = "soon@example.com";
        house.memberAt(address);
        Browser browser = house.signingInByCode(address);
        int sent = house.lettersTo(address).size();

        Answer early = browser.send("/sign-in/code/resend");
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.header("Retry-After")).isEqualTo("30");
        assertThat(early.body()).contains("Wait 30 seconds.");
        // by the other door it is no fault: the code that is on its way will do
        assertThat(browser.send("/sign-in/continue", "strategy", "email_code").location())
                .isEqualTo("/sign-in/code");
        assertThat(house.lettersTo(address)).hasSize(sent);
    }

    @Test
    void who_is_shut_out_hears_of_it_only_with_the_right_password_or_code() {
        String address = "banned@example.com";
        house.memberAt(address);
        house.engine.users().ban(house.userAt(address).id(), Actor.SYSTEM);
        Browser browser = house.signingIn(address);

        assertThat(browser.send("/sign-in/password", "password", "wrong wrong").status())
                .isEqualTo(422);
        Answer out = browser.send("/sign-in/password", "password", House.PASSWORD);
        assertThat(out.status()).isEqualTo(403);
        assertThat(out.body()).contains("Ask whoever runs Acme");
        assertThat(out.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.cookie("__session_")).isEmpty();

        Browser byCode = house.signingInByCode(address);
        assertThat(byCode.send(
                                "/sign-in/code",
                                "code",
                                house.newestLetter(address).code())
                        .status())
                .isEqualTo(403);
        assertThat(byCode.cookie("__session_")).isEmpty();
    }

    @Test
    void a_ban_counts_on_the_next_request() {
        Browser browser = house.memberAt("thrown-out@example.com");
        assertThat(browser.open("/private").status()).isEqualTo(200);

        house.engine.users().ban(house.userAt("thrown-out@example.com").id(), Actor.SYSTEM);

        assertThat(browser.open("/private").location()).isEqualTo("/sign-in?redirect_url=%2Fprivate");
    }

    @Test
    void a_token_that_has_expired_is_minted_anew_on_the_way() {
        Browser ada = house.memberAt("minute@example.com");
        String first = ada.cookie("__session_");

        house.clock.turn(Duration.ofSeconds(90));

        assertThat(ada.open("/private").status()).isEqualTo(200);
        assertThat(ada.cookie("__session_")).isNotEqualTo(first);
    }

    @Test
    void a_session_is_over_after_seven_days() {
        Browser ada = house.memberAt("week@example.com");
        house.clock.turn(Duration.ofDays(7).minusSeconds(1));
        assertThat(ada.open("/private").status()).isEqualTo(200);

        house.clock.turn(Duration.ofSeconds(70));
        assertThat(ada.open("/private").status()).isEqualTo(303);
    }

    @Test
    void who_is_signed_in_is_led_on() {
        Browser ada = house.memberAt("inside@example.com");

        assertThat(ada.open("/sign-in").location()).isEqualTo("/");
        assertThat(ada.open("/sign-in?redirect_url=%2Freports").location()).isEqualTo("/reports");
    }

    @Test
    void who_has_begun_nothing_is_led_to_the_beginning() {
        Browser browser = house.browser();

        assertThat(browser.open("/sign-in/password").location()).isEqualTo("/sign-in");
        assertThat(browser.open("/sign-in/code").location()).isEqualTo("/sign-in");
        assertThat(browser.open("/sign-in/continue").location()).isEqualTo("/sign-in/password");
        browser.open("/sign-in");
        assertThat(browser.send("/sign-in/password", "password", "whatever").location())
                .isEqualTo("/sign-in");
        assertThat(browser.send("/sign-in/continue", "strategy", "email_code").location())
                .isEqualTo("/sign-in");
        assertThat(house.signingIn(ADA).open("/sign-in/code").location()).isEqualTo("/sign-in");
    }

    @Test
    void a_way_in_that_does_not_exist_leads_back_to_the_password() {
        Browser ada = house.signingIn(ADA);

        assertThat(ada.send("/sign-in/continue", "strategy", "oauth_acme").location())
                .isEqualTo("/sign-in/password");
    }

    @Test
    void a_sign_in_lives_an_hour() {
        Browser ada = house.signingIn(ADA);
        house.clock.turn(Duration.ofHours(1));

        assertThat(ada.send("/sign-in/password", "password", House.PASSWORD).location())
                .isEqualTo("/sign-in");
    }

    @Test
    void one_sign_in_sent_sixteen_times_at_once_ends_in_one_session() {
        String address = "many-hands@example.com";
        house.memberAt(address);
        Browser browser = house.signingInByCode(address);
        String code = house.newestLetter(address).code();

        List<Browser> racers = Race.of(16, i -> {
            Browser racer = browser.copy();
            assertThat(racer.send("/sign-in/code", "code", code).status()).isIn(303, 422);
            return racer;
        });

        assertThat(racers)
                .filteredOn(racer -> !racer.cookie("__session_").isEmpty())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sign-in", "/sign-in/password", "/sign-in/continue", "/sign-in/code", "/sign-in/code/resend"})
    void other_methods_are_refused_and_told_what_is_allowed(String path) {
        Answer answer = house.browser().request("PUT", path);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void head_is_answered_without_a_body() {
        Answer answer = house.browser().request("HEAD", "/sign-in");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private static String spaced(String code) {
        return code.substring(0, 3) + " " + code.substring(3);
    }

    private static void assertAlike(Answer atKnown, Answer atUnknown) {
        assertThat(atKnown.status()).isEqualTo(atUnknown.status());
        assertThat(atKnown.location()).isEqualTo(atUnknown.location());
        assertThat(atKnown.header("Retry-After")).isEqualTo(atUnknown.header("Retry-After"));
        assertThat(atKnown.bodyWithoutCsrf().replace("ada@", "adb@")).isEqualTo(atUnknown.bodyWithoutCsrf());
    }
}

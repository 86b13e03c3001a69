package dev.genkan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.Race;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpPagesTest {

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
    void a_newcomer_types_an_address_a_password_and_the_code_and_is_in() {
        Browser ada = house.browser();

        Answer page = ada.open("/sign-up");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Create your Acme account", "name=\"email_address\"", "name=\"genkan_csrf\"");

        Answer begun = ada.send("/sign-up", "email_address", "ada@example.com", "password", House.PASSWORD);
        assertThat(begun.status()).isEqualTo(303);
        assertThat(begun.location()).isEqualTo("/sign-up/code");
        assertThat(ada.open("/sign-up/code").body()).contains("Check your email", "ada@example.com");

        Answer in = ada.send(
                "/sign-up/code", "code", house.newestLetter("ada@example.com").code());
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/");
        assertThat(ada.open("/dashboard").body())
                .isEqualTo("/dashboard of " + house.userAt("ada@example.com").id());
    }

    @Test
    void the_way_in_sets_both_cookies_and_a_new_name_for_the_browser() {
        Browser browser = house.signingUp("cookies@example.com");
        String before = browser.cookie("__client_");

        Answer in = browser.send(
                "/sign-up/code",
                "code",
                house.newestLetter("cookies@example.com").code());

        assertThat(in.setCookies())
                .anySatisfy(cookie -> assertThat(cookie)
                        .matches("__session_[A-Za-z0-9_-]{8}=[A-Za-z0-9_.-]+; Path=/; Max-Age=606600; HttpOnly;"
                                + " SameSite=Lax"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .matches("__client_[A-Za-z0-9_-]{8}=[A-Za-z0-9_-]{43}; Path=/; Max-Age=606600;"
                                + " HttpOnly; SameSite=Lax"));
        assertThat(in.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.cookie("__client_")).isNotEqualTo(before);
    }

    @Test
    void the_session_cookie_says_who_where_and_for_whom() {
        Browser browser = house.memberAt("claims@example.com");

        assertThat(browser.claims())
                .containsEntry("iss", "http://localhost:" + house.port())
                .containsEntry("azp", "http://localhost:" + house.port())
                .containsEntry("sub", house.userAt("claims@example.com").id().value())
                .containsEntry("sts", "active")
                .containsEntry("metadata", Map.of())
                .containsEntry("iat", house.clock.instant().getEpochSecond())
                .containsEntry("exp", house.clock.instant().getEpochSecond() + 60);
    }

    @Test
    void the_page_first_asked_for_is_where_it_ends() {
        Browser browser = house.browser();

        Answer page = browser.open("/sign-up?redirect_url=%2Freports%3Fyear%3D2026%26month%3D3");
        assertThat(page.body()).contains("/sign-in?redirect_url=%2Freports%3Fyear%3D2026%26month%3D3");
        browser.send("/sign-up", "email_address", "deep@example.com", "password", House.PASSWORD);
        browser.open("/sign-up/code");
        Answer in = browser.send(
                "/sign-up/code", "code", house.newestLetter("deep@example.com").code());

        assertThat(in.location()).isEqualTo("/reports?year=2026&month=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/a%2f..%2fb",
                "/sign-out",
                "/sign-in"
            })
    void a_hostile_or_pointless_return_address_is_dropped(String address) {
        Browser browser = house.browser();

        Answer page = browser.open("/sign-up?redirect_url=" + Browser.encoded(address));
        assertThat(page.body()).doesNotContain("redirect_url", "evil");

        // and so is one that a form brings along by itself
        Answer again = browser.send("/sign-up", "email_address", "", "password", "", "redirect_url", address);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).doesNotContain("redirect_url", "evil");
    }

    @Test
    void what_is_wrong_is_said_at_the_fields_and_only_the_address_is_kept() {
        Browser browser = house.browser();
        browser.open("/sign-up");

        Answer page = browser.send("/sign-up", "email_address", "ada at example", "password", "secret7");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("<title>Error:", "value=\"ada at example\"", "id=\"email_address-e\"", "id=\"password-e\"")
                .contains("Enter an email address in the format name@example.com.", "Use at least 8 characters.")
                .contains("There are 2 things to fix")
                .doesNotContain("secret7");
    }

    @Test
    void an_empty_form_asks_for_both() {
        Browser browser = house.browser();
        browser.open("/sign-up");

        Answer page = browser.send("/sign-up", "email_address", " ", "password", "");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("Enter your email address", "Enter your password");
    }

    @Test
    void markup_that_is_typed_is_shown_as_text() {
        Browser browser = house.browser();
        browser.open("/sign-up");

        Answer page = browser.send("/sign-up", "email_address", "\"><script>alert(1)</script>", "password", "x");

        assertThat(page.body()).doesNotContain("<script>alert").contains("&lt;script&gt;");
    }

    @Test
    void a_password_of_257_characters_is_too_long() {
        Browser browser = house.browser();
        browser.open("/sign-up");

        Answer page = browser.send("/sign-up", "email_address", "long@example.com", "password", "a".repeat(5000));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("characters or fewer");
    }

    @Test
    void without_the_hidden_field_nothing_happens_and_the_form_comes_back() {
        Browser browser = house.browser();
        browser.open("/sign-up");

        Answer page = browser.send(
                "/sign-up", "genkan_csrf", "", "email_address", "csrf@example.com", "password", House.PASSWORD);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body())
                .contains("This page had been open for too long", "value=\"csrf@example.com\"")
                .doesNotContain(House.PASSWORD);
        assertThat(house.lettersTo("csrf@example.com")).isEmpty();
        // and with its fresh field it goes through
        assertThat(browser.send("/sign-up", "email_address", "csrf@example.com", "password", House.PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void the_hidden_field_of_another_browser_is_not_good_here() {
        Browser mallory = house.browser();
        Browser victim = house.browser();
        String foreign = field(mallory.open("/sign-up"));
        victim.open("/sign-up");

        Answer page = victim.send(
                "/sign-up", "genkan_csrf", foreign, "email_address", "victim@example.com", "password", House.PASSWORD);

        assertThat(page.status()).isEqualTo(403);
        assertThat(house.lettersTo("victim@example.com")).isEmpty();
    }

    @Test
    void a_form_on_another_site_is_refused_before_it_is_read() {
        Browser browser = house.browser("Origin", "https://evil.example");
        browser.open("/sign-up");

        assertThat(browser.send("/sign-up", "email_address", "x@example.com", "password", House.PASSWORD)
                        .status())
                .isEqualTo(403);
        assertThat(house.lettersTo("x@example.com")).isEmpty();
    }

    @Test
    void an_address_that_has_an_account_gets_the_same_answers_and_another_letter() {
        house.memberAt("known@example.com");
        Browser atKnown = house.browser();
        Browser atUnknown = house.browser();

        assertAlike(begin(atKnown, "known@example.com"), begin(atUnknown, "knows@example.com"), "known@", "knows@");
        assertAlike(atKnown.open("/sign-up/code"), atUnknown.open("/sign-up/code"), "known@", "knows@");
        assertAlike(
                atKnown.send("/sign-up/code", "code", "000000"),
                atUnknown.send("/sign-up/code", "code", wrong("knows@example.com")),
                "known@",
                "knows@");
        house.clock.turn(Duration.ofSeconds(31));
        assertAlike(atKnown.send("/sign-up/code/resend"), atUnknown.send("/sign-up/code/resend"), "known@", "knows@");
        assertThat(house.newestLetter("known@example.com").subject()).isEqualTo("You already have an Acme account");
        assertThat(house.newestLetter("known@example.com").code()).isEmpty();
    }

    @Test
    void a_wrong_code_is_said_at_its_field_and_counted_down() {
        Browser browser = house.signingUp("tries@example.com");
        String wrong = wrong("tries@example.com");

        Answer first = browser.send("/sign-up/code", "code", wrong);
        assertThat(first.status()).isEqualTo(422);
        assertThat(first.body()).contains("id=\"code-e\"", "That code isn’t right.", "value=\"" + wrong + "\"");
        browser.send("/sign-up/code", "code", wrong);
        assertThat(browser.send("/sign-up/code", "code", wrong).body()).contains("You have 2 tries left.");
        assertThat(browser.send("/sign-up/code", "code", wrong).body()).contains("You have 1 try left.");
        assertThat(browser.send("/sign-up/code", "code", wrong).body()).contains("one try too many");

        Answer rightButLate = browser.send(
                "/sign-up/code", "code", house.newestLetter("tries@example.com").code());
        assertThat(rightButLate.status()).isEqualTo(422);
        assertThat(browser.cookie("__session_")).isEmpty();
    }

    @Test
    void no_code_is_asked_for_and_does_not_count_as_a_try() {
        Browser browser = house.signingUp("blank@example.com");

        for (int i = 0; i < 6; i++) {
            Answer page = browser.send("/sign-up/code", "code", "  ");
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body()).contains("Enter the 6-digit code");
        }
        assertThat(browser.send(
                                "/sign-up/code",
                                "code",
                                house.newestLetter("blank@example.com").code())
                        .status())
                .isEqualTo(303);
    }

    @Test
    void a_code_is_good_for_ten_minutes_and_not_longer() {
        Browser inTime = house.signingUp("in-time@example.com");
        house.clock.turn(Duration.ofMinutes(10).minusMillis(1));
        assertThat(inTime.send(
                                "/sign-up/code",
                                "code",
                                house.newestLetter("in-time@example.com").code())
                        .status())
                .isEqualTo(303);

        Browser late = house.signingUp("late@example.com");
        house.clock.turn(Duration.ofMinutes(10));
        Answer page = late.send(
                "/sign-up/code", "code", house.newestLetter("late@example.com").code());
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("This code has expired.");
    }

    @Test
    void another_code_is_sent_after_thirty_seconds_and_not_before() {
        Browser browser = house.signingUp("resend@example.com");
        String first = house.newestLetter("resend@example.com").code();

        house.clock.turn(Duration.ofMillis(29_500));
        Answer early = browser.send("/sign-up/code/resend");
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.header("Retry-After")).isEqualTo("1");
        assertThat(house.lettersTo("resend@example.com")).hasSize(1);

        house.clock.turn(Duration.ofMillis(500));
        Answer sent = browser.send("/sign-up/code/resend");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.location()).isEqualTo("/sign-up/code?sent=1");
        assertThat(browser.open(sent.location()).body()).contains("New code sent.");
        String second = house.newestLetter("resend@example.com").code();
        if (!first.equals(second)) {
            assertThat(browser.send("/sign-up/code", "code", first).status()).isEqualTo(422);
        }
        assertThat(browser.send("/sign-up/code", "code", second).status()).isEqualTo(303);
    }

    @Test
    void resending_needs_the_hidden_field_too() {
        Browser browser = house.signingUp("resend-csrf@example.com");
        house.clock.turn(Duration.ofMinutes(1));

        assertThat(browser.send("/sign-up/code/resend", "genkan_csrf", "x").status())
                .isEqualTo(403);
        assertThat(house.lettersTo("resend-csrf@example.com")).hasSize(1);
    }

    @Test
    void who_has_begun_nothing_is_led_to_the_beginning() {
        Browser browser = house.browser();

        assertThat(browser.open("/sign-up/code").location()).isEqualTo("/sign-up");
        browser.open("/sign-up");
        assertThat(browser.send("/sign-up/code", "code", "123456").location()).isEqualTo("/sign-up");
        assertThat(browser.send("/sign-up/code/resend").location()).isEqualTo("/sign-up");
        assertThat(browser.open("/sign-up/code/resend").location()).isEqualTo("/sign-up/code");
    }

    @Test
    void who_is_signed_in_is_led_on() {
        Browser ada = house.memberAt("again@example.com");

        assertThat(ada.open("/sign-up").location()).isEqualTo("/");
        Answer toReports = ada.open("/sign-up?redirect_url=%2Freports");
        assertThat(toReports.status()).isEqualTo(303);
        assertThat(toReports.location()).isEqualTo("/reports");
        assertThat(ada.open("/sign-up?redirect_url=https%3A%2F%2Fevil.example").location())
                .isEqualTo("/");
    }

    @Test
    void the_code_of_a_test_address_is_known_at_the_machine() {
        Browser browser = house.signingUp("ada+clerk_test@example.com");

        assertThat(browser.send("/sign-up/code", "code", "424242").status()).isEqualTo(303);
        assertThat(browser.cookie("__session_")).isNotEmpty();
    }

    @Test
    void and_nowhere_else() {
        Browser elsewhere = house.elsewhere();
        elsewhere.open("/sign-up");
        elsewhere.send("/sign-up", "email_address", "eve+clerk_test@example.com", "password", House.PASSWORD);

        // one chance in a million, three times in a row
        List<String> codes = new java.util.ArrayList<>();
        for (int i = 0; i < 3; i++) {
            codes.add(house.newestLetter("eve+clerk_test@example.com").code());
            house.clock.turn(Duration.ofSeconds(31));
            elsewhere.open("/sign-up/code");
            elsewhere.send("/sign-up/code/resend");
        }
        assertThat(codes).isNotEqualTo(List.of("424242", "424242", "424242"));
    }

    @Test
    void of_sixteen_who_type_the_one_code_one_is_in() {
        Browser browser = house.signingUp("race@example.com");
        String code = house.newestLetter("race@example.com").code();

        List<Browser> racers = Race.of(16, i -> {
            Browser racer = browser.copy();
            assertThat(racer.send("/sign-up/code", "code", code).status()).isIn(303, 422);
            return racer;
        });

        assertThat(racers)
                .filteredOn(racer -> !racer.cookie("__session_").isEmpty())
                .hasSize(1);
        assertThat(house.engine.sessions().live(house.userAt("race@example.com").id()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-up", "/sign-up/code", "/sign-up/code/resend"})
    void other_methods_are_refused_and_told_what_is_allowed(String path) {
        Answer answer = house.browser().request("DELETE", path);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void head_is_answered_without_a_body() {
        Answer answer = house.browser().request("HEAD", "/sign-up");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    }

    @Test
    void what_is_no_form_is_refused_without_a_fault() {
        Browser browser = house.browser();
        browser.open("/sign-up");

        assertThat(browser.post("/sign-up", "application/json", "{}").status()).isEqualTo(403);
        assertThat(browser.post("/sign-up", "application/x-www-form-urlencoded", "a=%zz")
                        .status())
                .isEqualTo(403);
        assertThat(browser.post("/sign-up", "application/x-www-form-urlencoded", "a=" + "b".repeat(70_000))
                        .status())
                .isEqualTo(403);
        assertThat(browser.post("/sign-up/code", "text/plain", "code=1").status())
                .isIn(303, 403);
    }

    @Test
    void the_page_may_not_be_kept_framed_or_scripted_from_elsewhere() {
        Answer page = house.browser().open("/sign-up");

        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(page.body()).doesNotContain(" style=", "<style");
    }

    private static Answer begin(Browser browser, String address) {
        browser.open("/sign-up");
        return browser.send("/sign-up", "email_address", address, "password", House.PASSWORD);
    }

    private static void assertAlike(Answer one, Answer other, String here, String there) {
        assertThat(one.status()).isEqualTo(other.status());
        assertThat(one.location()).isEqualTo(other.location());
        assertThat(one.header("Retry-After")).isEqualTo(other.header("Retry-After"));
        assertThat(one.bodyWithoutCsrf().replace(here, there).replaceAll("[0-9]{6}", "······"))
                .isEqualTo(other.bodyWithoutCsrf().replaceAll("[0-9]{6}", "······"));
    }

    private static String field(Answer page) {
        return page.body().replaceAll("(?s).*name=\"genkan_csrf\" value=\"([^\"]*)\".*", "$1");
    }

    private static String wrong(String address) {
        return house.newestLetter(address).code().equals("111111") ? "222222" : "111111";
    }
}

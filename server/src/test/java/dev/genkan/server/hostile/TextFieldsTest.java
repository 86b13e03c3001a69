package dev.genkan.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Markup, and the ends of header lines, typed into every field there is.
class TextFieldsTest {

    record Name(@NotBlank String name) {}

    static final List<String> MARKUP = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'-alert(1)-'",
            "</textarea></title><svg/onload=alert(1)>",
            "[[${7*191}]] [(${7*191})] __${7*191}__ #{page.home} @{/evil}",
            "<!--<script>",
            "&lt;script&gt;",
            "javascript:alert(1)");

    static final List<String> LINE_ENDS = List.of(
            "ada@example.com\r\nBcc: all@example.com",
            "ada@example.com\nBcc: all@example.com",
            "ada@example.com\rBcc: all@example.com",
            "ada@example.com\u0085Bcc: all@example.com",
            "ada@example.com\u2028Bcc: all@example.com",
            "ada@example.com%0d%0aBcc: all@example.com",
            "ada@example.com,all@example.com",
            "ada@example.com;all@example.com",
            "<ada@example.com>",
            "ada <ada@example.com>",
            "ada@example.com\u0000",
            "=?utf-8?q?ada?=@example.com\r\n",
            "ada@exam\r\nple.com");

    private static House house;
    private static int members;

    @BeforeAll
    static void open(@TempDir Path directory) {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        house = new House(directory, new TurnableClock(), flow);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void let_an_hour_go_by() {
        house.clock.turn(Duration.ofHours(1));
    }

    @ParameterizedTest
    @FieldSource("MARKUP")
    void markup_comes_back_as_text_from_every_field(String markup) {
        Browser signUp = house.browser();
        signUp.open("/sign-up");
        assertHarmless(signUp.send("/sign-up", "email_address", markup, "password", markup), markup);
        assertHarmless(signUp.send("/sign-up", "email_address", markup, "genkan_csrf", markup), markup);

        Browser signIn = house.browser();
        signIn.open("/sign-in");
        assertHarmless(signIn.send("/sign-in", "identifier", markup), markup);
        assertHarmless(signIn.open("/sign-in?redirect_url=" + Browser.encoded(markup)), markup);
        assertHarmless(signIn.open("/sign-in?" + Browser.encoded(markup) + "=1"), markup);

        Browser code = house.signingUp(newcomer());
        assertHarmless(code.send("/sign-up/code", "code", markup), markup);
        Browser password = house.signingIn("nobody@example.com");
        assertHarmless(password.send("/sign-in/password", "password", markup), markup);
        password.send("/sign-in/continue", "strategy", "email_code");
        password.open("/sign-in/code");
        assertHarmless(password.send("/sign-in/code", "code", markup), markup);
    }

    @ParameterizedTest
    @FieldSource("MARKUP")
    void markup_in_an_answer_is_kept_as_text(String markup) {
        Browser ada = house.memberAt(newcomer());
        ada.open("/onboarding");
        assertHarmless(ada.send("/onboarding", "name", markup, "version", "9"), markup);
        ada.open("/onboarding");

        assertThat(ada.send("/onboarding", "name", markup).status()).isEqualTo(303);

        assertThat(ada.claims().get("metadata")).asString().contains(markup);
    }

    @ParameterizedTest
    @FieldSource("MARKUP")
    void markup_in_every_field_of_an_account_comes_back_as_text(String markup) {
        Browser ada = house.memberAt(newcomer());
        ada.open("/user/name");
        Answer saved = ada.send("/user/name", "first_name", markup, "last_name", markup);
        assertThat(saved.status()).isEqualTo(303);
        assertHarmless(ada.open("/user"), markup);
        assertHarmless(ada.open("/user/name"), markup);
        assertHarmless(ada.open("/user?done=" + Browser.encoded(markup)), markup);
        assertHarmless(ada.send("/user/name", "first_name", markup.repeat(20), "last_name", markup), markup);

        ada.open("/user/addresses/add");
        assertHarmless(ada.send("/user/addresses/add", "email_address", markup), markup);
        assertHarmless(ada.open("/user/addresses/add?email_address=" + Browser.encoded(markup)), markup);
        String verify =
                ada.send("/user/addresses/add", "email_address", newcomer()).location();
        assertHarmless(ada.open(verify), markup);
        assertHarmless(ada.send(verify, "code", markup), markup);
        ada.open("/user/delete");
        assertHarmless(ada.send("/user/delete", "email_address", markup), markup);
        house.clock.turn(Duration.ofMinutes(11));
        assertHarmless(ada.open("/user/verify?redirect_url=" + Browser.encoded(markup)), markup);
        assertHarmless(ada.send("/user/verify", "code", markup, "redirect_url", markup), markup);
    }

    @ParameterizedTest
    @FieldSource("MARKUP")
    void markup_in_a_reset_a_link_and_a_kept_form_comes_back_as_text(String markup) {
        String address = newcomer();
        Browser ada = house.memberAt(address);
        Browser browser = house.browser();
        browser.open("/forgot-password");
        assertHarmless(browser.send("/forgot-password", "identifier", markup), markup);
        browser.send("/forgot-password", "identifier", address);
        browser.open("/reset-password");
        assertHarmless(browser.send("/reset-password", "code", markup, "password", markup), markup);
        assertHarmless(browser.open("/sign-in/link?t=" + Browser.encoded(markup)), markup);
        assertHarmless(browser.send("/sign-in/link", "t", markup, "password", markup), markup);

        house.clock.turn(Duration.ofDays(7).plusSeconds(1));
        String pair = Browser.encoded(markup) + "=" + Browser.encoded(markup);
        Answer kept = ada.post("/notes?" + pair, "application/x-www-form-urlencoded", pair);
        assertThat(kept.location()).isEqualTo("/genkan/kept");
        assertHarmless(ada.open("/genkan/kept"), markup);
        EveryForm.signIn(ada, address);
        Answer offer = ada.open("/genkan/kept");
        assertThat(offer.body()).contains("/notes");
        assertHarmless(offer, markup);
    }

    @ParameterizedTest
    @FieldSource("LINE_ENDS")
    void nobody_writes_a_header_of_a_mail(String address) {
        Browser member = house.memberAt(newcomer());
        int before = house.engine.inbox().items().size();
        Browser browser = house.browser();
        browser.open("/sign-up");
        Answer signUp = browser.send("/sign-up", "email_address", address, "password", House.PASSWORD);
        browser.open("/sign-in");
        Answer signIn = browser.send("/sign-in", "identifier", address);

        assertThat(signUp.status()).isEqualTo(422);
        assertThat(signIn.status()).isEqualTo(422);
        browser.open("/forgot-password");
        assertThat(browser.send("/forgot-password", "identifier", address).status())
                .isEqualTo(422);
        member.open("/user/addresses/add");
        assertThat(member.send("/user/addresses/add", "email_address", address).status())
                .isEqualTo(422);
        assertThat(house.engine.inbox().items()).hasSize(before);
    }

    @Test
    void nobody_writes_a_header_of_an_answer() {
        for (String injected : List.of(
                "/a%0d%0aSet-Cookie:%20__session=evil", "/a\r\nSet-Cookie: evil=1", "/a\nX: y", "/a\u010d\u010aX:y")) {
            Browser browser = house.memberAt(newcomer());
            browser.open("/onboarding?redirect_url=" + Browser.encoded(injected));
            Answer answer = browser.send("/onboarding", "name", "Ada", "redirect_url", injected);
            assertThat(answer.location()).isEqualTo("/dashboard");
            assertThat(answer.setCookies()).noneMatch(cookie -> cookie.contains("evil"));
            assertThat(answer.header("X")).isEmpty();
        }
    }

    @Test
    void what_a_browser_calls_itself_and_speaks_appears_nowhere_as_markup() {
        Browser browser = house.browser(
                "User-Agent", "<script>alert(1)</script>", "Accept-Language", "<script>,de;q=<b>,\"onload=x");
        browser.open("/sign-up");
        String address = newcomer();
        browser.send("/sign-up", "email_address", address, "password", House.PASSWORD);

        assertThat(browser.open("/sign-up/code").body()).doesNotContain("<script>alert");
        assertThat(house.newestLetter(address).html()).doesNotContain("<script", "<b>");
    }

    @Test
    void an_address_that_looks_like_markup_is_text_in_its_letter_and_on_its_page() {
        // the characters an address may really have
        String address = "o'brien&amp{}`$%'+tag@example.com";
        Browser browser = house.signingUp(address);

        assertThat(browser.open("/sign-up/code").body()).contains("o&#39;brien&amp;amp{}`$%&#39;+tag@example.com");
        assertThat(house.newestLetter(address).html()).doesNotContain("o'brien");
    }

    private static void assertHarmless(Answer page, String markup) {
        assertThat(page.status()).isLessThan(500);
        // all of it, and the pieces that could begin an element, an attribute or an expression
        if (markup.contains("<")) {
            assertThat(page.body()).doesNotContain(markup);
        }
        assertThat(page.body())
                .doesNotContain("<script>alert", "onerror=alert(1)>", "<svg/onload", "\"><img", "<!--<script>")
                .doesNotContain("1337");
    }

    private static String newcomer() {
        return "typist" + ++members + "@example.com";
    }
}

package dev.genkan.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An address of somebody else's, smuggled into every place that leads on.
class OpenRedirectTest {

    record Name(@NotBlank String name) {}

    /// Scheme-relative, backslashes, encoded, with a user name, with control characters: as links bring them.
    static final List<String> HOSTILE = List.of(
            "//evil.example",
            "///evil.example/a",
            "////evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "\\/evil.example",
            "/\t/evil.example",
            "/\r\n/evil.example",
            "/%0d%0aLocation:%20https://evil.example",
            "/%09/evil.example",
            "/%2f%2fevil.example",
            "/%5cevil.example",
            "/.//evil.example",
            "/a/..//evil.example",
            "https://evil.example",
            "HTTPS:evil.example",
            "https:/\\evil.example",
            "https://localhost@evil.example",
            "http://localhost:80@evil.example",
            "http://user:password@localhost/",
            "http://localhost.evil.example/",
            "http://localhost\\.evil.example/",
            "javascript:alert(1)",
            "jav\nascript:alert(1)",
            "data:text/html,evil",
            " //evil.example",
            "\u0000//evil.example",
            "/evil\u2028.example",
            "\uFF0F\uFF0Fevil.example",
            "/\u0001/evil.example");

    private static final String FORM = "application/x-www-form-urlencoded";

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
    @FieldSource("HOSTILE")
    void who_signs_up_stays_here(String hostile) {
        String address = newcomer();
        Browser browser = house.browser();
        browser.open("/sign-up?redirect_url=" + Browser.encoded(hostile));
        browser.send("/sign-up", "email_address", address, "password", House.PASSWORD, "redirect_url", hostile);
        browser.open("/sign-up/code");

        assertStaysHere(
                browser.send(
                        "/sign-up/code", "code", house.newestLetter(address).code()),
                "/dashboard");
        assertStaysHere(browser.open("/sign-up?redirect_url=" + Browser.encoded(hostile)), "/dashboard");
        assertStaysHere(browser.open("/sign-in?redirect_url=" + Browser.encoded(hostile)), "/dashboard");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void who_signs_in_stays_here(String hostile) {
        String address = newcomer();
        house.memberAt(address);
        Browser byPassword = house.browser();
        Answer page = byPassword.open("/sign-in?redirect_url=" + Browser.encoded(hostile));
        assertThat(page.body()).doesNotContain("evil");
        byPassword.send("/sign-in", "identifier", address, "redirect_url", hostile);
        byPassword.open("/sign-in/password");
        Browser byCode = byPassword.copy();
        assertStaysHere(byPassword.send("/sign-in/password", "password", House.PASSWORD), "/dashboard");

        assertThat(byCode.open("/sign-in").status()).isEqualTo(200);
        byCode.send("/sign-in", "identifier", address, "redirect_url", hostile);
        byCode.open("/sign-in/password");
        byCode.send("/sign-in/continue", "strategy", "email_code");
        byCode.open("/sign-in/code");
        assertStaysHere(
                byCode.send("/sign-in/code", "code", house.newestLetter(address).code()), "/dashboard");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void who_answers_the_questions_stays_here(String hostile) {
        Browser browser = house.memberAt(newcomer());
        browser.open("/onboarding?redirect_url=" + Browser.encoded(hostile));

        assertStaysHere(browser.send("/onboarding", "name", "Ada", "redirect_url", hostile), "/dashboard");
        assertStaysHere(browser.open("/onboarding?redirect_url=" + Browser.encoded(hostile)), "/dashboard");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void who_is_turned_away_comes_back_to_a_page_of_ours_or_to_none(String hostile) {
        for (String door : List.of("/onboarding", "/dashboard", "/sign-out")) {
            Answer away = house.browser().open(door + "?redirect_url=" + Browser.encoded(hostile));

            // what was asked for travels along as one escaped value, and is judged again by whoever leads there
            assertThat(away.location()).matches("/(sign-in(\\?redirect_url=[A-Za-z0-9%._*+-]*)?)?");
        }
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void who_forgot_the_password_stays_here(String hostile) {
        String address = newcomer();
        house.memberAt(address);
        Browser browser = house.browser();
        Answer page = browser.open("/forgot-password?redirect_url=" + Browser.encoded(hostile));
        assertThat(page.body()).doesNotContain("evil");
        browser.send("/forgot-password", "identifier", address, "redirect_url", hostile);
        browser.open("/reset-password?redirect_url=" + Browser.encoded(hostile));
        String code = house.newestLetter(address).code();

        assertStaysHere(
                browser.send(
                        "/reset-password", "code", code, "password", EveryForm.NEW_PASSWORD, "redirect_url", hostile),
                "/dashboard");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void who_follows_a_link_stays_here(String hostile) {
        String address = newcomer();
        house.memberAt(address);
        Browser browser = house.browser();
        browser.open("/sign-in?redirect_url=" + Browser.encoded(hostile));
        browser.send("/sign-in", "identifier", address, "redirect_url", hostile);
        browser.open("/sign-in/password");
        browser.send("/sign-in/continue", "strategy", "email_code");

        Answer page = browser.open(house.newestLink(address) + "&redirect_url=" + Browser.encoded(hostile));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("evil");
        assertStaysHere(browser.send("/sign-in/link", "redirect_url", hostile), "/dashboard");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void who_proves_themselves_again_stays_in_their_account(String hostile) {
        String verify = "/user/verify?redirect_url=";
        Browser browser = house.memberAt(newcomer());
        house.clock.turn(Duration.ofMinutes(11));
        assertThat(browser.open(verify + Browser.encoded(hostile)).body()).doesNotContain("evil");

        assertStaysHere(browser.send("/user/verify/send", "redirect_url", hostile), verify + "%2Fuser");
        assertStaysHere(browser.send("/user/verify", "password", House.PASSWORD, "redirect_url", hostile), "/user");
        assertStaysHere(browser.open(verify + Browser.encoded(hostile)), "/user");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void who_proves_themselves_for_the_dashboard_is_led_into_it_or_to_their_account(String hostile) {
        String verify = "/user/verify?redirect_url=";
        Browser browser = house.memberAt(newcomer());
        house.clock.turn(Duration.ofMinutes(11));
        browser.open(verify + Browser.encoded("/genkan/dashboard"));

        Answer proven =
                browser.send("/user/verify", "password", House.PASSWORD, "redirect_url", "/genkan/dashboard" + hostile);
        assertThat(proven.location()).matches("/user|/genkan/dashboard(/[A-Za-z0-9/%._-]*)?");
        assertStaysHere(proven, proven.location());
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void a_kept_form_goes_where_it_was_going_and_nowhere_else(String hostile) {
        String address = newcomer();
        Browser browser = house.memberAt(address);
        house.clock.turn(Duration.ofDays(7).plusSeconds(1));
        String path = "/notes?redirect_url=" + Browser.encoded(hostile);
        assertStaysHere(browser.post(path, FORM, "text=Tea"), "/genkan/kept");
        EveryForm.signIn(browser, address);
        browser.open("/genkan/kept?redirect_url=" + Browser.encoded(hostile));

        Answer sent = browser.send("/genkan/kept?send", "redirect_url", hostile);
        assertThat(sent.status()).isEqualTo(307);
        assertThat(sent.location()).isEqualTo(path);
        assertStaysHere(browser.send("/genkan/kept?send", "redirect_url", hostile), "/dashboard");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/a",
                "///evil.example/a",
                "/\\evil.example",
                "/%2fevil.example",
                "/.//evil.example",
                "/a/..//evil.example",
                "http://evil.example/a",
                "http://evil.example//evil.example/a"
            })
    void a_form_sent_to_an_address_of_two_readings_is_kept_for_no_other_house(String target) throws IOException {
        String address = newcomer();
        Browser browser = house.memberAt(address);
        String client = browser.cookieName("__client");
        house.clock.turn(Duration.ofDays(7).plusSeconds(1));

        Wire.Heard heard = new Wire(house.port())
                .send(
                        "text=Tea",
                        "POST " + target + " HTTP/1.1",
                        "Host: localhost:" + house.port(),
                        "Cookie: " + client + "=" + browser.cookie("__client"));

        assertThat(heard.headers("Location")).noneMatch(location -> location.contains("evil"));
        EveryForm.signIn(browser, address);
        browser.open("/genkan/kept");
        assertThat(browser.send("/genkan/kept?send").location())
                .doesNotContain("evil")
                .doesNotStartWith("//");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void who_leaves_stays_here(String hostile) {
        Browser browser = house.memberAt(newcomer());
        browser.open("/sign-out?redirect_url=" + Browser.encoded(hostile));

        assertStaysHere(browser.send("/sign-out", "redirect_url", hostile), "/");
    }

    private static void assertStaysHere(Answer answer, String where) {
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(where);
        assertThat(answer.response().headers().allValues("Location")).hasSize(1);
        // and read as a browser does, from whichever page
        URI here = house.door.publicUrl().resolve("/sign-in/password");
        assertThat(here.resolve(answer.location()).getAuthority())
                .isEqualTo(house.door.publicUrl().getAuthority());
    }

    private static String newcomer() {
        return "stays" + ++members + "@example.com";
    }
}

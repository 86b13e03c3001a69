package dev.genkan.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cookies that somebody changed, made up, planted before the visitor came, or set from the subdomain next door.
class CookieTricksTest {

    private static final String ADA = "ada@example.com";
    private static final String MALLORY = "mallory@example.com";

    private static House house;
    private static String session;
    private static String client;
    private static String csrf;

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new House(directory);
        Browser ada = house.memberAt(ADA);
        session = ada.cookieName("__session");
        client = ada.cookieName("__client");
        ada.open("/sign-out");
        csrf = ada.cookieName("__csrf");
        house.memberAt(MALLORY);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void let_an_hour_go_by() {
        house.clock.turn(Duration.ofHours(1));
    }

    @Test
    void a_copy_of_the_database_has_no_cookie_in_it() {
        Browser ada = signedIn(ADA);
        String reference = ada.cookie("__client");

        assertThat(reference).matches("[A-Za-z0-9_-]{43,}");
        assertThat(house.everythingKept()).contains(id(ADA)).doesNotContain(reference, ada.cookie("__session"));
        assertThat(signedIn(ADA).cookie("__client")).isNotEqualTo(reference);
    }

    @Test
    void a_session_cookie_changed_in_any_character_is_nobodys() {
        String token = signedIn(ADA).cookie("__session");
        assertThat(house.browser().with(session, token).open("/").body()).isEqualTo("/ of " + id(ADA));

        // every seventh character of some seven hundred, the dots and both ends among them or beside them
        for (int i = 0; i < token.length(); i += 7) {
            String changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(house.browser().with(session, changed).open("/").body())
                    .as(changed)
                    .isEqualTo("/ of nobody");
        }
        for (String other :
                new String[] {token + "A", token.substring(1), "a.b.c", token + "." + token, "\"" + token}) {
            assertThat(house.browser().with(session, other).open("/").body())
                    .as(other)
                    .isEqualTo("/ of nobody");
        }
    }

    @Test
    void a_client_cookie_changed_in_any_character_is_nobodys() {
        String token = signedIn(ADA).cookie("__client");
        assertThat(house.browser().with(client, token).open("/").body()).isEqualTo("/ of " + id(ADA));

        for (int i = 0; i < token.length(); i++) {
            String changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(house.browser().with(client, changed).open("/").body()).isEqualTo("/ of nobody");
        }
    }

    @Test
    void what_somebody_planted_before_a_sign_in_is_worth_nothing_after_it() {
        Browser mallory = house.signingIn(MALLORY);
        String planted = mallory.cookie("__client");
        String plantedField = mallory.cookie("__csrf");

        // the victim signs in over the very cookies that mallory knows
        Browser ada = house.browser().with(client, planted).with(csrf, plantedField);
        ada.open("/sign-in");
        ada.send("/sign-in", "identifier", ADA);
        ada.open("/sign-in/password");
        assertThat(ada.send("/sign-in/password", "password", House.PASSWORD).location())
                .isEqualTo("/");

        assertThat(ada.cookie("__client")).isNotEqualTo(planted);
        assertThat(ada.cookie("__csrf")).isNotEqualTo(plantedField);
        assertThat(mallory.open("/").body()).isEqualTo("/ of nobody");
        assertThat(house.browser().with(client, planted).open("/").body()).isEqualTo("/ of nobody");
    }

    @Test
    void what_somebody_planted_before_a_sign_up_is_worth_nothing_after_it() {
        Browser mallory = house.signingUp("planted@example.com");
        String planted = mallory.cookie("__client");

        Browser ada = house.browser().with(client, planted);
        ada.open("/sign-up");
        ada.send("/sign-up", "email_address", "victim@example.com", "password", House.PASSWORD);
        ada.open("/sign-up/code");
        ada.send(
                "/sign-up/code",
                "code",
                house.newestLetter("victim@example.com").code());

        assertThat(ada.open("/").body()).isEqualTo("/ of " + id("victim@example.com"));
        assertThat(ada.cookie("__client")).isNotEqualTo(planted);
        assertThat(house.browser().with(client, planted).open("/").body()).isEqualTo("/ of nobody");
    }

    @Test
    void nobody_is_signed_in_by_a_form_that_another_site_sends() {
        // login CSRF: mallory's own password, mallory's own cookie and field, in the victim's browser
        Browser mallory = house.signingIn(MALLORY);
        Browser victim = mallory.sending("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site");
        Answer refused = victim.send("/sign-in/password", "password", House.PASSWORD);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(victim.cookie("__session")).isEmpty();

        // without the cookies, which another site cannot plant, the field is worth nothing even where origins are kept
        // back
        Browser silent = mallory.copy().without("__");
        assertThat(silent.send("/sign-in/password", "password", House.PASSWORD).status())
                .isIn(303, 403);
        assertThat(silent.cookie("__session")).isEmpty();
    }

    @Test
    void a_made_up_cookie_tossed_in_front_signs_nobody_out() {
        Browser ada = signedIn(ADA);
        String made = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyX2V2aWwifQ.AAAA";

        // the subdomain's comes first: its path is longer
        Answer page = tossed(session + "=" + made, ada);

        assertThat(page.body()).isEqualTo("/private of " + id(ADA));
        assertThat(page.setCookies()).anyMatch(cookie -> cookie.startsWith(session + "=ey"));
    }

    @Test
    void a_cookie_of_no_shape_of_ours_tossed_in_front_is_passed_over() {
        Browser ada = signedIn(ADA);

        for (String trash : new String[] {"", "x", "a b", "\"\"", "é", "x".repeat(3000), "a.b", ".."}) {
            assertThat(tossed(session + "=" + trash, ada).body()).as(trash).isEqualTo("/private of " + id(ADA));
        }
    }

    @Test
    void a_made_up_client_cookie_tossed_in_front_makes_nobody_somebody_else() {
        Browser ada = signedIn(ADA);

        Answer page = tossed(client + "=" + "A".repeat(43), ada);

        // genuine claims suffice until they are looked up; then nobody is there, and never another person
        assertThat(page.body() + page.location()).containsAnyOf("/private of " + id(ADA), "/sign-in");
    }

    @Test
    void a_form_field_tossed_in_front_makes_forms_fail_and_lets_none_through() {
        Browser mallory = house.browser();
        mallory.open("/sign-in");
        Browser ada = house.signingIn(ADA);
        String both = csrf + "=" + mallory.cookie("__csrf") + "; " + csrf + "=" + ada.cookie("__csrf") + "; " + client
                + "=" + ada.cookie("__client");

        Browser tossed = ada.copy().without("__").sending("Cookie", both);

        assertThat(tossed.send("/sign-in/password", "password", House.PASSWORD).status())
                .isEqualTo(403);
    }

    @Test
    void a_session_of_one_and_a_client_of_another_are_not_mixed() {
        Browser ada = signedIn(ADA);
        Browser mallory = signedIn(MALLORY);
        Browser mixed = house.browser().with(session, ada.cookie("__session")).with(client, mallory.cookie("__client"));
        assertThat(mixed.open("/").body()).isEqualTo("/ of " + id(ADA));

        // when the minute is over only the client is left, and what it gets is its own
        house.clock.turn(Duration.ofMinutes(2));
        assertThat(mixed.open("/").body()).isEqualTo("/ of " + id(MALLORY));
        assertThat(mixed.claims()).containsEntry("sub", id(MALLORY));
    }

    private static Answer tossed(String first, Browser browser) {
        String own = session + "=" + browser.cookie("__session") + "; " + client + "=" + browser.cookie("__client");
        return browser.copy()
                .without("__")
                .sending("Cookie", first + "; " + own)
                .open("/private");
    }

    private static Browser signedIn(String address) {
        Browser browser = house.signingIn(address);
        browser.send("/sign-in/password", "password", House.PASSWORD);
        assertThat(browser.cookie("__session")).isNotEmpty();
        return browser;
    }

    private static String id(String address) {
        return house.userAt(address).id().value();
    }
}

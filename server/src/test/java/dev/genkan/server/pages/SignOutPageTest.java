package dev.genkan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignOutPageTest {

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
    void a_plain_link_asks_first_and_changes_nothing() {
        Browser ada = house.memberAt("ada@example.com");

        Answer page = ada.open("/sign-out");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Sign out of Acme?", "ada@example.com", "action=\"/sign-out\"");
        assertThat(ada.open("/private").status()).isEqualTo(200);
    }

    @Test
    void leaving_deletes_the_cookies_and_leads_to_the_start_page() {
        Browser ada = house.memberAt("leaving@example.com");
        ada.open("/sign-out");

        Answer left = ada.send("/sign-out");

        assertThat(left.status()).isEqualTo(303);
        assertThat(left.location()).isEqualTo("/");
        assertThat(left.setCookies())
                .anyMatch(cookie -> cookie.startsWith("__session_") && cookie.contains("=; Path=/; Max-Age=0"))
                .anyMatch(cookie -> cookie.startsWith("__client_") && cookie.contains("=; Path=/; Max-Age=0"));
        assertThat(ada.cookie("__session_")).isEmpty();
        assertThat(ada.cookie("__client_")).isEmpty();
        assertThat(ada.open("/private").location()).isEqualTo("/sign-in?redirect_url=%2Fprivate");
    }

    @Test
    void a_copy_of_the_token_is_worth_nothing_although_its_minute_is_not_over() {
        Browser ada = house.memberAt("copied@example.com");
        Browser thief = ada.copy();
        Browser withTheTokenAlone = ada.copy().without("__client_");
        assertThat(withTheTokenAlone.open("/private").status()).isEqualTo(200);
        ada.open("/sign-out");
        ada.send("/sign-out");

        assertThat(thief.open("/private").status()).isEqualTo(303);
        assertThat(withTheTokenAlone.open("/private").status()).isEqualTo(303);
        assertThat(house.engine
                        .sessions()
                        .live(house.userAt("copied@example.com").id()))
                .isEmpty();
    }

    @Test
    void a_browser_that_has_lost_its_client_cookie_ends_its_session_too() {
        Browser ada = house.memberAt("lost@example.com").without("__client_");
        Browser thief = ada.copy();
        ada.open("/sign-out");

        assertThat(ada.send("/sign-out").location()).isEqualTo("/");

        assertThat(thief.open("/private").status()).isEqualTo(303);
        assertThat(house.engine.sessions().live(house.userAt("lost@example.com").id()))
                .isEmpty();
    }

    @Test
    void only_this_browser_is_signed_out() {
        Browser atHome = house.memberAt("two@example.com");
        Browser atWork = house.signingIn("two@example.com");
        atWork.send("/sign-in/password", "password", House.PASSWORD);

        atHome.open("/sign-out");
        atHome.send("/sign-out");

        assertThat(atHome.open("/private").status()).isEqualTo(303);
        assertThat(atWork.open("/private").status()).isEqualTo(200);
    }

    @Test
    void without_the_hidden_field_the_question_comes_back() {
        Browser ada = house.memberAt("stays@example.com");
        ada.open("/sign-out");

        Answer page = ada.send("/sign-out", "genkan_csrf", "forged");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("Sign out of Acme?");
        assertThat(ada.open("/private").status()).isEqualTo(200);
        ada.open("/sign-out");
        assertThat(ada.send("/sign-out").location()).isEqualTo("/");
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_start_page() {
        Browser nobody = house.browser();

        assertThat(nobody.open("/sign-out").location()).isEqualTo("/");
        assertThat(nobody.send("/sign-out").location()).isEqualTo("/");
    }

    @Test
    void other_methods_are_refused_and_head_has_no_body() {
        Browser ada = house.memberAt("methods@example.com");

        assertThat(ada.request("DELETE", "/sign-out").status()).isEqualTo(405);
        Answer head = ada.request("HEAD", "/sign-out");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }
}

package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignPagesTest {

    private final House house = new House();
    private final Browser browser = house.browserOf(house.grace());

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Origin,         https://evil.example
            Origin,         http://app.example
            Origin,         https://app.example:8443
            Origin,         https://app.example.evil.example
            Origin,         null
            Origin,         ''
            Sec-Fetch-Site, cross-site
            Sec-Fetch-Site, same-site
            Sec-Fetch-Site, whatever
            """)
    void a_page_of_another_origin_cannot_send_anything(String header, String value) {
        Browser.Answer answer = browser.call("POST", "/dashboard", header, value);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"origin_invalid\"").contains("https://app.example may");
        assertThat(house.reached).isEmpty();
    }

    @Test
    void a_right_origin_does_not_make_up_for_a_wrong_site_nor_the_other_way_round() {
        assertThat(browser.call("POST", "/a", "Origin", "https://app.example", "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(browser.call("POST", "/a", "Origin", "https://evil.example", "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(403);
        assertThat(browser.call("POST", "/a", "Origin", "https://app.example", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void our_own_pages_and_callers_that_tell_nothing_may_send() {
        assertThat(browser.call("POST", "/a", "Origin", "https://app.example", "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(200);
        assertThat(browser.call("POST", "/a", "Sec-Fetch-Site", "none").status())
                .isEqualTo(200);
        assertThat(browser.call("POST", "/a").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PROPFIND"})
    void every_unsafe_method_is_guarded_on_public_routes_too(String method) {
        assertThat(browser.call(method, "/", "Origin", "https://evil.example").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS"})
    void a_link_from_another_site_is_welcome(String method) {
        assertThat(browser.call(method, "/dashboard", "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_person_gets_a_small_page_that_can_do_nothing() {
        Browser.Answer answer = browser.post("/dashboard", "a=b", "Origin", "https://evil.example");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .contains("<h1>This came from another site</h1>")
                .contains("Status 403")
                .doesNotContain("<script", "<style", "style=");
    }
}

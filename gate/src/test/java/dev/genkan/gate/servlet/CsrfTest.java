package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CsrfTest {

    private final House house = new House()
            .serving(
                    "/public/form",
                    (request, response) -> response.getWriter().print(request.getAttribute(Csrf.ATTRIBUTE)))
            .serving(
                    "/public/asked",
                    (request, response) ->
                            response.getWriter().print(Visit.of(request).csrfField()))
            .serving("/public/check", (request, response) -> {
                String posted = request.getParameter(Csrf.FIELD);
                response.getWriter().print(Visit.of(request).csrfValid(posted == null ? "" : posted));
            })
            .serving("/public/rotate", (request, response) -> {
                Visit.of(request).rotateCsrf();
                response.getWriter().print(Visit.of(request).csrfField());
            })
            .serving("/public/drop", (request, response) -> Visit.of(request).rotateCsrf());
    private final Browser browser = house.browser();

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void the_field_of_a_form_we_made_is_right() {
        String field = browser.open("/public/form").body();

        assertThat(field).matches("[A-Za-z0-9_-]{43}");
        assertThat(check(browser, field)).isEqualTo("true");
    }

    @Test
    void a_missing_a_wrong_and_a_cut_field_are_not() {
        String field = browser.open("/public/form").body();

        assertThat(browser.post("/public/check", "a=b").body()).isEqualTo("false");
        assertThat(check(browser, "")).isEqualTo("false");
        assertThat(check(browser, field.substring(1))).isEqualTo("false");
        assertThat(check(browser, "A".repeat(43))).isEqualTo("false");
        assertThat(check(browser, browser.cookie("__csrf"))).isEqualTo("false");
    }

    @Test
    void the_field_of_another_browser_is_not_right_here() {
        Browser other = house.browser();
        String theirs = other.open("/public/form").body();
        browser.open("/public/form");

        assertThat(check(browser, theirs)).isEqualTo("false");
        assertThat(check(other, theirs)).isEqualTo("true");
    }

    @Test
    void without_the_cookie_no_field_is_right() {
        String field = browser.open("/public/form").body();

        assertThat(check(browser.without("__csrf"), field)).isEqualTo("false");
        for (String planted : new String[] {"short", "A".repeat(42), "A".repeat(44), "A".repeat(42) + "."}) {
            assertThat(check(browser.with("__csrf", planted), field)).isEqualTo("false");
            // it is no cookie of ours, so the next form brings one
            browser.open("/public/form");
            assertThat(browser.cookie("__csrf")).matches("[A-Za-z0-9_-]{43}");
        }
    }

    @Test
    void the_cookie_cannot_be_read_by_the_page_and_is_issued_once() {
        Browser.Answer first = browser.open("/public/form");

        assertThat(first.setCookies())
                .singleElement()
                .asString()
                .matches("__csrf=[A-Za-z0-9_-]{43}; Path=/; " + "Max-Age=604800; HttpOnly; SameSite=Lax; Secure");
        assertThat(first.header("Cache-Control")).isEqualTo("no-store");
        Browser.Answer second = browser.open("/public/asked");
        assertThat(second.setCookies()).isEmpty();
        assertThat(second.header("Cache-Control")).isEqualTo("no-store");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void a_page_without_a_form_sets_no_cookie() {
        assertThat(browser.open("/").setCookies()).isEmpty();
    }

    @Test
    void a_rotated_field_makes_the_old_one_worthless() {
        String old = browser.open("/public/form").body();
        Browser.Answer rotated = browser.open("/public/rotate");

        assertThat(rotated.body()).isNotEqualTo(old);
        assertThat(rotated.setCookies()).hasSize(1);
        assertThat(check(browser, old)).isEqualTo("false");
        assertThat(check(browser, rotated.body())).isEqualTo("true");
        browser.open("/public/drop");
        assertThat(browser.cookie("__csrf")).isEmpty();
        assertThat(check(browser, rotated.body())).isEqualTo("false");
    }

    @Test
    void a_form_that_asks_too_late_is_told_so() {
        house.serving("/public/late", (request, response) -> {
            response.getWriter().print("x");
            response.flushBuffer();
            try {
                Visit.of(request).csrfField();
            } catch (IllegalStateException fault) {
                response.getWriter().print(fault.getMessage());
            }
        });
        assertThat(browser.open("/public/late").body()).contains("/public/late after the response had begun");
    }

    @Test
    void the_key_of_another_house_makes_another_field() {
        Csrf one = new Csrf(new byte[32]);
        byte[] key = new byte[32];
        key[0] = 1;
        Csrf other = new Csrf(key);
        String cookie = one.newCookieValue();

        assertThat(one.matches(cookie, one.fieldFor(cookie))).isTrue();
        assertThat(other.matches(cookie, one.fieldFor(cookie))).isFalse();
        assertThat(List.of(one.newCookieValue(), one.newCookieValue())).doesNotHaveDuplicates();
    }

    @Test
    void a_short_key_stops_the_start() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Csrf(new byte[31]));
    }

    private static String check(Browser browser, String field) {
        return browser.post("/public/check", Csrf.FIELD + "=" + field).body();
    }
}

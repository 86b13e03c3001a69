package dev.genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class RequestPathTest {

    /// What is sent to get past a rule.
    public static final List<String> TRICKS = List.of(
            "/dashboard;x=y",
            "/;/dashboard",
            "/dashboard;jsessionid=1",
            "//dashboard",
            "/a//dashboard",
            "/dashboard//",
            "/a/../dashboard",
            "/a/..",
            "/../dashboard",
            "/./dashboard",
            "/a/.",
            "/%2e/dashboard",
            "/%2E%2E/dashboard",
            "/a/%2e%2e/dashboard",
            "/a%2fdashboard",
            "/a%2Fdashboard",
            "/a%5cdashboard",
            "/a%5Cdashboard",
            "/a%3bb",
            "/a\\dashboard",
            "/a\\..\\dashboard",
            "/dashboard%00",
            "/dashboard%0a",
            "/dashboard%0d%0aSet-Cookie:x",
            "/dashboard%09",
            "/dashboard%7f",
            "/dashboard%c2%85",
            "/dashboard%",
            "/dashboard%2",
            "/dashboard%zz",
            "/dashboard%u002f",
            "/%c0%ae%c0%ae/dashboard",
            "/a%c0%afdashboard",
            "/dashboard%ff",
            "/dashboard%ed%a0%80",
            "/dashboard%e2%82",
            "/dashboard%e2x%82%ac");

    @Test
    void a_path_that_can_be_read_in_two_ways_is_not_clean() {
        for (String trick : TRICKS) {
            assertThat(RequestPath.isClean(trick)).as(trick).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dashboard",
                "*",
                "http://a.example/",
                "/a b",
                "/a ",
                "/ ",
                "/a\u007f",
                "/a\tb",
                "/a\u0000",
                "/caf\u00e9",
                "/\u0085"
            })
    void what_is_no_path_at_all_is_not_clean(String path) {
        assertThat(RequestPath.isClean(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/a/b.html",
                "/.well-known/jwks.json",
                "/..a",
                "/a..",
                "/...",
                "/a.b/c",
                "/a%20b",
                "/caf%C3%A9",
                "/caf%c3%a9",
                "/%e2%82%ac",
                "/%F0%9F%98%80",
                "/100%25",
                "/a:b@c,d=e&f+g!$'()*~_-",
                "/%252f"
            })
    void an_ordinary_path_is_clean(String path) {
        assertThat(RequestPath.isClean(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%", "/%2", "/a%4", "/%2g", "/%g2", "/%/2", "/%:0", "/%@0", "/%G0", "/%`0", "/%\uff11\uff11"})
    void a_broken_escape_is_not_clean(String path) {
        assertThat(RequestPath.isClean(path)).isFalse();
    }

    @Test
    void what_is_visible_is_clean_as_it_is_or_escaped() {
        for (char c = '!'; c < 0x7f; c++) {
            if (";\\%/.".indexOf(c) < 0) {
                assertThat(RequestPath.isClean("/" + c)).as("/" + c).isTrue();
                assertThat(RequestPath.isClean("/%%%02x".formatted((int) c)))
                        .as("escaped " + c)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',          '',      /
            /,           '',      /
            '',          /,       /
            /a,          '',      /a
            /a/,         '',      /a
            /a,          /b/,     /a/b
            """)
    void rules_see_one_form_of_a_path(String servletPath, String pathInfo, String path) {
        assertThat(RequestPath.normalised(servletPath, pathInfo)).isEqualTo(path);
    }
}

package dev.genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class ReturnAddressTest {

    private static final URI APP = URI.create("https://app.example");

    /// What is sent to lead a visitor elsewhere after sign-in.
    public static final List<String> HOSTILE = List.of(
            "",
            " ",
            "https://evil.example",
            "https://evil.example/dashboard",
            "http://app.example/dashboard",
            "https://app.example:8443/",
            "https://app.example.evil.example/",
            "https://app.example@evil.example/",
            "https://app.example:443@evil.example/",
            "https://user@app.example/",
            "https://user:pw@app.example/",
            "https://app.example\\@evil.example/",
            "https://evil.example\\@app.example/",
            "https://evil.example#@app.example/",
            "https://evil.example?@app.example/",
            "https:///evil.example",
            "https:/evil.example",
            "https:evil.example",
            "https:\\\\evil.example",
            "//evil.example",
            "///evil.example",
            "////evil.example",
            "//app.example",
            "//",
            "/\\evil.example",
            "\\/evil.example",
            "\\\\evil.example",
            "\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "\t//evil.example",
            " //evil.example",
            "//evil.example ",
            "/ /evil.example",
            "/%09/evil.example",
            "/%0d%0aLocation:https://evil.example",
            "/dashboard\r\nSet-Cookie:x=y",
            "/%2f/evil.example",
            "/%2fevil.example",
            "/%5cevil.example",
            "/.//evil.example",
            "/..//evil.example",
            "/./dashboard",
            "/a/../dashboard",
            "/a/%2e%2e/dashboard",
            "/dashboard;jsessionid=1",
            "/dashboard%00",
            "/dashboard%zz",
            "/dashboard%",
            "/dashboard?a=%zz",
            "dashboard",
            "./dashboard",
            "../dashboard",
            "?a=b",
            "#a",
            "evil.example",
            "app.example/dashboard",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,hello",
            "vbscript:x",
            "file:///etc/passwd",
            "mailto:a@app.example",
            "ftp://app.example/",
            "ws://app.example/",
            "blob:https://app.example/x",
            "view-source:https://app.example/",
            "https://xn--app-example.evil/",
            "https://app.example\u3002evil.example/",
            "https://\u24d0pp.example/",
            "/caf\u00e9",
            "/\u2028",
            "/\u0000",
            "/\u007f",
            "/<script>",
            "/\"onload=\"",
            "/a|b",
            "/a^b",
            "/a`b",
            "/{a}",
            "https://[::1/",
            "https://app.example:99999999999/",
            "https://app.example:-1/");

    @Test
    void what_does_not_lead_into_the_application_is_refused() {
        for (String hostile : HOSTILE) {
            assertThat(ReturnAddress.safe(hostile, APP)).as(hostile).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /,                                      /
            /dashboard,                             /dashboard
            /dashboard/,                            /dashboard/
            /dashboard?tab=keys&a[]=1,              /dashboard?tab=keys&a[]=1
            /dashboard?next=//evil.example,         /dashboard?next=//evil.example
            /dashboard?next=https://evil.example,   /dashboard?next=https://evil.example
            /dashboard?,                            /dashboard?
            /dashboard#part,                        /dashboard
            /@evil.example,                         /@evil.example
            /a:b@c,                                 /a:b@c
            /caf%C3%A9?q=%E2%82%AC,                 /caf%C3%A9?q=%E2%82%AC
            https://app.example,                    /
            https://app.example/,                   /
            https://app.example?a=b,                /?a=b
            https://app.example/dashboard?a=b#c,    /dashboard?a=b
            https://APP.example/dashboard,          /dashboard
            HTTPS://app.example:443/dashboard,      /dashboard
            """)
    void what_leads_into_the_application_is_kept_as_path_and_query(String candidate, String kept) {
        assertThat(ReturnAddress.safe(candidate, APP)).contains(kept);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://app.example/shop,         /
            https://app.example/shop/,        /
            https://app.example/shop/cart,    /cart
            https://app.example/shop/shop,    /shop
            https://app.example/shop?a=b,     /?a=b
            /cart,                            /cart
            /shop/cart,                       /shop/cart
            """)
    void a_whole_address_is_counted_from_where_the_application_stands_a_path_already_is(String candidate, String kept) {
        assertThat(ReturnAddress.safe(candidate, URI.create("https://app.example/shop")))
                .contains(kept);
        assertThat(ReturnAddress.safe(candidate, URI.create("https://app.example/shop/")))
                .contains(kept);
    }

    @ParameterizedTest
    @CsvSource({"https://app.example/", "https://app.example/shopping", "https://app.example/blog"})
    void an_address_beside_the_application_is_refused(String candidate) {
        assertThat(ReturnAddress.safe(candidate, URI.create("https://app.example/shop")))
                .isEmpty();
    }

    @Test
    void an_address_is_at_most_2048_characters_long() {
        assertThat(ReturnAddress.safe("/" + "a".repeat(2047), APP)).isPresent();
        assertThat(ReturnAddress.safe("/" + "a".repeat(2048), APP)).isEmpty();
    }

    @Test
    void in_development_the_port_belongs_to_the_origin() {
        URI dev = URI.create("http://localhost:8080");
        assertThat(ReturnAddress.safe("http://localhost:8080/a", dev)).contains("/a");
        assertThat(ReturnAddress.safe("http://localhost:8081/a", dev)).isEmpty();
        assertThat(ReturnAddress.safe("http://localhost/a", dev)).isEmpty();
    }

    @Test
    void whatever_is_made_of_hostile_pieces_what_is_kept_starts_with_one_slash_and_stays_here() {
        String[] pieces = {
            "/",
            "\\",
            "//",
            "https:",
            "http:",
            "app.example",
            "evil.example",
            "@",
            ":",
            "%2f",
            "%5c",
            "..",
            ".",
            ";",
            "?",
            "#",
            "a",
            "\t",
            " ",
            "443",
            "[",
            "]"
        };
        Random random = new Random(20261123);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder candidate = new StringBuilder();
            for (int n = random.nextInt(7); n >= 0; n--) {
                candidate.append(pieces[random.nextInt(pieces.length)]);
            }
            ReturnAddress.safe(candidate.toString(), APP).ifPresent(kept -> {
                assertThat(kept)
                        .as(candidate.toString())
                        .startsWith("/")
                        .doesNotStartWith("//")
                        .doesNotContain("\\");
                assertThat(Origin.of(APP.resolve(kept))).isEqualTo("https://app.example");
                assertThat(ReturnAddress.safe(kept, APP)).contains(kept);
            });
        }
    }

    private static final ReturnOrigins DOCS = ReturnOrigins.of(
            List.of("https://docs.example", "https://shop.example:8443", "http://localhost:3000"), true);

    @ParameterizedTest
    @CsvSource({
        "https://docs.example, https://docs.example/",
        "https://docs.example/guide?a=b#top, https://docs.example/guide?a=b",
        "HTTPS://DOCS.example:443/Guide, https://docs.example/Guide",
        "https://shop.example:8443/, https://shop.example:8443/",
        "http://localhost:3000/x, http://localhost:3000/x",
        "https://app.example/dashboard, /dashboard",
        "/dashboard, /dashboard"
    })
    void an_origin_that_was_named_may_be_returned_to(String candidate, String kept) {
        assertThat(ReturnAddress.safe(candidate, APP, DOCS)).hasValue(kept);
    }

    @Test
    void nothing_hostile_becomes_safe_by_it() {
        for (String hostile : HOSTILE) {
            assertThat(ReturnAddress.safe(hostile, APP, DOCS)).as(hostile).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://docs.example/",
                "https://docs.example:444/",
                "https://docs.example.evil.example/",
                "https://docs.example@evil.example/",
                "https://user@docs.example/",
                "https://evil.example/https://docs.example/",
                "https://sub.docs.example/",
                "https://xdocs.example/",
                "https://docs.example./",
                "https://shop.example/",
                "http://localhost/",
                "https://docs.example/a;b",
                "https://docs.example//a",
                "https://docs.example/../a",
                "https://docs.example/%2e%2e/a",
                "https://docs.example\\@evil.example/",
                "//docs.example/",
                "/\\docs.example"
            })
    void and_nothing_that_only_looks_like_it(String candidate) {
        assertThat(ReturnAddress.safe(candidate, APP, DOCS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "docs.example",
                "https://",
                "https://docs.example/",
                "https://docs.example/guide",
                "https://docs.example?",
                "https://docs.example#top",
                "https://*.example",
                "https://user@docs.example",
                "http://docs.example",
                "http://localhost.evil.example",
                "ftp://docs.example",
                "*"
            })
    void an_origin_is_written_out(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReturnOrigins.of(List.of(text), true))
                .withMessageStartingWith("an origin is scheme, host and port, such as https://docs.example")
                .withMessageEndingWith("not \"" + text + "\"");
    }

    @Test
    void this_machine_without_tls_is_an_origin_in_development_alone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReturnOrigins.of(List.of("http://localhost:3000"), false));
        assertThat(ReturnOrigins.of(List.of("https://b.example", "https://a.example"), false)
                        .asSources())
                .isEqualTo("https://a.example https://b.example");
    }
}

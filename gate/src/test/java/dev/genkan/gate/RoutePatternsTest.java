package dev.genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePatternsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                | /                 | true
            /                | /a                | false
            /about           | /about            | true
            /about/          | /about            | true
            /about           | /About            | false
            /about           | /about/us         | false
            /about           | /aboutus          | false
            /shop/:product   | /shop/shoes       | true
            /shop/:product   | /shop             | false
            /shop/:product   | /shop/shoes/red   | false
            /shop/:product/  | /shop/shoes       | true
            /:lang/docs      | /en/docs          | true
            /:lang/docs      | /docs             | false
            /:lang/docs(.*)  | /en/docs/a        | true
            /docs/(.*)       | /docs/a           | true
            /docs/(.*)       | /docs/a/b.html    | true
            /docs/(.*)       | /docs             | false
            /docs/(.*)       | /docsearch        | false
            /docs(.*)        | /docs             | true
            /docs(.*)        | /docs/a           | true
            /docs(.*)        | /docsearch        | true
            /(.*)            | /                 | true
            /(.*)            | /a/b              | true
            /a.c             | /abc              | false
            /c++             | /c++              | true
            /caf\u00e9       | /caf\u00e9        | true
            """)
    void a_pattern_holds_what_it_says(String pattern, String path, boolean held) {
        assertThat(RoutePatterns.NONE.and(pattern).contains(path)).isEqualTo(held);
    }

    @Test
    void the_rest_goes_over_line_ends_too() {
        // %0A is refused long before; the pattern itself must not have a hole there either
        assertThat(RoutePatterns.NONE.and("/docs/(.*)").contains("/docs/a\u2028b"))
                .isTrue();
    }

    @Test
    void letters_of_a_pattern_are_never_taken_for_an_expression() {
        assertThat(RoutePatterns.NONE.and("/:x/a.b").contains("/1/a.b")).isTrue();
        assertThat(RoutePatterns.NONE.and("/:x/a.b").contains("/1/aXb")).isFalse();
        assertThat(RoutePatterns.NONE.and("/\\E.x/(.*)".replace("\\", "")).contains("/E.x/1"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "about", "(.*)", "https://a.example/", "/a//b", "/a/../b", "/./a", "/a;b", "/a\\b", "/a*", "/a/**",
                "/a/(.*)/b", "/a/(\\d+)", "/a?", "/a?b=c", "/a#b", "/{id}", "/a-:id", "/:", "/:1", "/:a:b", "/a%20b",
                "/:id?", "/[a]", "/a\u0000", "/a|b"
            })
    void a_faulty_pattern_stops_the_start_with_a_sentence_that_names_it(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gate.publicRoutes("/", pattern))
                .withMessageStartingWith("The route pattern \"" + pattern + "\" cannot be used: a pattern ");
    }
}

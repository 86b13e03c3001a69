package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Templates of the application's own, in the places of ours.
class OwnTemplatesTest {

    private static final String MESSAGE = "dev/genkan/forms/html/message";

    private static Pages pages(Map<String, String> files) {
        ClassLoader classes = new OwnFiles(files);
        return new Pages(Brand.named("Acme"), Words.of(classes), "/genkan", classes);
    }

    private static String render(Map<String, String> files) {
        return pages(files).render(MESSAGE, Locale.ENGLISH, Map.of("title", "Closed <today>", "body", "Come back"));
    }

    @Test
    void a_page_takes_the_place_of_the_whole_page_and_uses_what_it_likes_of_ours() {
        String html = render(Map.of("genkan/message.html", """
                <html th:replace="~{genkan/layout :: entry(${title}, null, ~{:: content}, ~{})}">
                <body><p class="mine" th:fragment="content" th:text="${title}">Closed</p></body>
                </html>
                """));

        assertThat(html)
                .contains("<p class=\"mine\">Closed &lt;today&gt;</p>", "<title>Closed &lt;today&gt; – Acme</title>")
                .doesNotContain("Come back");
    }

    @Test
    void a_fragment_takes_the_place_of_one_and_the_others_stay() {
        String html = render(Map.of("genkan/layout.html", """
                <header th:fragment="heading(title, subtitle)" class="mine"><h1>[[${title}]]</h1></header>
                """));

        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<header class=\"mine\"><h1>Closed &lt;today&gt;</h1></header>", "gk-skip")
                .doesNotContain("gk-card__head", "<h1>Sign in", "th:fragment", "replaced-");
    }

    @Test
    void without_any_the_pages_are_ours() {
        assertThat(pages(Map.of()).replaced(List.of("pages/sign-in"))).isEmpty();
    }

    @Test
    void those_that_are_there_are_named() {
        Pages pages = pages(Map.of(
                "genkan/message.html", "<html><body>[[#{page.back}]]</body></html>",
                "genkan/icons.html", "<svg th:fragment=\"check\"></svg>"));

        assertThat(pages.replaced(List.of())).containsExactly("genkan/icons.html", "genkan/message.html");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            message | <html><body style="color:red"></body></html>    | (line 1) has a style or script in the page, which its Content-Security-Policy forbids; use a class, and write the rule into your stylesheet
            message | <html><style>p{}</style></html>                 | (line 1) has a style or script
            message | <html><script>go()</script></html>              | (line 1) has a style or script
            message | <html><p onclick="go()"></p></html>             | (line 1) has a style or script
            message | <html><p>[[#{page.bakc}]]</p></html>            | (line 1) asks for the words page.bakc, which are in no bundle
            message | <html><form method="post"></form></html>        | has 1 forms that post and 0 hidden fields; put <input th:replace="~{genkan/layout :: csrf}"> into each, or nothing that is sent will be taken
            layout  | <header th:fragment="haeding(a, b)"></header>   | has a fragment "haeding" that nobody asks for; there are [about, csrf, entry, flow, heading]
            layout  | <header th:fragment="heading(title)"></header>  | has a fragment "heading" of 1 parameters; it is given 2
            layout  | <header></header>                               | has no fragment; it may replace any of [about, csrf, entry, flow, heading]
            """)
    void one_that_cannot_stand_there_is_refused_before_anybody_asks_for_it(String name, String html, String why) {
        Pages pages = pages(Map.of("genkan/" + name + ".html", html));

        assertThatThrownBy(() -> pages.replaced(List.of()))
                .isInstanceOf(WrongTemplate.class)
                .hasMessageStartingWith("genkan/" + name + ".html " + why);
    }

    @Test
    void the_line_of_what_is_wrong_is_told_and_comments_are_not_looked_at() {
        Pages pages =
                pages(Map.of("genkan/message.html", "<!-- style=\"\"\n -->\n<html>\n<p style=\"color:red\">\n</html>"));

        assertThatThrownBy(() -> pages.replaced(List.of())).hasMessageStartingWith("genkan/message.html (line 4) ");
    }

    @Test
    void one_that_fails_when_it_is_drawn_names_its_file_and_line() {
        assertThatThrownBy(() ->
                        render(Map.of("genkan/message.html", "<html>\n<p th:text=\"${title.nothing()}\"></p></html>")))
                .isInstanceOf(WrongTemplate.class)
                .hasMessageStartingWith("genkan/message.html (line 2) cannot be drawn: ")
                .hasMessageContaining("nothing");
        assertThatThrownBy(() ->
                        render(Map.of("genkan/message.html", "<html th:replace=\"~{genkan/layout :: netry}\"></html>")))
                .isInstanceOf(WrongTemplate.class)
                .hasMessageStartingWith("genkan/message.html (line 1) cannot be drawn: ")
                .hasMessageContaining("netry");
    }
}

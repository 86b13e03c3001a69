package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.token.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private final House house = new House()
            .serving(
                    "/public/problem",
                    (request, response) -> new Problem(
                                    422,
                                    "x_invalid",
                                    "A \"title\" <b>",
                                    "It's <i>this</i> & that.",
                                    Map.of("a", "<\">"))
                            .answer(request, response));

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void on_a_page_every_letter_stands_for_itself() {
        Browser.Answer answer = house.browser().open("/public/problem");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<title>A &quot;title&quot; &lt;b&gt;</title>")
                .contains("<p>It&#39;s &lt;i&gt;this&lt;/i&gt; &amp; that.</p>")
                .contains("<p>Status 422</p>");
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; form-action 'none';");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void to_a_program_it_is_clerks_envelope() {
        Browser.Answer answer = house.browser().call("GET", "/public/problem");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Length"))
                .isEqualTo(String.valueOf(answer.body().length()));
        assertThat(Json.parse(answer.body()))
                .isEqualTo(Map.of(
                        "errors",
                        List.of(Map.of(
                                "code",
                                "x_invalid",
                                "message",
                                "A \"title\" <b>",
                                "long_message",
                                "It's <i>this</i> & that.",
                                "meta",
                                Map.of("a", "<\">")))));
    }
}

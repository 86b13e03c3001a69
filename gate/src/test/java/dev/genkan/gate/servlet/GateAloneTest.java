package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Visitors;
import dev.genkan.gate.alone.GateAlone;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The gate in plain Jetty with keys and sessions of the application: no engine, no pages, no framework.
class GateAloneTest {

    private final TurnableClock clock = new TurnableClock();
    private final MemorySessions sessions = new MemorySessions("https://app.example", clock);

    @Test
    void tokens_of_the_applications_keys_let_in_and_its_sessions_make_them_anew() throws Exception {
        MemorySessions.Session grace = sessions.begin(Visitors.GRACE, Map.of());
        byte[] secret = new byte[32];
        try (Container jetty = new InJetty(
                "",
                new WhoIsThere(),
                List.of(GateAlone.filter(
                        URI.create("https://app.example"), MemorySessions.KEYS, sessions, secret, clock)))) {
            assertThat(get(jetty, "/orders", "Accept", "text/html").headers().firstValue("Location"))
                    .hasValue("/sign-in?redirect_url=%2Forders");
            assertThat(get(jetty, "/sign-in", "Accept", "text/html").body()).isEqualTo("nobody");

            String bearer = "Bearer " + sessions.mint(grace);
            assertThat(get(jetty, "/orders", "Authorization", bearer).body()).startsWith("user_grace");
            clock.turn(Duration.ofMinutes(2));
            assertThat(get(jetty, "/orders", "Authorization", bearer).statusCode())
                    .isEqualTo(401);

            HttpResponse<String> fresh = get(jetty, "/orders", "Cookie", "__client=" + grace.clientToken());
            assertThat(fresh.body()).startsWith("user_grace");
            assertThat(fresh.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("__session=");
        }
    }

    @Test
    void the_page_of_the_documentation_shows_this_very_code() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/genkan/gate/alone/GateAlone.java"));
        String shown = source.substring(
                source.indexOf('\n', source.indexOf("shows this file from here")) + 1,
                source.indexOf("    // to here"));

        assertThat(Files.readString(Path.of("../docs/gate.md"))).contains("```java\n" + shown + "}\n```");
    }

    private static HttpResponse<String> get(Container container, String path, String header, String value)
            throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + container.port() + path))
                    .header(header, value)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static final class WhoIsThere extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            House.whoIsThere(request, response);
        }
    }
}

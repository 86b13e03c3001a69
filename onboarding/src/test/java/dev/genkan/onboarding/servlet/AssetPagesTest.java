package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetPagesTest {

    private static Application app;

    @BeforeAll
    static void open() {
        app = Application.withWelcome();
    }

    @AfterAll
    static void close() throws Exception {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "tokens.css, text/css",
        "components.css, text/css",
        "kit.js, text/javascript",
        "icons/favicon.svg, image/svg+xml",
        "fonts/inter-latin.woff2, font/woff2"
    })
    void a_file_under_its_present_address_may_be_kept_for_ever(String name, String contentType) {
        HttpResponse<String> file = app.strangersBrowser().get(app.pages.assetsPath() + "/" + name);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith(contentType);
        assertThat(file.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(file.body()).isNotEmpty();
    }

    @Test
    void a_file_under_an_address_of_the_past_is_looked_for_anew_each_time() {
        HttpResponse<String> file = app.strangersBrowser().get("/genkan/assets/0123456789abcdef/tokens.css");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other.css", "/Assets.class", "", "/", "/fonts", "/icons/"})
    void what_is_not_there_is_not_there(String name) {
        assertThat(app.strangersBrowser().get(app.pages.assetsPath() + name).statusCode())
                .isEqualTo(404);
    }

    @Test
    void files_are_read_and_nothing_else() {
        String address = app.pages.assetsPath() + "/tokens.css";
        assertThat(app.strangersBrowser().send("HEAD", address).statusCode()).isEqualTo(200);
        HttpResponse<String> refusal = app.strangersBrowser().send("DELETE", address);
        assertThat(refusal.statusCode()).isEqualTo(405);
        assertThat(refusal.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void every_file_the_form_names_is_served() {
        app.people.add(ADA, "ada@example.com");
        String page = app.browserOf(ADA).get("/onboarding").body();
        List<String> named = Pattern.compile("(?:href|src)=\"(/genkan/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceAll("^[^\"]*\"|\"$", ""))
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(3)
                .allSatisfy(address -> assertThat(
                                app.strangersBrowser().get(address).statusCode())
                        .isEqualTo(200));
    }
}

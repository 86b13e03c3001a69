package dev.genkan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorPagesTest {

    private final House house;

    ErrorPagesTest(@TempDir Path directory) {
        house = new House(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_the_gate_refuses_a_person_is_said_in_the_design_of_the_house() {
        Answer page = house.browser().open("/a;b");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .contains("This address can’t be read", "gk-card", "<title>This address can’t be read – Acme</title>")
                .contains("href=\"/\"");
        assertThat(page.header("Content-Security-Policy")).contains("style-src 'self'", "frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.setCookies()).isEmpty();
    }

    @Test
    void so_is_a_form_that_comes_from_another_site_and_a_method_that_nobody_knows() {
        Browser browser = house.browser();

        Answer foreign =
                browser.post("/notes", "application/x-www-form-urlencoded", "a=b", "Origin", "https://evil.example");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.body()).contains("This came from another site").doesNotContain("evil");
        assertThat(browser.request("PUT", "/sign-in").body()).contains("This can’t be done here");
    }

    @Test
    void a_program_gets_the_same_json_as_ever() {
        Answer json = house.browser().request("GET", "/a;b", "Accept", "application/json");

        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(json.body()).contains("\"code\":\"path_invalid\"");
    }
}

package dev.genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    @Test
    void the_house_has_its_usual_addresses() {
        assertThat(Paths.defaults())
                .isEqualTo(new Paths("/sign-in", "/sign-up", "/sign-out", "/onboarding", "/genkan"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "sign-in",
                "/sign-in/",
                "//a",
                "/a?b",
                "/a#b",
                "/a b",
                "/a\u007f",
                "/%61",
                "/a;b",
                "/\u00e9"
            })
    void a_page_has_a_plain_path(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Paths(path, "/sign-up", "/sign-out", "/onboarding", "/genkan"))
                .withMessageContaining("\"" + path + "\"");
    }

    @Test
    void one_letter_is_a_path_and_so_is_anything_plain() {
        for (String path : new String[] {"/a", "/!", "/~", "/a/b.c"}) {
            assertThat(new Paths(path, "/sign-up", "/sign-out", "/onboarding", "/genkan").signIn())
                    .isEqualTo(path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-up",
                "/onboarding",
                "/onboarding/new",
                "/genkan",
                "/genkan/inbox",
                "/forgot-password",
                "/reset-password/new"
            })
    void two_pages_never_share_a_place(String signIn) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Paths(signIn, "/sign-up", "/sign-out", "/onboarding", "/genkan"))
                .withMessageContaining("\"" + signIn + "\" cannot be the path of a page beside \"/");
    }

    @Test
    void the_pages_of_a_reset_may_lie_elsewhere_and_stay_there_when_the_flow_moves() {
        Paths moved = new Paths("/in", "/up", "/out", "/onboarding", "/house", "/forgot", "/new-password", "/account")
                .onboardingAt("/welcome");
        assertThat(moved)
                .isEqualTo(
                        new Paths("/in", "/up", "/out", "/welcome", "/house", "/forgot", "/new-password", "/account"));
        assertThat(moved.link()).isEqualTo("/in/link");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://App.Example,          https://app.example
            https://app.example:443/a?b,  https://app.example
            http://app.example:80,        http://app.example
            http://localhost:8080/,       http://localhost:8080
            https://app.example:80,       https://app.example:80
            HTTP://[::1]:8080,            http://[::1]:8080
            """)
    void an_origin_is_written_as_browsers_write_it(String address, String origin) {
        assertThat(Origin.of(URI.create(address))).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a", "app.example", "ftp://app.example", "https:app", "https://a@app.example", "file:///a"})
    void what_is_no_web_address_has_no_origin(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> Origin.of(URI.create(address)));
    }
}

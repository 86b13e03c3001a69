package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Decision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrangerTest {

    private final House house = new House();
    private final Browser stranger = house.browser();

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void a_stranger_is_sent_to_sign_in_and_will_come_back() {
        Browser.Answer answer = stranger.open("/dashboard?tab=api%20keys&a=b");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/sign-in?redirect_url=%2Fdashboard%3Ftab%3Dapi%2520keys%26a%3Db");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header(Decision.HEADER))
                .as("told in development only")
                .isEmpty();
        assertThat(answer.setCookies()).isEmpty();
        assertThat(house.reached).isEmpty();
    }

    @Test
    void a_stranger_without_papers_costs_neither_a_look_at_the_store_nor_a_verification() {
        stranger.open("/dashboard");

        assertThat(house.sessions.looks).hasValue(0);
        assertThat(house.sessions.verifications).hasValue(0);
    }

    @Test
    void a_program_is_told_so_in_json() {
        Browser.Answer answer = stranger.call("GET", "/dashboard", "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.body())
                .startsWith("{\"errors\":[{\"code\":\"authentication_invalid\",\"message\":\"Not signed in\","
                        + "\"long_message\":\"Sign in first, then ask again.\",\"meta\":{\"decision\":\"");
    }

    @Test
    void a_page_is_what_the_browser_navigates_to_or_what_is_accepted_as_html() {
        assertThat(stranger.call("GET", "/a", "Sec-Fetch-Mode", "navigate").status())
                .isEqualTo(303);
        assertThat(stranger.call("GET", "/a", "Accept", "application/json, Text/HTML;q=0.9")
                        .status())
                .isEqualTo(303);

        assertThat(stranger.call("GET", "/a").status()).isEqualTo(401);
        assertThat(stranger.call("GET", "/a", "Accept", "*/*").status()).isEqualTo(401);
        assertThat(stranger.call("GET", "/a", "Accept", "text/html;q=0, */*").status())
                .isEqualTo(401);
        assertThat(stranger.call("GET", "/a", "Accept", "text/html-sandboxed").status())
                .isEqualTo(401);
        assertThat(stranger.call("GET", "/a", "Sec-Fetch-Mode", "cors", "Accept", "text/html")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_form_sent_by_a_stranger_is_not_remembered() {
        Browser.Answer answer = stranger.post("/dashboard?tab=keys", "a=b");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/sign-in");
    }

    @Test
    void head_is_answered_as_get_is() {
        Browser.Answer answer = stranger.call("HEAD", "/dashboard", "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/sign-in?redirect_url=%2Fdashboard");
    }

    @Test
    void options_on_a_private_route_is_as_private_as_get() {
        assertThat(stranger.call("OPTIONS", "/dashboard").status()).isEqualTo(401);
        assertThat(stranger.call("OPTIONS", "/").status()).isEqualTo(200);
    }

    @Test
    void an_address_too_long_to_come_back_with_is_left_out() {
        assertThat(stranger.open("/dashboard?q=" + "a".repeat(2048)).location()).isEqualTo("/sign-in");
    }

    @Test
    void a_trailing_slash_makes_no_difference_to_a_rule() {
        assertThat(stranger.open("/public/").status()).isEqualTo(200);
        assertThat(stranger.open("/dashboard/").location()).isEqualTo("/sign-in?redirect_url=%2Fdashboard%2F");
    }

    @Test
    void an_encoded_letter_makes_no_difference_to_a_rule() {
        assertThat(stranger.open("/%70ublic/x").status()).isEqualTo(200);
        assertThat(stranger.open("/d%61shboard").status()).isEqualTo(303);
    }

    @Test
    void a_private_sign_in_page_of_the_application_is_not_sent_to_itself() {
        assertThat(stranger.open("/sign-in").body()).isEqualTo("welcome to /sign-in");
    }

    @Test
    void nothing_is_let_through_for_its_file_extension() {
        assertThat(stranger.open("/secret.css").status()).isEqualTo(303);
        assertThat(stranger.open("/assets/app.css").status()).isEqualTo(200);
    }

    @Test
    void the_error_page_asked_for_directly_is_an_ordinary_private_path() {
        assertThat(stranger.open("/error").location()).isEqualTo("/sign-in?redirect_url=%2Ferror");
    }
}

package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The promise: nobody is refused, and nobody let in, on a claim that is no longer true.
class FreshClaimsTest {

    private static final Map<String, @Nullable Object> DONE = Map.of("onboardingComplete", true);

    private final House house = new House()
            .serving("/dashboard", House::whoIsThere)
            .serving("/onboarding", House::whoIsThere)
            .serving("/public/who", House::whoIsThere);

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void a_member_whose_requirement_is_met_passes_without_a_look_at_the_store() {
        Browser.Answer answer = house.browserOf(house.grace()).open("/dashboard");

        assertThat(answer.body()).isEqualTo("user_grace {onboardingComplete=true}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.setCookies()).isEmpty();
        assertThat(house.sessions.looks).hasValue(0);
        assertThat(house.sessions.verifications).hasValue(1);
    }

    @Test
    void a_member_who_has_not_finished_is_led_to_onboarding_after_one_look() {
        Browser browser = house.browserOf(house.ada());

        Browser.Answer answer = browser.open("/dashboard?tab=keys");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/onboarding?redirect_url=%2Fdashboard%3Ftab%3Dkeys");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(house.sessions.looks).hasValue(1);
        assertThat(browser.open(answer.location()).body()).isEqualTo("user_ada {}");
    }

    @Test
    void a_program_is_told_the_requirement_and_where_it_is_met() {
        Browser.Answer answer = house.browserOf(house.ada()).call("POST", "/dashboard");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body())
                .startsWith("{\"errors\":[{\"code\":\"onboarding_required\",")
                .containsPattern("\"meta\":\\{\"location\":\"/onboarding\","
                        + "\"url\":\"https://app.example/onboarding\",\"decision\":\"[0-9a-f]{4}-[0-9a-f]{4}\"}}]}$");
    }

    @Test
    void a_form_sent_before_onboarding_is_not_remembered() {
        assertThat(house.browserOf(house.ada()).post("/dashboard", "a=b").location())
                .isEqualTo("/onboarding");
    }

    @Test
    void a_flag_set_elsewhere_counts_at_once_and_the_fresh_token_goes_out_with_the_page() {
        MemorySessions.Session ada = house.ada();
        Browser browser = house.browserOf(ada);
        house.sessions.change(ada, DONE);

        Browser.Answer answer = browser.open("/dashboard");

        assertThat(answer.body()).isEqualTo("user_ada {onboardingComplete=true}");
        assertThat(answer.setCookies()).hasSize(1);
        assertThat(house.sessions.looks).hasValue(1);
        assertThat(browser.open("/dashboard").status()).isEqualTo(200);
        assertThat(house.sessions.looks).as("the fresh token is believed").hasValue(1);
    }

    @Test
    void a_flag_set_elsewhere_counts_at_once_even_when_the_feed_is_lost() {
        MemorySessions.Session ada = house.ada();
        Browser browser = house.browserOf(ada);
        house.sessions.changeUnnoticed(ada, DONE);

        assertThat(browser.open("/dashboard").body()).isEqualTo("user_ada {onboardingComplete=true}");
        assertThat(house.sessions.looks).hasValue(1);
    }

    @Test
    void a_flag_removed_elsewhere_counts_at_once() {
        MemorySessions.Session grace = house.grace();
        Browser browser = house.browserOf(grace);
        house.sessions.change(grace, Map.of());

        assertThat(browser.open("/dashboard").location()).isEqualTo("/onboarding?redirect_url=%2Fdashboard");
        assertThat(house.sessions.looks)
                .as("what has just been read is not read again")
                .hasValue(1);
        assertThat(browser.open("/public/who").body()).isEqualTo("user_grace {}");
    }

    @Test
    void a_session_ended_elsewhere_is_over_at_once_and_its_cookie_goes() {
        MemorySessions.Session grace = house.grace();
        Browser browser = house.browserOf(grace);
        house.sessions.end(grace);

        Browser.Answer answer = browser.open("/dashboard");

        assertThat(answer.location()).isEqualTo("/sign-in?redirect_url=%2Fdashboard");
        assertThat(answer.setCookies())
                .containsExactly("__session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void a_session_ended_elsewhere_is_over_for_programs_too() {
        MemorySessions.Session grace = house.grace();
        Browser browser = house.browserOf(grace);
        house.sessions.end(grace);

        assertThat(browser.call("GET", "/dashboard").status()).isEqualTo(401);
    }

    @Test
    void an_expired_token_is_minted_anew_in_place() {
        Browser browser = house.browserOf(house.grace());
        String old = browser.cookie("__session");
        house.clock.turn(Duration.ofSeconds(66));

        Browser.Answer answer = browser.open("/dashboard");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.setCookies()).hasSize(1);
        assertThat(browser.cookie("__session")).isNotEqualTo(old);
        assertThat(house.sessions.looks).hasValue(1);
    }

    @Test
    void a_token_within_the_tolerated_skew_is_still_believed() {
        Browser browser = house.browserOf(house.grace());
        house.clock.turn(Duration.ofSeconds(65));

        assertThat(browser.open("/dashboard").status()).isEqualTo(200);
        assertThat(house.sessions.looks).hasValue(0);
    }

    @Test
    void a_missing_or_damaged_token_is_minted_anew_from_the_client_cookie() {
        MemorySessions.Session grace = house.grace();

        assertThat(house.browserOf(grace)
                        .without("__session")
                        .open("/dashboard")
                        .status())
                .isEqualTo(200);
        assertThat(house.browserOf(grace)
                        .with("__session", "a.b.c")
                        .open("/dashboard")
                        .status())
                .isEqualTo(200);
        assertThat(house.browserOf(grace)
                        .with("__session", "")
                        .open("/dashboard")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_minted_token_is_not_asked_for_a_second_time_when_the_requirement_is_unmet() {
        Browser browser = house.browserOf(house.ada());
        house.clock.turn(Duration.ofMinutes(2));

        assertThat(browser.open("/dashboard").status()).isEqualTo(303);
        assertThat(house.sessions.looks).hasValue(1);
    }

    @Test
    void a_browser_that_keeps_back_the_client_cookie_is_looked_up_by_its_genuine_token() {
        MemorySessions.Session ada = house.ada();
        Browser browser = house.browserOf(ada).without("__client");
        house.sessions.change(ada, DONE);

        assertThat(browser.open("/dashboard").body()).isEqualTo("user_ada {onboardingComplete=true}");
        house.sessions.end(ada);
        assertThat(browser.open("/dashboard").status()).isEqualTo(303);
    }

    @Test
    void an_expired_token_without_the_client_cookie_is_worth_nothing() {
        Browser browser = house.browserOf(house.grace()).without("__client");
        house.clock.turn(Duration.ofMinutes(2));

        assertThat(browser.open("/dashboard").location()).isEqualTo("/sign-in?redirect_url=%2Fdashboard");
        assertThat(house.sessions.looks).hasValue(0);
    }

    @Test
    void a_token_that_came_alone_gets_no_longer_life_by_a_second_look() {
        MemorySessions.Session ada = house.ada();
        Browser thief = house.browserOf(ada).without("__client");

        assertThat(thief.open("/dashboard").setCookies()).isEmpty();
    }

    @Test
    void a_made_up_client_cookie_is_nobody() {
        Browser browser = house.browser().with("__client", "made-up");

        assertThat(browser.open("/dashboard").location()).startsWith("/sign-in");
    }

    @Test
    void a_browser_in_the_middle_of_signing_in_keeps_its_client_cookie_when_it_looks_elsewhere() {
        Browser browser = house.browser().with("__client", "in-the-middle");

        assertThat(browser.open("/dashboard").setCookies()).isEmpty();
        assertThat(browser.cookie("__client")).contains("in-the-middle");
    }

    @Test
    void a_token_of_another_maker_is_nobody() throws Exception {
        try (House other = new House(Gate.publicRoutes(), "https://other.example", "")) {
            String token = other.sessions.mint(other.grace());

            assertThat(house.browser()
                            .with("__session", token)
                            .open("/dashboard")
                            .location())
                    .startsWith("/sign-in");
        }
    }

    @Test
    void a_bearer_token_counts_alone_and_sets_no_cookie() {
        MemorySessions.Session grace = house.grace();
        String bearer = "Bearer " + house.sessions.mint(grace);

        assertThat(house.browser()
                        .call("GET", "/dashboard", "Authorization", bearer)
                        .body())
                .startsWith("user_grace");
        assertThat(house.browserOf(house.ada())
                        .call("GET", "/dashboard", "Authorization", bearer)
                        .body())
                .startsWith("user_grace");
        assertThat(house.browserOf(grace)
                        .call("GET", "/dashboard", "Authorization", "Bearer a.b.c")
                        .status())
                .isEqualTo(401);

        house.sessions.change(grace, Map.of());
        Browser.Answer changed = house.browser().call("GET", "/dashboard", "Authorization", bearer);
        assertThat(changed.status()).isEqualTo(403);
        assertThat(changed.setCookies()).isEmpty();

        house.sessions.end(grace);
        Browser.Answer over = house.browser().call("GET", "/dashboard", "Authorization", bearer);
        assertThat(over.status()).isEqualTo(401);
        assertThat(over.setCookies()).isEmpty();
    }

    @Test
    void an_authorization_of_another_kind_is_the_applications_own_affair() {
        assertThat(house.browserOf(house.grace())
                        .call("GET", "/dashboard", "Authorization", "Basic Z3JhY2U6eA==")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void many_requests_with_one_expired_token_all_get_in() throws Exception {
        MemorySessions.Session grace = house.grace();
        Browser before = house.browserOf(grace);
        house.clock.turn(Duration.ofMinutes(2));
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                Browser browser = house.browser()
                        .with("__session", before.cookie("__session"))
                        .with("__client", before.cookie("__client"));
                answers.add(pool.submit(() -> browser.open("/dashboard").status()));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
    }
}

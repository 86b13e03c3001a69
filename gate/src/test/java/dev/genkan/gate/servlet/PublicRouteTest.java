package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Visitors;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublicRouteTest {

    private House house = new House().serving("/public/who", House::whoIsThere);

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void a_public_route_verifies_nothing_and_redirects_nobody() {
        MemorySessions.Session ada = house.ada();
        Browser browser = house.browserOf(ada);
        house.clock.turn(Duration.ofMinutes(2));
        house.sessions.end(ada);

        Browser.Answer answer = browser.open("/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.setCookies()).isEmpty();
        assertThat(answer.header("Cache-Control")).isEmpty();
        assertThat(house.sessions.verifications).hasValue(0);
        assertThat(house.sessions.looks).hasValue(0);
    }

    @Test
    void its_handler_may_ask_who_is_there_and_pays_then() {
        Browser browser = house.browserOf(house.grace());

        Browser.Answer answer = browser.open("/public/who");

        assertThat(answer.body()).isEqualTo("user_grace {onboardingComplete=true}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(house.sessions.verifications).hasValue(1);
        assertThat(house.sessions.looks).hasValue(0);
    }

    @Test
    void asking_twice_costs_once() {
        house.serving("/public/twice", (request, response) -> {
            House.whoIsThere(request, response);
            House.whoIsThere(request, response);
        });
        house.browserOf(house.grace()).open("/public/twice");

        assertThat(house.sessions.verifications).hasValue(1);
    }

    @Test
    void asking_with_an_expired_token_mints_a_fresh_one_there_too() {
        Browser browser = house.browserOf(house.ada());
        house.clock.turn(Duration.ofMinutes(2));

        Browser.Answer answer = browser.open("/public/who");

        assertThat(answer.body()).isEqualTo("user_ada {}");
        assertThat(answer.setCookies()).hasSize(1);
        assertThat(answer.setCookies().getFirst()).startsWith("__session=");
    }

    @Test
    void a_stranger_there_is_nobody() {
        assertThat(house.browser().open("/public/who").body()).isEqualTo("nobody");
    }

    @Test
    void a_page_that_caches_itself_on_purpose_keeps_its_own_word_unless_a_cookie_goes_with_it() {
        house.serving("/public/cached", (request, response) -> {
            response.setHeader("Cache-Control", "private, max-age=60");
            House.whoIsThere(request, response);
        });
        Browser browser = house.browserOf(house.grace());

        assertThat(browser.open("/public/cached").header("Cache-Control")).isEqualTo("private, max-age=60");
        house.clock.turn(Duration.ofMinutes(2));
        assertThat(browser.open("/public/cached").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void a_gate_that_steers_there_too_leads_members_to_onboarding_and_lets_strangers_be() throws Exception {
        house.close();
        house = new House(House.usualGate().steerOnPublicRoutes(), House.PUBLIC_URL, "");

        assertThat(house.browserOf(house.ada()).open("/").location()).isEqualTo("/onboarding?redirect_url=%2F");
        assertThat(house.browserOf(house.grace()).open("/").status()).isEqualTo(200);
        assertThat(house.browser().open("/").status()).isEqualTo(200);
        assertThat(house.browser().open("/assets/app.css").status()).isEqualTo(200);
    }

    @Test
    void on_an_ignored_route_nobody_is_known_and_asking_says_why() {
        house.serving("/assets/who", (request, response) -> {
            try {
                Visit.of(request);
            } catch (IllegalStateException fault) {
                response.getWriter().print(fault.getMessage());
            }
        });

        assertThat(house.browserOf(house.grace()).open("/assets/who").body())
                .isEqualTo("The gate knows nobody on /assets/who: the route is among its ignoredRoutes, where "
                        + "publicRoutes is needed, or its filter does not run.");
        assertThat(house.browser()
                        .call("POST", "/assets/x", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void visitors_are_never_confused() {
        Browser ada = house.browserOf(house.ada());
        Browser grace = house.browserOf(house.sessions.begin(Visitors.GRACE, Map.of()));

        assertThat(ada.open("/public/who").body()).startsWith("user_ada");
        assertThat(grace.open("/public/who").body()).startsWith("user_grace");
        assertThat(ada.open("/public/who").body()).startsWith("user_ada");
    }
}

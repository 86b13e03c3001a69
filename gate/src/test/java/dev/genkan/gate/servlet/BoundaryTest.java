package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Visitors;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A servlet that says by itself whom it serves.
@ParameterizedClass
@EnumSource
class BoundaryTest {

    private final House house;

    BoundaryTest(Container.Kind container) {
        this.house = new House(container)
                .serving("/public/member", BoundaryTest::members)
                .serving("/assets/member", BoundaryTest::members)
                .serving("/assets/onboarded", BoundaryTest::onboarded)
                .serving("/public/onboarded", BoundaryTest::onboarded)
                .serving("/error", BoundaryTest::members)
                .serving("/assets/broken", (request, response) -> response.sendError(500))
                .serving(
                        "/assets/forward",
                        (request, response) ->
                                request.getRequestDispatcher("/public/member").forward(request, response))
                .serving(
                        "/public/forward",
                        (request, response) -> request.getRequestDispatcher("/assets/onboarded")
                                .forward(request, response));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void a_stranger_is_turned_away_on_public_and_ignored_routes() {
        for (String path : List.of("/public/member", "/assets/member", "/public/onboarded", "/assets/onboarded")) {
            assertThat(house.browser().open(path + "?a=b").location())
                    .isEqualTo("/sign-in?redirect_url=" + path.replace("/", "%2F") + "%3Fa%3Db");
            assertThat(house.browser().call("GET", path).status()).isEqualTo(401);
        }
    }

    @Test
    void a_member_is_served_there() {
        Browser ada = house.browserOf(house.ada());

        assertThat(ada.open("/public/member").body()).isEqualTo("user_ada");
        assertThat(ada.open("/assets/member").body()).isEqualTo("user_ada");
        assertThat(house.browserOf(house.grace()).open("/assets/onboarded").body())
                .isEqualTo("user_grace");
        assertThat(house.sessions.looks).hasValue(0);
    }

    @Test
    void a_member_who_has_not_finished_is_turned_away_after_one_look() {
        MemorySessions.Session session = house.ada();
        Browser ada = house.browserOf(session);

        assertThat(ada.open("/assets/onboarded").location())
                .isEqualTo("/onboarding?redirect_url=%2Fassets%2Fonboarded");
        assertThat(house.sessions.looks).hasValue(1);
        assertThat(ada.call("GET", "/public/onboarded").body()).contains("onboarding_required");

        house.sessions.changeUnnoticed(session, Map.of("onboardingComplete", true));
        assertThat(ada.open("/public/onboarded").body()).isEqualTo("user_ada");
    }

    @Test
    void a_token_that_has_expired_is_minted_anew_on_an_ignored_route_too() {
        Browser ada = house.browserOf(house.ada());
        house.clock.turn(Duration.ofMinutes(2));

        Browser.Answer answer = ada.open("/assets/member");
        assertThat(answer.body()).isEqualTo("user_ada");
        assertThat(answer.setCookies()).hasSize(1);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void a_forward_leads_nobody_round_it() {
        assertThat(house.browser().open("/assets/forward").location()).startsWith("/sign-in");
        assertThat(house.browser().open("/public/forward").location())
                .isEqualTo("/sign-in?redirect_url=%2Fpublic%2Fforward");
        assertThat(house.browserOf(house.ada()).open("/assets/forward").body()).isEqualTo("user_ada");
        assertThat(house.browserOf(house.ada()).open("/public/forward").location())
                .startsWith("/onboarding");
    }

    @Test
    void an_error_page_behind_it_is_refused_and_not_redirected() {
        Browser.Answer answer = house.browser().open("/assets/broken");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.location()).isEmpty();
        assertThat(house.browserOf(house.ada()).open("/assets/broken").body()).isEqualTo("user_ada");
    }

    @Test
    void a_form_of_another_origin_is_refused_on_an_ignored_route() {
        Browser ada = house.browserOf(house.ada());

        assertThat(ada.post("/assets/member", "a=b", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(ada.post("/assets/member", "a=b", "Origin", House.PUBLIC_URL).body())
                .isEqualTo("user_ada");
    }

    @Test
    void at_the_place_where_a_requirement_is_met_it_refuses_instead_of_leading_there() {
        house.serving(
                "/public/terms",
                (request, response) -> greet(
                        Boundary.met(
                                request, response, List.of(Visitors.asks("terms", "terms_required", "/public/terms"))),
                        response));
        Browser.Answer answer = house.browserOf(house.ada()).open("/public/terms");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("terms_required");
    }

    private static void members(HttpServletRequest request, HttpServletResponse response) throws IOException {
        greet(Boundary.signedIn(request, response), response);
    }

    private static void onboarded(HttpServletRequest request, HttpServletResponse response) throws IOException {
        greet(Boundary.met(request, response, List.of(Visitors.onboarding())), response);
    }

    private static void greet(Optional<Auth.SignedIn> member, HttpServletResponse response) throws IOException {
        if (member.isPresent()) {
            response.getWriter().print(member.get().userId());
        }
    }
}

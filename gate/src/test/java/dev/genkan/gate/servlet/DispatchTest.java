package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Gate;
import dev.genkan.gate.Visitors;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Decided once; what comes of the request inside the container inherits that.
@ParameterizedClass
@EnumSource
class DispatchTest {

    private final Container.Kind container;
    private House house;

    DispatchTest(Container.Kind container) {
        this.container = container;
        this.house = new House(container)
                .serving("/error", House::whoIsThere)
                .serving("/dashboard", House::whoIsThere)
                .serving("/public/broken", (request, response) -> response.sendError(500))
                .serving("/assets/broken", (request, response) -> response.sendError(500))
                .serving("/broken", (request, response) -> response.sendError(500))
                .serving("/public/throws", (request, response) -> {
                    throw new IllegalStateException("broken");
                });
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void the_error_page_of_a_stranger_is_shown_and_not_redirected() {
        Browser.Answer answer = house.browser().open("/public/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("nobody");
        assertThat(house.reached).containsExactly("REQUEST /public/broken", "ERROR /error");
    }

    @Test
    void the_error_page_of_a_handler_that_throws_is_shown_too() {
        assertThat(house.browser().open("/public/throws").body()).isEqualTo("nobody");
        assertThat(house.browserOf(house.grace()).open("/public/throws").body()).startsWith("user_grace");
    }

    @Test
    void the_error_page_of_an_ignored_route_knows_nobody_and_asks_nobody() {
        Browser.Answer answer = house.browserOf(house.grace()).open("/assets/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("nobody");
        assertThat(house.sessions.verifications).hasValue(0);
    }

    @Test
    void the_error_page_of_a_member_knows_the_member() {
        assertThat(house.browserOf(house.grace()).open("/broken").body())
                .isEqualTo("user_grace {onboardingComplete=true}");
        assertThat(house.sessions.verifications).hasValue(1);
    }

    @Test
    void a_token_minted_on_the_way_reaches_the_browser_with_the_error_page_too() {
        Browser browser = house.browserOf(house.grace());
        house.clock.turn(Duration.ofMinutes(2));
        String old = browser.cookie("__session");

        assertThat(browser.open("/broken").status()).isEqualTo(500);
        assertThat(browser.cookie("__session")).isNotEqualTo(old);
    }

    @Test
    void a_forward_inherits_what_was_decided() {
        house.serving(
                "/public/front",
                (request, response) ->
                        request.getRequestDispatcher("/dashboard").forward(request, response));

        assertThat(house.browser().open("/public/front").body()).isEqualTo("nobody");
        assertThat(house.browserOf(house.ada()).open("/public/front").body()).isEqualTo("user_ada {}");
    }

    @Test
    void what_is_answered_later_on_another_thread_inherits_it_too() {
        house.serving("/later", (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                House.whoIsThere(request, response);
                return;
            }
            AsyncContext later = request.startAsync();
            later.start(later::dispatch);
        });

        assertThat(house.browserOf(house.grace()).open("/later").body())
                .isEqualTo("user_grace {onboardingComplete=true}");
        assertThat(house.reached).containsExactly("REQUEST /later", "ASYNC /later");
        assertThat(house.sessions.verifications).hasValue(1);
        assertThat(house.browserOf(house.ada()).open("/later").location())
                .isEqualTo("/onboarding?redirect_url=%2Flater");
    }

    @Test
    void no_session_id_of_the_container_is_ever_written_into_an_address() {
        house.serving("/public/links", (request, response) -> {
            request.getSession(true);
            response.getWriter()
                    .print(response.encodeURL("/a") + " " + response.encodeRedirectURL("/b") + " "
                            + new HttpServletResponseWrapper(response).encodeURL("/c"));
        });
        house.serving("/assets/links", (request, response) -> {
            request.getSession(true);
            response.getWriter().print(response.encodeURL("/a"));
        });
        house.serving("/error", (request, response) -> {
            request.getSession(true);
            response.getWriter().print(response.encodeURL("/a"));
        });

        assertThat(house.browser().open("/public/links").body()).isEqualTo("/a /b /c");
        assertThat(house.browser().open("/assets/links").body()).isEqualTo("/a");
        assertThat(house.browser().open("/assets/broken").body()).isEqualTo("/a");
    }

    @Test
    void the_wrapper_is_put_on_once() {
        house.serving("/public/wrapped", (request, response) -> {
            HttpServletResponse further = new HttpServletResponseWrapper(response);
            response.getWriter().print(NoSessionInAddress.around(further).equals(further));
        });
        assertThat(house.browser().open("/public/wrapped").body()).isEqualTo("true");
    }

    @Test
    void a_context_path_is_no_part_of_a_rule_and_part_of_every_address() throws Exception {
        house.close();
        house = new House(container, "https://app.example/shop", "/shop", List.of(), House.usualGate());
        Browser ada = house.browserOf(house.ada());

        assertThat(house.browser().open("/public/x").status()).isEqualTo(200);
        assertThat(house.browser().open("/").status()).isEqualTo(200);
        assertThat(house.browser().open("/dashboard?a=b").location())
                .isEqualTo("/shop/sign-in?redirect_url=%2Fdashboard%3Fa%3Db");
        assertThat(ada.open("/dashboard").location()).isEqualTo("/shop/onboarding?redirect_url=%2Fdashboard");
        assertThat(ada.cookie("__session")).isNotEmpty();
        assertThat(ada.call("GET", "/dashboard").body()).contains("\"location\":\"/shop/onboarding\"");
    }

    @Test
    void cookies_stay_below_the_context_path() throws Exception {
        house.close();
        house = new House(container, "https://app.example/shop", "/shop", List.of(), House.usualGate());
        MemorySessions.Session grace = house.grace();

        assertThat(house.browserOf(grace)
                        .without("__session")
                        .open("/dashboard")
                        .setCookies())
                .singleElement()
                .asString()
                .contains("; Path=/shop; ");
    }

    @Test
    void our_own_pages_pass_by_themselves_after_the_checks_of_path_and_origin() throws Exception {
        house.close();
        OwnPages signIn = (visit, request, response) -> {
            if (!visit.path().equals("/sign-in")) {
                return false;
            }
            PageHeaders.write(response);
            House.whoIsThere(request, response);
            return true;
        };
        house = new House(
                container,
                House.PUBLIC_URL,
                "",
                List.of(signIn),
                Gate.publicRoutes().require(Visitors.onboarding()));

        Browser.Answer answer = house.browserOf(house.ada()).open("/sign-in/");
        assertThat(answer.body()).isEqualTo("user_ada {}");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                        + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(house.browser()
                        .post("/sign-in", "a=b", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(house.browser().open("/other").location()).startsWith("/sign-in");
        assertThat(house.reached).isEmpty();
    }
}

package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.AfterAuth;
import dev.genkan.gate.Gate;
import dev.genkan.gate.Visitors;
import dev.genkan.token.Auth;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an application says for itself, as a browser and a program see it.
class AfterAuthAtTheGateTest {

    private final House house = new House(
            Gate.publicRoutes("/").steerOnPublicRoutes().afterAuth((auth, route) -> {
                if (auth instanceof Auth.SignedOut nobody || route.path().equals("/help")) {
                    return AfterAuth.pass();
                }
                if (auth instanceof Auth.SignedIn member
                        && !member.claims().metadata().containsKey("plan")) {
                    return AfterAuth.leadTo("plan_required", "/plans");
                }
                return route.path().startsWith("/admin") ? AfterAuth.refuse(404, "no_such_page") : AfterAuth.asUsual();
            }),
            House.PUBLIC_URL,
            "/shop");

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void a_member_is_led_where_it_says_and_arrives_there() {
        Browser ada = house.browserOf(house.ada());

        assertThat(ada.open("/orders?page=2").location()).isEqualTo("/shop/plans?redirect_url=%2Forders%3Fpage%3D2");
        assertThat(ada.open("/plans").body()).isEqualTo("welcome to /plans");
        assertThat(ada.open("/help").status()).isEqualTo(200);
    }

    @Test
    void it_is_asked_on_public_routes_where_the_gate_steers() {
        assertThat(house.browserOf(house.ada()).open("/").location()).isEqualTo("/shop/plans?redirect_url=%2F");
        assertThat(house.browser().open("/").status()).isEqualTo(200);
    }

    @Test
    void a_program_is_told_the_reason_and_the_place() {
        Browser.Answer answer = house.browserOf(house.ada()).call("GET", "/orders");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"plan_required\"", "\"location\":\"/shop/plans\"");
    }

    @Test
    void a_refusal_has_its_status_and_reason_for_people_and_programs() {
        Browser grace = house.browserOf(house.sessions.begin(Visitors.GRACE, Map.of("plan", "big")));

        Browser.Answer page = grace.open("/admin/users");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("no_such_page");
        assertThat(grace.call("GET", "/admin").body()).contains("\"code\":\"no_such_page\"");
        assertThat(house.reached).isEmpty();
    }

    @Test
    void what_the_store_knows_counts_before_anybody_is_led_away() {
        MemorySessions.Session session = house.ada();
        Browser ada = house.browserOf(session);
        house.sessions.changeUnnoticed(session, Map.of("plan", "small"));

        assertThat(ada.open("/orders").status()).isEqualTo(200);
        assertThat(house.sessions.looks).hasValue(1);
    }

    @Test
    void a_stranger_signs_in_before_it_is_asked() {
        assertThat(house.browser().open("/help").location()).isEqualTo("/shop/sign-in?redirect_url=%2Fhelp");
    }
}

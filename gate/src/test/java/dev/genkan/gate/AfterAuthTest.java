package dev.genkan.gate;

import static dev.genkan.gate.Visitors.STRANGER;
import static dev.genkan.gate.Visitors.ada;
import static dev.genkan.gate.Visitors.grace;
import static dev.genkan.gate.Visitors.onboarding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.genkan.token.Auth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AfterAuthTest {

    /// The four rules of the guide's middleware, in its order.
    private static final AfterAuth GUIDE = (auth, route) -> {
        if (auth instanceof Auth.SignedIn && route.path().equals("/onboarding")) {
            return AfterAuth.pass();
        }
        if (auth instanceof Auth.SignedOut && !route.isPublic()) {
            return AfterAuth.toSignIn();
        }
        if (auth instanceof Auth.SignedIn member
                && !Boolean.TRUE.equals(member.claims().metadata().get("onboardingComplete"))) {
            return AfterAuth.leadTo("onboarding_required", "/onboarding");
        }
        return AfterAuth.pass();
    };

    private final Gate guide = Gate.publicRoutes("/").steerOnPublicRoutes().afterAuth(GUIDE);

    @Test
    void the_guides_first_rule_lets_members_onboard() {
        Auth ada = ada();
        assertThat(guide.decide(ada, Look.TOKEN, "/onboarding")).isEqualTo(new GateDecision.Pass(ada));
        Auth grace = grace();
        assertThat(guide.decide(grace, Look.TOKEN, "/onboarding")).isEqualTo(new GateDecision.Pass(grace));
    }

    @Test
    void the_guides_second_rule_sends_strangers_to_sign_in_from_where_it_is_not_public() {
        assertThat(guide.decide(STRANGER, Look.TOKEN, "/onboarding"))
                .isEqualTo(new GateDecision.SignInFirst("/onboarding"));
        assertThat(guide.decide(STRANGER, Look.TOKEN, "/api/things"))
                .isEqualTo(new GateDecision.SignInFirst("/api/things"));
    }

    @Test
    void the_guides_third_rule_leads_members_to_onboarding_from_public_routes_too() {
        for (String path : List.of("/", "/dashboard", "/api/things")) {
            assertThat(guide.decide(ada(), Look.TOKEN, path)).as(path).isEqualTo(new GateDecision.AskAgain());
            assertThat(guide.decide(ada(), Look.STORE, path))
                    .as(path)
                    .isEqualTo(new GateDecision.OnboardFirst("onboarding_required", "/onboarding"));
        }
    }

    @Test
    void the_guides_fourth_rule_lets_everybody_else_through() {
        Auth grace = grace();
        assertThat(guide.decide(grace, Look.TOKEN, "/dashboard")).isEqualTo(new GateDecision.Pass(grace));
        assertThat(guide.decide(grace, Look.TOKEN, "/")).isEqualTo(new GateDecision.Pass(grace));
        assertThat(guide.decide(STRANGER, Look.TOKEN, "/")).isEqualTo(new GateDecision.Pass(STRANGER));
    }

    @Test
    void it_is_asked_on_public_routes_only_where_the_gate_steers() {
        Gate quiet = Gate.publicRoutes("/").afterAuth(GUIDE);

        assertThat(quiet.isOpen("/")).isTrue();
        assertThat(guide.isOpen("/")).isFalse();
    }

    @Test
    void it_learns_the_path_and_whether_it_is_public() {
        List<AfterAuth.Route> asked = new ArrayList<>();
        Gate gate = Gate.publicRoutes("/shop/:product").steerOnPublicRoutes().afterAuth((auth, route) -> {
            asked.add(route);
            return AfterAuth.asUsual();
        });

        gate.decide(STRANGER, Look.TOKEN, "/shop/tea");
        gate.decide(grace(), Look.TOKEN, "/dashboard");

        assertThat(asked)
                .containsExactly(new AfterAuth.Route("/shop/tea", true), new AfterAuth.Route("/dashboard", false));
    }

    @Test
    void it_opens_no_private_route_to_a_stranger() {
        Gate careless = Gate.publicRoutes().afterAuth((auth, route) -> AfterAuth.pass());

        assertThat(careless.decide(STRANGER, Look.TOKEN, "/dashboard"))
                .isEqualTo(new GateDecision.SignInFirst("/dashboard"));
    }

    @Test
    void it_comes_before_the_requirements_and_may_leave_it_to_them() {
        Auth ada = ada();
        Gate gate = Gate.publicRoutes().require(onboarding());
        Gate passing =
                gate.afterAuth((auth, route) -> route.path().equals("/help") ? AfterAuth.pass() : AfterAuth.asUsual());

        assertThat(passing.decide(ada, Look.STORE, "/help")).isEqualTo(new GateDecision.Pass(ada));
        assertThat(passing.decide(ada, Look.STORE, "/dashboard")).isEqualTo(gate.decide(ada, Look.STORE, "/dashboard"));
        assertThat(passing.decide(ada, Look.STORE, "/onboarding")).isEqualTo(new GateDecision.Pass(ada));
    }

    @Test
    void nobody_is_refused_on_the_word_of_a_token_that_may_be_stale() {
        Gate staff = Gate.publicRoutes()
                .afterAuth((auth, route) -> auth instanceof Auth.SignedIn member
                                && Boolean.TRUE.equals(
                                        member.claims().metadata().get("staff"))
                        ? AfterAuth.asUsual()
                        : AfterAuth.refuse(403, "staff_only"));
        Auth.SignedIn promoted = Visitors.member(Visitors.ADA, Map.of("staff", true));

        assertThat(staff.decide(ada(), Look.TOKEN, "/admin")).isEqualTo(new GateDecision.AskAgain());
        assertThat(staff.decide(ada(), Look.STORE, "/admin")).isEqualTo(new GateDecision.Refuse(403, "staff_only"));
        assertThat(staff.decide(promoted, Look.STORE, "/admin")).isEqualTo(new GateDecision.Pass(promoted));
    }

    @Test
    void a_stranger_on_a_public_route_may_be_refused_or_sent_to_sign_in() {
        Gate gate = Gate.publicRoutes("/(.*)")
                .steerOnPublicRoutes()
                .afterAuth((auth, route) -> route.path().equals("/closed")
                        ? AfterAuth.refuse(503, "closed_for_today")
                        : AfterAuth.toSignIn());

        assertThat(gate.decide(STRANGER, Look.TOKEN, "/closed"))
                .isEqualTo(new GateDecision.Refuse(503, "closed_for_today"));
        assertThat(gate.decide(STRANGER, Look.TOKEN, "/order")).isEqualTo(new GateDecision.SignInFirst("/order"));
    }

    @Test
    void whoever_is_where_they_are_led_to_has_arrived() {
        Gate gate = Gate.publicRoutes().afterAuth((auth, route) -> AfterAuth.leadTo("plan_required", "/plans/?new"));
        Auth ada = ada();

        assertThat(gate.decide(ada, Look.STORE, "/plans")).isEqualTo(new GateDecision.Pass(ada));
        assertThat(gate.decide(ada, Look.STORE, "/x"))
                .isEqualTo(new GateDecision.OnboardFirst("plan_required", "/plans/?new"));
    }

    @Test
    void whoever_would_be_led_on_from_a_place_is_led_to_the_last_one_at_once() {
        Gate gate = Gate.publicRoutes()
                .require(onboarding())
                .afterAuth((auth, route) -> route.path().equals("/reports")
                        ? AfterAuth.leadTo("plan_required", "/plans")
                        : AfterAuth.asUsual());

        assertThat(gate.decide(ada(), Look.STORE, "/reports"))
                .isEqualTo(gate.decide(ada(), Look.STORE, "/plans"))
                .isEqualTo(new GateDecision.OnboardFirst("onboarding_required", "/onboarding"));
        assertThat(gate.ruleFor(ada(), "/reports"))
                .as("the rule they have to meet first")
                .isEqualTo(gate.ruleFor(ada(), "/plans"))
                .isInstanceOf(Rule.Unmet.class);
    }

    @Test
    void a_function_that_leads_round_in_circles_is_caught_before_the_browser_goes() {
        Gate pingPong = Gate.publicRoutes()
                .afterAuth((auth, route) -> AfterAuth.leadTo("x", route.path().equals("/a") ? "/b" : "/a"));
        assertThatIllegalStateException()
                .isThrownBy(() -> pingPong.decide(ada(), Look.STORE, "/a"))
                .withMessage(
                        "The gate leads round in circles, /a to /b to /a to /b to /a: afterAuth has to let those in"
                                + " whom it leads to a place, and so has a requirement (afterAuth).");

        Gate againstARequirement = Gate.publicRoutes()
                .require(onboarding())
                .afterAuth((auth, route) -> route.path().equals("/onboarding")
                        ? AfterAuth.leadTo("terms_required", "/terms")
                        : AfterAuth.asUsual());
        assertThatIllegalStateException()
                .isThrownBy(() -> againstARequirement.decide(ada(), Look.STORE, "/dashboard"))
                .withMessageContaining("/dashboard to /onboarding to /terms to /onboarding to /terms");
    }

    @Test
    void a_function_that_leads_on_and_arrives_is_none_of_these() {
        List<String> way = List.of("/a", "/b", "/c", "/d", "/e");
        Gate gate = Gate.publicRoutes("/e")
                .afterAuth((auth, route) -> AfterAuth.leadTo("x", way.get(way.indexOf(route.path()) + 1)));

        assertThat(gate.decide(ada(), Look.STORE, "/b")).isEqualTo(new GateDecision.OnboardFirst("x", "/e"));
        assertThatIllegalStateException().isThrownBy(() -> gate.decide(ada(), Look.STORE, "/a"));
    }

    @Test
    void a_member_is_not_sent_to_sign_in() {
        Gate gate = Gate.publicRoutes().afterAuth((auth, route) -> AfterAuth.toSignIn());
        assertThatIllegalStateException()
                .isThrownBy(() -> gate.decide(ada(), Look.STORE, "/dashboard"))
                .withMessageContaining("user_ada")
                .withMessageContaining("/dashboard");
    }

    @Test
    void it_cannot_lead_out_of_the_application_nor_refuse_with_anything() {
        for (String location : List.of("https://evil.example", "//evil.example", "/\\evil", "x", "", "/a/../b")) {
            assertThatIllegalArgumentException()
                    .as(location)
                    .isThrownBy(() -> AfterAuth.leadTo("x_required", location))
                    .withMessageContaining("x_required");
        }
        for (int status : new int[] {0, 200, 302, 399, 600}) {
            assertThatIllegalArgumentException().isThrownBy(() -> AfterAuth.refuse(status, "staff_only"));
        }
        for (String reason : List.of("", "Staff", "a b", "a\r\nb", "x".repeat(65))) {
            assertThatIllegalArgumentException().as(reason).isThrownBy(() -> AfterAuth.refuse(403, reason));
        }
    }

    @Test
    void two_functions_are_one_too_many() {
        assertThatIllegalStateException()
                .isThrownBy(() -> guide.afterAuth(GUIDE))
                .withMessage("afterAuth was said twice: say in one function what comes first");
    }
}

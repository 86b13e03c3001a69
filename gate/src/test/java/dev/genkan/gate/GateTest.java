package dev.genkan.gate;

import static dev.genkan.gate.Visitors.STRANGER;
import static dev.genkan.gate.Visitors.ada;
import static dev.genkan.gate.Visitors.grace;
import static dev.genkan.gate.Visitors.onboarding;
import static dev.genkan.gate.Visitors.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.genkan.token.Auth;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Gate gate = Gate.publicRoutes("/", "/blog(.*)")
            .ignoredRoutes("/assets/(.*)", "/favicon.ico")
            .require(onboarding());

    @Test
    void a_stranger_passes_on_a_public_route_and_signs_in_first_elsewhere() {
        assertThat(gate.decide(STRANGER, Look.TOKEN, "/blog/hello")).isEqualTo(new GateDecision.Pass(STRANGER));
        assertThat(gate.decide(STRANGER, Look.TOKEN, "/dashboard"))
                .isEqualTo(new GateDecision.SignInFirst("/dashboard"));
        assertThat(gate.decide(STRANGER, Look.STORE, "/dashboard"))
                .isEqualTo(new GateDecision.SignInFirst("/dashboard"));
    }

    @Test
    void a_member_who_has_met_every_requirement_passes_on_the_word_of_the_token() {
        Auth grace = grace();
        assertThat(gate.decide(grace, Look.TOKEN, "/dashboard")).isEqualTo(new GateDecision.Pass(grace));
    }

    @Test
    void nobody_is_led_away_on_the_word_of_a_token_that_may_be_stale() {
        assertThat(gate.decide(ada(), Look.TOKEN, "/dashboard")).isEqualTo(new GateDecision.AskAgain());
    }

    @Test
    void the_word_of_the_store_is_final() {
        assertThat(gate.decide(ada(), Look.STORE, "/dashboard"))
                .isEqualTo(new GateDecision.OnboardFirst("onboarding_required", "/onboarding"));
    }

    @Test
    void the_first_unmet_requirement_counts_and_the_rest_is_not_asked() {
        AtomicInteger asked = new AtomicInteger();
        Requirement counting = (visitor, path) -> {
            asked.incrementAndGet();
            return terms().unmet(visitor, path);
        };

        assertThat(gate.require(counting).decide(ada(), Look.STORE, "/dashboard"))
                .isEqualTo(new GateDecision.OnboardFirst("onboarding_required", "/onboarding"));
        assertThat(asked).hasValue(0);
        assertThat(gate.require(counting).decide(grace(), Look.STORE, "/dashboard"))
                .isEqualTo(new GateDecision.OnboardFirst("terms_required", "/terms"));
    }

    @Test
    void the_place_where_the_first_requirement_is_met_is_open_even_if_a_second_is_unmet() {
        Auth ada = ada();
        Gate strict = gate.require(terms());
        assertThat(strict.decide(ada, Look.STORE, "/onboarding")).isEqualTo(new GateDecision.Pass(ada));
        assertThat(strict.decide(ada, Look.TOKEN, "/onboarding")).isEqualTo(new GateDecision.Pass(ada));
    }

    @Test
    void the_place_where_a_later_requirement_is_met_leads_to_the_first_one() {
        assertThat(gate.require(terms()).decide(ada(), Look.STORE, "/terms"))
                .isEqualTo(new GateDecision.OnboardFirst("onboarding_required", "/onboarding"));
    }

    @Test
    void the_query_of_a_requirements_location_does_not_hide_that_it_is_the_path_asked_for() {
        Auth ada = ada();
        Gate here = Gate.publicRoutes().require(Visitors.asks("x", "x_required", "/terms/?why=gate"));
        assertThat(here.decide(ada, Look.STORE, "/terms")).isEqualTo(new GateDecision.Pass(ada));
    }

    @Test
    void a_member_is_not_led_away_from_public_routes_unless_the_gate_steers_there_too() {
        Gate steering = gate.steerOnPublicRoutes();

        assertThat(gate.isOpen("/")).isTrue();
        assertThat(steering.isOpen("/")).isFalse();
        assertThat(steering.isPublic("/")).isTrue();
        assertThat(steering.decide(STRANGER, Look.TOKEN, "/")).isEqualTo(new GateDecision.Pass(STRANGER));
        assertThat(steering.decide(ada(), Look.STORE, "/"))
                .isEqualTo(new GateDecision.OnboardFirst("onboarding_required", "/onboarding"));
    }

    @Test
    void ignored_and_public_routes_are_told_apart() {
        assertThat(gate.isIgnored("/assets/app.css")).isTrue();
        assertThat(gate.isPublic("/assets/app.css")).isFalse();
        assertThat(gate.isIgnored("/")).isFalse();
    }

    @Test
    void each_verb_answers_a_new_gate_and_leaves_the_old_one_as_it_was() {
        Gate bare = Gate.publicRoutes();
        assertThat(bare.require(onboarding()).requirements()).hasSize(1);
        assertThat(bare.requirements()).isEmpty();
        assertThat(bare.ignoredRoutes("/assets/(.*)").ignoredRoutes("/x").isIgnored("/assets/a"))
                .isTrue();
        assertThat(bare.isIgnored("/x")).isFalse();
    }

    @Test
    void a_gate_without_public_routes_lets_no_stranger_in() {
        assertThat(Gate.publicRoutes().decide(STRANGER, Look.TOKEN, "/")).isEqualTo(new GateDecision.SignInFirst("/"));
    }

    @Test
    void a_requirement_cannot_lead_out_of_the_application() {
        for (String location : new String[] {
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "onboarding",
            "",
            "/a/../b",
            "/a\r\nSet-Cookie: x"
        }) {
            assertThatIllegalArgumentException()
                    .as(location)
                    .isThrownBy(() -> new GateDecision.OnboardFirst("x_required", location))
                    .withMessageContaining("x_required");
        }
    }
}

package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.AfterAuth;
import dev.genkan.gate.Gate;
import dev.genkan.gate.Visitors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two gates in front of one application, and one gate that is registered twice.
class SeveralGatesTest {

    private static final Gate FRONT = Gate.publicRoutes("/").ignoredRoutes("/assets/(.*)", "/admin/docs");
    private static final Gate ADMIN = Gate.publicRoutes("/(.*)")
            .steerOnPublicRoutes()
            .require((member, path) -> path.startsWith("/admin")
                    ? Visitors.terms().unmet(member, path)
                    : Visitors.onboarding().unmet(member, path))
            .afterAuth((auth, route) -> route.path().startsWith("/admin") ? AfterAuth.asUsual() : AfterAuth.pass());

    @ParameterizedTest
    @EnumSource
    void each_gate_decides_and_the_visitor_is_recognised_once(Container.Kind container) throws Exception {
        try (House house = new House(container, House.PUBLIC_URL, "", List.of(), FRONT, ADMIN)) {
            Browser ada = house.browserOf(house.ada());

            assertThat(house.browser().open("/admin").location()).startsWith("/sign-in");
            assertThat(ada.open("/dashboard").status()).isEqualTo(200);
            assertThat(house.sessions.verifications).hasValue(1);
            assertThat(ada.open("/admin").location()).isEqualTo("/terms?redirect_url=%2Fadmin");
            assertThat(house.sessions.looks).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_one_ignores_the_other_may_guard(Container.Kind container) throws Exception {
        try (House house = new House(container, House.PUBLIC_URL, "", List.of(), FRONT, ADMIN)) {
            assertThat(house.browserOf(house.ada()).open("/admin/docs").location())
                    .startsWith("/terms");
            assertThat(house.browserOf(house.sessions.begin(Visitors.ADA, Map.of("termsAccepted", true)))
                            .open("/admin/docs")
                            .status())
                    .isEqualTo(200);
        }
        try (House house = new House(container, House.PUBLIC_URL, "", List.of(), ADMIN, FRONT)) {
            assertThat(house.browserOf(house.ada()).open("/admin/docs").location())
                    .startsWith("/terms");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_same_gate_registered_twice_decides_once(Container.Kind container) throws Exception {
        try (House house =
                new House(container, House.PUBLIC_URL, "", List.of(), House.usualGate(), House.usualGate())) {
            assertThat(house.browserOf(house.grace()).open("/dashboard").status())
                    .isEqualTo(200);
            assertThat(house.reached).containsExactly("REQUEST /dashboard");
            assertThat(house.sessions.verifications).hasValue(1);
        }
        Gate one = House.usualGate();
        try (House house = new House(container, House.PUBLIC_URL, "", List.of(), one, one)) {
            assertThat(house.browserOf(house.ada()).open("/dashboard").location())
                    .startsWith("/onboarding");
            assertThat(house.sessions.looks).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_trick_is_refused_by_the_first(Container.Kind container) throws Exception {
        try (House house = new House(container, House.PUBLIC_URL, "", List.of(), FRONT, ADMIN)) {
            assertThat(house.browser().open("/assets/a;b").status()).isEqualTo(400);
            assertThat(house.reached).isEmpty();
        }
    }
}

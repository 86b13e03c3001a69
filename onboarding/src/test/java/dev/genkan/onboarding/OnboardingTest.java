package dev.genkan.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.genkan.gate.GateDecision;
import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Flows.NewApplication;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import dev.genkan.token.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnboardingTest {

    private final Onboarding first = Flows.welcome(1);
    private final Onboarding second = Flows.welcome(2);

    @Test
    void somebody_without_metadata_is_led_to_onboarding() {
        assertThat(first.unmet(visitorWith(Map.of()), "/dashboard"))
                .contains(new GateDecision.OnboardFirst("onboarding_required", "/onboarding"));
    }

    @Test
    void somebody_who_has_finished_this_version_may_pass() {
        assertThat(first.unmet(visitorWith(done(1L)), "/dashboard")).isEmpty();
    }

    @Test
    void somebody_who_has_finished_a_later_version_may_pass() {
        assertThat(first.isDone(done(2L))).isTrue();
    }

    @Test
    void somebody_who_has_finished_an_earlier_version_is_asked_again() {
        assertThat(second.isDone(done(1L))).isFalse();
    }

    @Test
    void a_bare_flag_counts_as_version_1() {
        assertThat(first.isDone(Map.of("onboardingComplete", true))).isTrue();
        assertThat(second.isDone(Map.of("onboardingComplete", true))).isFalse();
        assertThat(first.isDone(Map.of("onboardingComplete", true, "onboarding", Map.of("other", 7L))))
                .isTrue();
        assertThat(first.isDone(Map.of("onboardingComplete", true, "onboarding", "of another kind")))
                .isTrue();
    }

    @Test
    void removing_the_flag_opens_the_door_to_the_form_again() {
        assertThat(first.isDone(Map.of("onboarding", Map.of("welcome", 1L)))).isFalse();
        assertThat(first.isDone(Map.of("onboardingComplete", false, "onboarding", Map.of("welcome", 1L))))
                .isFalse();
        Map<String, @Nullable Object> withNull = new HashMap<>();
        withNull.put("onboardingComplete", null);
        assertThat(first.isDone(withNull)).isFalse();
    }

    @Test
    void only_the_boolean_true_is_true() {
        assertThat(first.isDone(Map.of("onboardingComplete", "true"))).isFalse();
        assertThat(first.isDone(Map.of("onboardingComplete", 1L))).isFalse();
    }

    @Test
    void a_version_that_is_no_number_is_none() {
        assertThat(first.isDone(done("1"))).isFalse();
        assertThat(first.isDone(done(true))).isFalse();
        assertThat(first.isDone(done(1.0))).isTrue();
        assertThat(first.isDone(done(0.5))).isFalse();
    }

    @Test
    void a_step_is_called_like_its_record_in_kebab_case() {
        assertThat(Flows.twoSteps().steps()).extracting(Step::name).containsExactly("about-you", "new-application");
        assertThat(Step.asking(new Step.Asking.ByRecord(OAuthApp2.class), Condition.ALWAYS, false)
                        .name())
                .isEqualTo("o-auth-app2");
        assertThat(Step.asking(new Step.Asking.ByRecord(HTTPServer.class), Condition.ALWAYS, false)
                        .name())
                .isEqualTo("http-server");
    }

    @Test
    void a_flow_can_be_printed() {
        assertThat(first).hasToString("Onboarding[welcome 1 at /onboarding: asks NewApplication; lands at /dashboard]");
    }

    @Test
    void flows_that_ask_the_same_are_equal_whatever_they_do_afterwards() {
        Onboarding doing = Onboarding.flow("welcome", 1)
                .ask(NewApplication.class)
                .then((member, answers) -> {})
                .landAt("/dashboard");
        assertThat(doing).isEqualTo(first).hasSameHashCodeAs(first);
        assertThat(first)
                .isNotEqualTo(second)
                .isNotEqualTo(
                        Onboarding.flow("other", 1).ask(NewApplication.class).landAt("/dashboard"))
                .isNotEqualTo(Onboarding.flow("welcome", 1).ask(AboutYou.class).landAt("/dashboard"))
                .isNotEqualTo(
                        Onboarding.flow("welcome", 1).ask(NewApplication.class).landAt("/home"))
                .isNotEqualTo(Onboarding.flow("welcome", 1)
                        .ask(NewApplication.class)
                        .at("/start")
                        .landAt("/dashboard"));
    }

    @Test
    void a_draft_can_be_continued_twice_without_one_knowing_of_the_other() {
        Onboarding.Draft draft = Onboarding.flow("welcome", 1).ask(NewApplication.class);
        Onboarding longer = draft.ask(AboutYou.class).landAt("/dashboard");
        assertThat(draft.landAt("/dashboard").steps()).hasSize(1);
        assertThat(longer.steps()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Welcome", "1st", "wel come", "wel_come", "-a", "ä"})
    void a_flow_with_a_name_that_cannot_be_kept_stops_the_start(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Onboarding.flow(name, 1))
                .withMessageContaining("needs another name");
    }

    @Test
    void the_longest_name_has_40_characters() {
        assertThat(Onboarding.flow("a".repeat(40), 1)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> Onboarding.flow("a".repeat(41), 1));
    }

    @Test
    void a_version_below_1_stops_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Onboarding.flow("welcome", 0))
                .withMessageContaining("versions begin at 1");
    }

    @Test
    void a_flow_that_asks_nothing_stops_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Onboarding.flow("welcome", 1).landAt("/dashboard"))
                .withMessageContaining("asks nothing");
    }

    @Test
    void a_record_asked_for_twice_stops_the_start() {
        Onboarding.Draft draft =
                Onboarding.flow("welcome", 1).ask(NewApplication.class).ask(NewApplication.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.landAt("/dashboard"))
                .withMessage("The flow \"welcome\" asks for NewApplication twice.");
    }

    @Test
    void two_records_of_one_name_stop_the_start() {
        Onboarding.Draft draft =
                Onboarding.flow("welcome", 1).ask(NewApplication.class).ask(Elsewhere.NewApplication.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.landAt("/dashboard"))
                .withMessageContaining("two records that are both called NewApplication");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dashboard",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "/a//b",
                "/a/../b",
                "/..",
                "/a/./b",
                "/a b",
                "/a;b",
                "/a#b",
                "/a\nb",
                "/%2e%2e",
                "javascript:alert(1)"
            })
    void a_landing_place_outside_the_application_stops_the_start(String landAt) {
        Onboarding.Draft draft = Onboarding.flow("welcome", 1).ask(NewApplication.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.landAt(landAt))
                .withMessageContaining("which is no path of this application");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard", "/dashboard/", "/a/b.html?tab=1&x=%20", "/onboarding-done", "/a...b"})
    void a_landing_place_inside_the_application_is_kept_as_it_is(String landAt) {
        assertThat(Onboarding.flow("welcome", 1)
                        .ask(NewApplication.class)
                        .landAt(landAt)
                        .landAt())
                .isEqualTo(landAt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/onboarding", "/onboarding/", "/onboarding?again=1", "/onboarding/welcome"})
    void a_flow_that_lands_where_it_is_asked_stops_the_start(String landAt) {
        Onboarding.Draft draft = Onboarding.flow("welcome", 1).ask(NewApplication.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.landAt(landAt))
                .withMessageContaining("nobody would ever arrive");
    }

    private record HTTPServer(String port) {}

    private record OAuthApp2(String port) {}

    private static final class Elsewhere {
        private record NewApplication(String nickname) {}
    }

    private static Map<String, @Nullable Object> done(Object version) {
        return Map.of("onboardingComplete", true, "onboarding", Map.of("welcome", version));
    }

    private static Auth.SignedIn visitorWith(Map<String, @Nullable Object> metadata) {
        return new Auth.SignedIn(new Claims(
                "http://localhost",
                Flows.ADA,
                new SessionId("sess_1"),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                Map.of("metadata", metadata)));
    }
}

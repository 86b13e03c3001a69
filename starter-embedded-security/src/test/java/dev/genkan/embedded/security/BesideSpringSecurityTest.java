package dev.genkan.embedded.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.Browser;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.token.UserId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BesideSpringSecurityTest {

    private static Running running;

    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(Applications.Chained.class, data);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void a_stranger_is_anonymous_on_a_public_route_and_signs_in_at_our_door_elsewhere() {
        assertThat(running.visitor().open("/").body()).isEqualTo("home of anonymousUser");
        assertThat(location(running.visitor().open("/me"))).isEqualTo("/sign-in?redirect_url=%2Fme");
        assertThat(running.visitor().call("/me").statusCode()).isEqualTo(401);
    }

    @Test
    void a_member_is_known_to_it_by_name_principal_and_servlet_api() {
        Visitor ada = running.visitor().signUp(running.engine(), "ada@example.com");
        String id = running.idOf("ada@example.com");

        assertThat(ada.open("/").body()).isEqualTo("home of " + id);
        assertThat(ada.open("/me").body()).isEqualTo(id + " " + id + " " + id + " []");
    }

    /// Nothing else on this class path brings it, as in an application that does not measure.
    @Test
    void without_micrometer_the_house_stands_and_counts_as_ever() {
        assertThatThrownBy(() -> Class.forName("io.micrometer.core.instrument.MeterRegistry"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(running.context.containsBean("genkanMeasuresOnboarding")).isFalse();
        assertThat(running.context.getBeansOfType(Funnel.class)).hasSize(1);
    }

    @Test
    void what_members_may_do_follows_their_claims_at_once() {
        Visitor grace = running.visitor().signUp(running.engine(), "grace@example.com");
        assertThat(grace.open("/admin").statusCode()).isEqualTo(403);
        assertThat(grace.open("/public/method").statusCode()).isEqualTo(403);

        become("grace@example.com", "admin");
        assertThat(grace.open("/admin").body()).isEqualTo("admin");
        assertThat(grace.open("/public/method").body()).isEqualTo("by method");

        become("grace@example.com", "guest");
        assertThat(grace.open("/admin").statusCode()).isEqualTo(403);
    }

    @Test
    void a_banned_member_is_a_stranger_to_it_at_once() {
        Visitor mallory = running.visitor().signUp(running.engine(), "mallory@example.com");
        running.engine().users().ban(userId("mallory@example.com"), new Actor("operator", Browser.NONE));

        assertThat(mallory.open("/").body()).isEqualTo("home of anonymousUser");
    }

    @Test
    void whoever_signs_out_is_a_stranger_to_it() {
        Visitor barbara = running.visitor().signUp(running.engine(), "barbara@example.com");
        barbara.open("/sign-out");
        assertThat(barbara.send("/sign-out", Map.of()).statusCode()).isEqualTo(303);

        assertThat(barbara.open("/").body()).isEqualTo("home of anonymousUser");
    }

    @Test
    void its_forms_carry_its_own_field_and_ours_do_not() {
        Visitor edsger = running.visitor().signUp(running.engine(), "edsger@example.com");
        assertThat(edsger.send("/note", Map.of()).statusCode()).isEqualTo(403);

        String[] field = edsger.open("/public/form").body().split("=", 2);
        assertThat(edsger.send("/note", Map.of(field[0], field[1])).body()).isEqualTo("noted");
    }

    @Test
    void an_ignored_route_knows_nobody() {
        Visitor annie = running.visitor().signUp(running.engine(), "annie@example.com");
        assertThat(annie.open("/ignored").body()).isEqualTo("home of anonymousUser");
    }

    @Test
    void the_boundary_at_a_handler_holds_behind_it_too() {
        assertThat(location(running.visitor().open("/public/member")))
                .isEqualTo("/sign-in?redirect_url=%2Fpublic%2Fmember");
        assertThat(running.visitor()
                        .signUp(running.engine(), "frances@example.com")
                        .open("/public/member")
                        .body())
                .isEqualTo("a member");
    }

    @Test
    void no_session_of_the_container_is_begun_for_a_member() {
        Visitor hedy = running.visitor().signUp(running.engine(), "hedy@example.com");
        hedy.open("/me");

        assertThat(hedy.cookies()).doesNotContainKey("JSESSIONID");
    }

    @Test
    void without_a_chain_of_the_application_the_start_says_what_that_means(@TempDir Path data, CapturedOutput output) {
        try (Running chainless = Running.start(Applications.Chainless.class, data)) {
            assertThat(output.getAll())
                    .contains("Spring Security is here without a SecurityFilterChain of the application");
            assertThat(location(chainless.visitor().open("/"))).endsWith("/login");
            Visitor ada = chainless.visitor().signUp(chainless.engine(), "ada@example.com");
            assertThat(ada.open("/").body()).startsWith("home of user_");
        }
    }

    @Test
    void with_one_it_has_nothing_to_say(@TempDir Path data, CapturedOutput output) {
        try (Running another = Running.start(Applications.Chained.class, data)) {
            assertThat(another.visitor().open("/").statusCode()).isEqualTo(200);
        }
        assertThat(output.getAll()).doesNotContain("without a SecurityFilterChain");
    }

    private static void become(String address, String role) {
        running.engine().users().mergeMetadata(userId(address), MetadataPatch.ofPublic(Map.of("role", role)));
    }

    private static UserId userId(String address) {
        return new UserId(running.idOf(address));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}

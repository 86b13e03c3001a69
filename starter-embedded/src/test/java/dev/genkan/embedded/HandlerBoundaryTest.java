package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.Users;
import dev.genkan.server.CannotStart;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a handler demands holds at the handler, whatever the gate's routes say.
class HandlerBoundaryTest {

    private static final String ONBOARDING = "/onboarding?redirect_url=";

    private static Running running;

    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(Boundaries.Open.class, data);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/member", "/public/argument", "/public/class", "/public/onboarded", "/public/settled",
                        "/public/inherited",
                "/public/servlet", "/ignored/member", "/ignored/argument", "/ignored/onboarded", "/ignored/servlet",
                        "/forward/member"
            })
    void a_stranger_is_led_to_sign_in_and_a_program_is_told_401(String path) {
        HttpResponse<String> page = running.visitor().open(path);
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(location(page)).isEqualTo("/sign-in?redirect_url=" + path.replace("/", "%2F"));
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");

        HttpResponse<String> program = running.visitor().call(path);
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.body()).contains("authentication_invalid");
    }

    @Test
    void a_handler_that_demands_nothing_is_open() {
        assertThat(running.visitor().open("/public/everybody").body()).isEqualTo("everybody");
        assertThat(running.visitor().open("/ignored/everybody").body()).isEqualTo("everybody");
    }

    @Test
    void a_member_reaches_what_asks_for_members_only() {
        Visitor ada = member("ada@example.com");

        assertThat(ada.open("/public/member").body()).isEqualTo("a member");
        assertThat(ada.open("/public/argument").body()).isEqualTo("by argument");
        assertThat(ada.open("/public/class").body()).isEqualTo("of the class");
        assertThat(ada.open("/ignored/member").body()).isEqualTo("a member");
        assertThat(ada.open("/ignored/argument").body()).isEqualTo("by argument");
        assertThat(ada.open("/forward/member").body()).isEqualTo("a member");
        assertThat(ada.open("/ignored/forward").body()).isEqualTo("a member");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/onboarded",
                "/public/settled",
                "/public/inherited",
                "/public/servlet",
                "/ignored/onboarded",
                "/ignored/servlet",
                "/forward/onboarded"
            })
    void a_member_who_has_not_finished_is_led_to_onboarding_and_reaches_it_afterwards(String path) {
        String address = path.substring(1).replace("/", ".") + "@example.com";
        Visitor member = member(address);

        assertThat(location(member.open(path))).isEqualTo(ONBOARDING + path.replace("/", "%2F"));
        HttpResponse<String> program = member.call(path);
        assertThat(program.statusCode()).isEqualTo(403);
        assertThat(program.body()).contains("onboarding_required");

        finish(address);
        assertThat(member.open(path).statusCode()).isEqualTo(200);
    }

    @Test
    void what_the_store_knows_counts_before_anybody_is_turned_away() {
        Visitor grace = member("grace@example.com");
        String old = grace.cookies().get(grace.cookieName("__session"));
        finish("grace@example.com");

        assertThat(grace.open("/ignored/onboarded").body()).isEqualTo("onboarded");
        assertThat(grace.cookies().get(grace.cookieName("__session"))).isNotEqualTo(old);
    }

    @Test
    void an_ignored_route_is_no_way_round_the_check_of_origins() {
        Visitor barbara = member("barbara@example.com");

        assertThat(barbara.send("/ignored/member", Map.of()).body()).isEqualTo("done");
        assertThat(barbara.sendFrom("https://evil.example", "/ignored/member", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void without_any_flow_a_handler_that_demands_one_stops_the_start(@TempDir Path data) {
        Throwable thrown = catchThrowable(() -> Running.start(Boundaries.Unreachable.class, data));

        assertThat(thrown)
                .isInstanceOf(CannotStart.class)
                .message()
                .startsWith("dev.genkan.embedded.Boundaries$Handlers#")
                .contains("@RequireOnboarded", "there is no Onboarding bean");
    }

    @Test
    void a_flow_that_the_gate_leaves_to_whoever_wants_it_keeps_nobody_out(@TempDir Path data) {
        try (Running choosing = Running.start(Boundaries.Choosing.class, data)) {
            Visitor ada = choosing.visitor().signUp(choosing.engine(), "ada@example.com");
            assertThat(location(ada.open("/public/onboarded"))).startsWith(ONBOARDING);

            Users users = choosing.engine().users();
            users.mergeMetadata(
                    users.findByEmailAddress(
                                    EmailAddress.parse("ada@example.com").orElseThrow())
                            .orElseThrow()
                            .id(),
                    MetadataPatch.ofPublic(Map.of("onboarding", Map.of("welcome", 1L))));

            assertThat(ada.open("/public/onboarded").body()).isEqualTo("onboarded");
        }
    }

    private static Visitor member(String address) {
        return running.visitor().signUp(running.engine(), address);
    }

    private static void finish(String address) {
        Users users = running.context.getBean(Users.class);
        users.mergeMetadata(
                users.findByEmailAddress(EmailAddress.parse(address).orElseThrow())
                        .orElseThrow()
                        .id(),
                MetadataPatch.ofPublic(Map.of("onboardingComplete", true)));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}

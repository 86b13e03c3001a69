package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Users;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthArgumentsTest {

    private static Running running;

    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(Applications.Gated.class, data);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void a_public_handler_learns_who_is_there() {
        assertThat(running.visitor().open("/").body()).isEqualTo("home of nobody");
        Visitor ada = running.visitor().signUp(running.engine(), "ada@example.com");
        assertThat(ada.open("/").body()).isEqualTo("home of " + idOf("ada@example.com"));
    }

    @Test
    void a_private_handler_is_only_reached_by_members() {
        HttpResponse<String> turnedAway = running.visitor().open("/me");
        assertThat(turnedAway.statusCode()).isEqualTo(303);
        assertThat(turnedAway.headers().firstValue("Location")).hasValue("/sign-in?redirect_url=%2Fme");

        Visitor grace = running.visitor().signUp(running.engine(), "grace@example.com");
        assertThat(grace.open("/me").body()).isEqualTo("me, " + idOf("grace@example.com"));
    }

    @Test
    void a_public_handler_that_insists_on_a_member_sends_strangers_to_sign_in() {
        assertThat(running.visitor().open("/members-only").headers().firstValue("Location"))
                .hasValue("/sign-in?redirect_url=%2Fmembers-only");
        assertThat(running.visitor().call("/members-only").statusCode()).isEqualTo(401);
        Visitor edsger = running.visitor().signUp(running.engine(), "edsger@example.com");
        assertThat(edsger.open("/members-only").body()).isEqualTo("members only, " + idOf("edsger@example.com"));
    }

    @Test
    void a_call_from_a_program_is_answered_in_json() {
        HttpResponse<String> refused = running.visitor().call("/me");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(refused.body()).startsWith("{\"errors\":[{\"code\":");
    }

    @Test
    void an_ignored_route_is_none_of_our_business() {
        HttpResponse<String> answer = running.visitor().open("/ignored");

        assertThat(answer.body()).isEqualTo("ignored");
        assertThat(answer.headers().firstValue("Cache-Control")).isEmpty();
    }

    private static String idOf(String address) {
        return running.context
                .getBean(Users.class)
                .findByEmailAddress(EmailAddress.parse(address).orElseThrow())
                .orElseThrow()
                .id()
                .value();
    }
}

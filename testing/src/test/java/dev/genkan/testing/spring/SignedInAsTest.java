package dev.genkan.testing.spring;

import static dev.genkan.testing.spring.GenkanRequestPostProcessors.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.session.Sessions;
import dev.genkan.testing.TurnableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@GenkanTest
class SignedInAsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Visitors visitors;

    @Autowired
    TurnableClock clock;

    @Test
    void nobody_is_sent_to_sign_in() throws Exception {
        mvc.perform(get("/dashboard").accept("text/html"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/sign-in?redirect_url=%2Fdashboard"));
    }

    @Test
    void who_has_answered_nothing_is_sent_to_the_flow() throws Exception {
        Visitor grace = visitors.signUp("grace@example.com");

        mvc.perform(get("/dashboard").accept("text/html").with(signedInAs(grace)))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/onboarding?redirect_url=%2Fdashboard"));
        mvc.perform(get("/onboarding").with(signedInAs(grace))).andExpect(status().isOk());
    }

    @Test
    void who_is_through_is_greeted_with_what_they_answered() throws Exception {
        Visitor ada = visitors.signUp("ada@example.com").onboarded(new Shop.Name("Engines"));

        mvc.perform(get("/dashboard").with(signedInAs(ada)))
                .andExpect(status().isOk())
                .andExpect(content().string("dashboard of Engines"));
        assertThat(ada.user().publicMetadata().values()).containsEntry("onboarding", Map.of("welcome", 2L));
    }

    @Test
    void metadata_counts_on_the_next_request() throws Exception {
        Visitor joan = visitors.signUp("joan@example.com").onboarded(new Shop.Name("Before"));
        mvc.perform(get("/dashboard").with(signedInAs(joan)))
                .andExpect(content().string("dashboard of Before"));

        joan.with(Map.of("shopName", "After"));

        mvc.perform(get("/dashboard").with(signedInAs(joan)))
                .andExpect(content().string("dashboard of After"));
    }

    @Test
    void a_request_that_changes_something_is_theirs_too() throws Exception {
        Visitor mary = visitors.signUp("mary@example.com").onboarded();

        mvc.perform(post("/orders").with(signedInAs(mary))).andExpect(content().string("ordered by " + mary.userId()));
    }

    @Test
    void a_session_that_was_revoked_is_one_no_longer(@Autowired Sessions sessions) throws Exception {
        Visitor hedy = visitors.signUp("hedy@example.com").onboarded();

        sessions.revokeAll(hedy.userId(), Actor.APPLICATION);

        mvc.perform(get("/").with(signedInAs(hedy))).andExpect(content().string("home of nobody"));
        Visitor again = visitors.signIn(hedy.user());
        mvc.perform(get("/").with(signedInAs(again))).andExpect(content().string("home of a member"));
    }

    @Test
    void a_clock_that_is_turned_ends_sessions() throws Exception {
        Visitor lise = visitors.signUp("lise@example.com").onboarded();
        mvc.perform(get("/").with(signedInAs(lise))).andExpect(content().string("home of a member"));

        clock.turn(Duration.ofDays(8));

        mvc.perform(get("/").with(signedInAs(lise))).andExpect(content().string("home of nobody"));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.turn(Duration.ofDays(-8)));
    }

    @Test
    void what_is_no_address_and_who_is_gone_are_the_tests_own_fault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> visitors.signUp("nobody"))
                .withMessage("\"nobody\" is no e-mail address.");
        Visitor gone = visitors.signUp("gone@example.com");
        visitors.engine().users().delete(gone.userId(), Actor.APPLICATION);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(gone::user);
        assertThat(gone).asString().doesNotContain(gone.cookieValue());
    }

    @Test
    void the_database_lies_in_a_folder_of_the_tests_own(@Autowired Environment environment) {
        Path folder = Path.of(environment.getRequiredProperty("genkan.data-dir"));

        assertThat(folder.getFileName().toString()).startsWith("genkan-test");
        assertThat(Files.exists(folder.resolve("genkan.mv.db"))).isTrue();
        assertThat(Files.exists(Path.of("genkan-data"))).isFalse();
    }
}

package dev.genkan.server.dashboard;

import static dev.genkan.onboarding.Onboarding.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewRoomTest {

    private static final String AT = Desks.AT;
    private static final String OPERATOR = "rie@acme.example";

    record Greeting(@NotBlank String nickname) {}

    record Team(@NotBlank String team) {}

    @TempDir
    private Path directory;

    private final TurnableClock clock = new TurnableClock();
    private House house;
    private Browser rie;

    @BeforeEach
    void somebody_runs_it() {
        house = new House(
                directory,
                clock,
                Onboarding.flow("setup", 1).ask(Greeting.class).ask(Team.class).landAt("/dashboard"));
        rie = Desks.readOnly(house, OPERATOR);
    }

    @AfterEach
    void the_house_is_closed() {
        house.close();
    }

    @Test
    void nobody_is_there_but_who_runs_it_and_so_it_says_how_to_begin() {
        assertThat(rie.open(AT).body()).contains("Your door is open", "Waiting for the first person to sign up");
        assertThat(rie.open(AT + "/connect/state").body()).isEqualTo("waiting");

        house.memberAt("ada@example.com");
        assertThat(rie.open(AT + "/connect/state").body()).isEqualTo("connected");
        assertThat(rie.open(AT).body()).contains("Key figures").doesNotContain("Your door is open");
        assertThat(rie.open(AT + "/connect").body()).contains("Your app is connected");
    }

    @Test
    void figures_have_their_period_and_what_they_are_compared_with() {
        Browser ada = house.memberAt("ada@example.com");
        house.memberAt("grace@example.com");
        clock.turn(Duration.ofDays(1));
        house.merge("ada@example.com", Map.of(COMPLETE, true));
        house.memberAt("edsger@example.com");
        rie = house.signingIn(OPERATOR);
        rie.send("/sign-in/password", "password", House.PASSWORD);

        Answer page = rie.open(AT);
        assertThat(page.status()).isEqualTo(200);
        assertThat(text(page))
                .contains("Users 4 +4 in 28 days")
                .contains("Sign-ups yesterday 3 none on the Monday before")
                .contains("Finish onboarding 25% of 4 in 28 days")
                .contains("23 Nov 3 1 0")
                .contains("24 Nov (so far) 1 0 0")
                .contains("3 sign-ups, 1 onboarded");
        assertThat(text(rie.open(AT + "?period=7d"))).contains("+4 in 7 days", "18 Nov");
        assertThat(text(rie.open(AT + "?period=12m")))
                .contains("+4 in 12 months", "Sign-ups per month", "Nov 2026 (so far) 4 1 0", "Dec 2025");
        assertThat(text(rie.open(AT + "?period=nonsense"))).contains("in 28 days");
        assertThat(ada.open(AT).status()).isEqualTo(403);
    }

    @Test
    void who_is_deleted_is_a_user_no_more_and_has_signed_up_all_the_same() {
        house.memberAt("ada@example.com");
        house.memberAt("grace@example.com");
        house.engine.users().delete(house.userAt("ada@example.com").id(), Actor.SYSTEM);

        assertThat(text(rie.open(AT))).contains("Users 2 +2 in 28 days", "23 Nov (so far) 3 0 1");
    }

    @Test
    void the_newest_and_where_they_are() {
        Browser ada = house.memberAt("ada@example.com");
        ada.open("/onboarding/setup/greeting");
        ada.send("/onboarding/setup/greeting", "nickname", "Ada");
        clock.turn(Duration.ofSeconds(1));
        house.memberAt("grace@example.com");

        String page = text(rie.open(AT));
        assertThat(page).containsSubsequence("grace@example.com", "Not started", "ada@example.com", "At: Team");
        assertThat(page)
                .contains("setup , version 1")
                .contains("Began 1 – –")
                .contains("Greeting 1 0 (0%)")
                .contains("Team 0 1 (100%)")
                .contains("Finished 0 0% finish");
    }

    @Test
    void the_figures_can_be_taken_along() {
        house.memberAt("ada@example.com");

        Answer file = rie.open(AT + "/sign-ups.csv?period=7d");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.body().lines().toList())
                .hasSize(8)
                .startsWith("day,signed_up,onboarded,deleted", "2026-11-17,0,0,0")
                .endsWith("2026-11-23,2,0,0");
    }

    @Test
    void what_people_call_themselves_is_text() {
        house.memberAt("ada@example.com");
        house.engine
                .users()
                .update(
                        house.userAt("ada@example.com").id(),
                        UserPatch.nothing()
                                .firstName("<script>alert(1)</script>")
                                .lastName("\u202e=1+1"));

        String page = rie.open(AT).body();
        assertThat(page).contains("<bdi>&lt;script&gt;").doesNotContain("<script>alert", "style=");
    }

    /// What one reads, without the marks.
    private static String text(Answer page) {
        return page.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}

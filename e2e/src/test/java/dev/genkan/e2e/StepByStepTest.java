package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.e2e.team.TeamApplication;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A flow of three steps in a browser that runs no scripts.
class StepByStepTest {

    @Test
    void three_steps_one_of_them_gone_back_to_and_the_claims_say_it_all() {
        try (House house = House.openAt(TeamApplication.class, InstantSource.system());
                Mailbox mailbox = house.mailbox();
                Visitor ada = house.visitor(Scripting.OFF)) {
            ada.open("/dashboard");
            Steps.signUp(ada, mailbox, "ada@example.com");
            assertThat(ada.at()).isEqualTo("/onboarding/team/about-you");
            assertThat(ada.title()).isEqualTo("About you, step 1 of 3 – Acme");
            ada.fill("Nickname", "Ada");
            ada.pick("Country", "Finland");
            assertThat(ada.press("Continue"))
                    .hasToString("[POST /onboarding/team/about-you 303 /onboarding/team/your-team,"
                            + " GET /onboarding/team/your-team 200]");

            Steps.fillInTheTeam(ada);
            ada.fill("Seats", "a dozen");
            ada.press("Continue");
            assertThat(ada.title()).startsWith("Error: Your team, step 2 of 3");
            assertThat(ada.reads()).contains("Enter seats as a whole number, like 12");
            ada.fill("Seats", "12");
            ada.press("Continue");

            ada.press("Back");
            ada.press("Back");
            assertThat(ada.at()).isEqualTo("/onboarding/team/about-you");
            ada.fill("Nickname", "Lady Ada");
            ada.press("Continue");
            assertThat(ada.at()).as("on where one was").isEqualTo("/onboarding/team/finally");

            ada.fill("Invoices", "money@example.com");
            ada.tick("Terms");
            assertThat(ada.element("#topics").isVisible())
                    .as("asked of nobody yet")
                    .isFalse();
            ada.tick("News");
            assertThat(ada.element("#topics").isVisible())
                    .as("asked without a script")
                    .isTrue();
            ada.press("Continue");
            assertThat(ada.reads()).contains("Enter topics");
            assertThat(ada.element("#topics").isVisible())
                    .as("where the error leads")
                    .isTrue();
            ada.fill("Topics", "Releases");
            assertThat(ada.press("Continue"))
                    .hasToString("[POST /onboarding/team/finally 303 /dashboard, GET /dashboard 200]");
            assertThat(ada.heading()).isEqualTo("12 of Tidepool from 2027-04-01");
            assertThat(ada.metadata())
                    .containsEntry("nickname", "Lady Ada")
                    .containsEntry("country", "FINLAND")
                    .containsEntry("seats", 12L)
                    .containsEntry("budget", 1234.5)
                    .containsEntry("start", "2027-04-01")
                    .containsEntry("roles", List.of("DEVELOPER", "OWNER"))
                    .containsEntry("terms", true)
                    .containsEntry("topics", "Releases")
                    .containsEntry("onboarding", Map.of("team", 2L));
            assertThat(ada.complaints()).isEmpty();
        }
    }
}

package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The tutorial leads where it says.
@Timeout(600)
class TutorialTest {

    private static final Path TUTORIAL = Path.of("..", "docs", "tutorial.md");

    @TempDir
    Path folder;

    @Test
    void whoever_follows_the_tutorial_has_an_application_whose_questions_branch_and_rows_of_its_own() {
        var project = NewProject.write(folder, Readme.filesOf(TUTORIAL));
        project.build();
        try (var running = project.start();
                var mailbox = new Mailbox(running.origin(), running.inbox());
                var ada = new Visitor(running.origin(), Scripting.OFF)) {
            assertThat(ada.open("/dashboard"))
                    .first()
                    .hasToString("GET /dashboard 303 /sign-in?redirect_url=%2Fdashboard");
            Steps.signUp(ada, mailbox, "ada@example.com");
            Steps.onboard(ada, "Tidepool");
            assertThat(ada.at()).startsWith("/onboarding/welcome/");

            assertThat(ada.reads()).contains("Because you chose B2B");
            ada.fill("How many people will use it?", "12");
            ada.press("Continue");
            assertThat(ada.at()).isEqualTo("/onboarding/welcome/colleague");
            ada.press("Skip this step");

            assertThat(ada.at()).isEqualTo("/dashboard");
            assertThat(ada.reads()).contains("Tidepool").contains("room for 12");
            ada.follow("Your account");
            assertThat(ada.at()).isEqualTo("/user");

            try (var grace = ada.another()) {
                Steps.signUp(grace, mailbox, "grace@example.com");
                grace.fill("Application name", "Harvard");
                grace.choose("B2C");
                grace.press("Continue");
                assertThat(grace.at()).isEqualTo("/onboarding/welcome/colleague");
                grace.fill("Address", "howard@example.com");
                grace.press("Continue");
                assertThat(grace.reads()).contains("Harvard").contains("room for 1.");
            }
        }
    }
}

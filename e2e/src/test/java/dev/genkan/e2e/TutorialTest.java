package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
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
    void whoever_follows_the_tutorial_has_an_application_whose_questions_branch_and_rows_of_its_own() throws Exception {
        followsItAsFarAs("## 6. A flow that branches");
        followsItToTheEnd();
        try (Connection own = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("data/acme").toAbsolutePath());
                ResultSet invited = own.createStatement().executeQuery("select address from invitations order by 1")) {
            List<String> addresses = new ArrayList<>();
            while (invited.next()) {
                addresses.add(invited.getString(1));
            }
            assertThat(addresses).containsExactly("howard@example.com", "lovelace@example.com");
        }
    }

    /// Two pages for everybody.
    private void followsItAsFarAs(String heading) {
        var project = NewProject.write(folder, Readme.filesOf(TUTORIAL, heading));
        project.build();
        try (var running = project.start();
                var mailbox = new Mailbox(running.origin(), running.inbox());
                var ada = new Visitor(running.origin(), Scripting.OFF)) {
            assertThat(ada.open("/dashboard"))
                    .first()
                    .hasToString("GET /dashboard 303 /sign-in?redirect_url=%2Fdashboard");
            Steps.signUp(ada, mailbox, "ada@example.com");
            Steps.onboard(ada, "Tidepool");
            ada.fill("How many people will use it?", "12");
            ada.press("Continue");
            assertThat(ada.at()).isEqualTo("/dashboard");
            assertThat(ada.reads()).contains("Tidepool").contains("room for 12");
        }
    }

    /// The second for companies only, and somebody to invite.
    private void followsItToTheEnd() {
        var project = NewProject.write(folder, Readme.filesOf(TUTORIAL));
        project.build();
        try (var running = project.start();
                var mailbox = new Mailbox(running.origin(), running.inbox());
                var ada = new Visitor(running.origin(), Scripting.OFF);
                var joan = new Visitor(running.origin(), Scripting.OFF);
                var grace = new Visitor(running.origin(), Scripting.OFF)) {
            Steps.signIn(ada, "ada@example.com");
            ada.open("/dashboard");
            ada.fill("Address", "lovelace@example.com");
            ada.press("Continue");
            assertThat(ada.at()).as("and nothing else").isEqualTo("/dashboard");
            assertThat(ada.reads()).contains("Tidepool").contains("room for 12");
            ada.follow("Your account");
            assertThat(ada.at()).isEqualTo("/user");

            Steps.signUp(joan, mailbox, "joan@example.com");
            Steps.onboard(joan, "Tidal");
            assertThat(joan.reads()).contains("Because you chose B2B");
            joan.fill("How many people will use it?", "7");
            joan.press("Continue");
            assertThat(joan.at()).isEqualTo("/onboarding/welcome/colleague");
            joan.press("Skip this step");
            assertThat(joan.reads()).contains("Tidal").contains("room for 7");

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

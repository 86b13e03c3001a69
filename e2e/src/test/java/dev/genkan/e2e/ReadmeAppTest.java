package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows on its first screen works as it stands there.
@Timeout(600)
class ReadmeAppTest {

    private static final Path README = Path.of("..", "README.md");

    @TempDir
    Path folder;

    @Test
    void a_new_application_made_of_the_readmes_own_lines_tells_the_story() {
        var project = NewProject.write(folder, Readme.thirtyLines(README));
        project.build();
        try (var running = project.start();
                var mailbox = new Mailbox(running.origin(), running.inbox());
                var ada = new Visitor(running.origin(), Scripting.OFF)) {
            assertThat(ada.open("/")).hasToString("[GET / 200]");
            assertThat(ada.open("/dashboard"))
                    .first()
                    .hasToString("GET /dashboard 303 /sign-in?redirect_url=%2Fdashboard");

            Steps.signUp(ada, mailbox, "ada@example.com");
            assertThat(ada.at()).startsWith("/onboarding");

            Steps.onboard(ada, "Tidepool");
            assertThat(ada.at()).isEqualTo("/dashboard");
            assertThat(ada.reads()).contains("Tidepool");
            assertThat(ada.metadata()).containsEntry("onboardingComplete", true);
        }
    }
}

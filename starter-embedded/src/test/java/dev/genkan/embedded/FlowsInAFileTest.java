package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `genkan.flows` adds flows to those of the application.
class FlowsInAFileTest {

    @TempDir
    Path data;

    @Test
    void the_beans_are_asked_first_and_then_the_file() throws IOException {
        Path file = Files.writeString(data.resolve("flows.yaml"), """
            - flow: more
              steps:
                - ask: Colour
                  fields: [{ field: colour, type: choice, of: [RED, BLUE], required: true }]
              land-at: /me
            """);
        try (Running running = Running.start(Applications.Asking.class, data, "genkan.flows=" + file)) {
            Visitor ada = running.visitor().signUp(running.engine(), "ada@example.com");
            assertThat(ada.open("/me").headers().firstValue("Location").orElseThrow())
                    .startsWith("/onboarding");
            String first =
                    ada.open("/onboarding").headers().firstValue("Location").orElseThrow();
            assertThat(first).isEqualTo("/onboarding/welcome/name");
            assertThat(ada.open("/onboarding/more/colour").statusCode()).isEqualTo(200);
            assertThat(running.context.getBean(AllFlows.class).inOrder())
                    .extracting(Onboarding::name)
                    .containsExactly("welcome", "more");
        }
    }
}

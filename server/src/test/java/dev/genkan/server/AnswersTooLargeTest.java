package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.Lines;
import dev.genkan.onboarding.Onboarding;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers that no session cookie could carry, met by the engine and its real budget.
class AnswersTooLargeTest {

    record Story(@NotBlank String title, @NotBlank @Lines String story) {}

    @TempDir
    Path directory;

    @Test
    void they_come_back_with_the_one_to_shorten_and_shortened_they_go_through() {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Story.class).landAt("/dashboard");
        try (House house = new House(directory, new TurnableClock(), flow)) {
            Browser ada = house.memberAt("ada@example.com");
            ada.open("/onboarding");
            Answer refused = ada.send("/onboarding", "title", "Notes", "story", "engine ".repeat(1_000));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("<a href=\"#story\">Shorten story. It takes 7001 bytes")
                    .contains("value=\"Notes\"")
                    .contains("engine engine");
            assertThat(ada.open("/dashboard").location()).startsWith("/onboarding");

            ada.open("/onboarding");
            assertThat(ada.send("/onboarding", "title", "Notes", "story", "engine")
                            .location())
                    .isEqualTo("/dashboard");
            assertThat(ada.claims().get("metadata"))
                    .isEqualTo(Map.of(
                            "title",
                            "Notes",
                            "story",
                            "engine",
                            "onboardingComplete",
                            true,
                            "onboarding",
                            Map.of("welcome", 1L)));
        }
    }
}

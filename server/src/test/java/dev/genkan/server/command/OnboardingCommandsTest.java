package dev.genkan.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Browser;
import dev.genkan.server.EngineSettings.Operation;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnboardingCommandsTest {

    record Name(@NotBlank String name) {}

    @TempDir
    Path directory;

    @Test
    void what_onboarding_has_of_a_member_and_all_receipts_are_said_whether_the_application_runs_or_not() {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        try (House house = new House(
                House.settings(directory).operated(new Operation(true, "")), directory, new TurnableClock(), flow)) {
            Browser ada = house.memberAt("ada@example.com");
            ada.open("/onboarding");
            ada.send("/onboarding", "name", "Analytical");
            assertSaid(house.userAt("ada@example.com").id().value());
            assertThat(ask("status").out()).contains("afterwards waiting 0, given up 0\n");
        }
        assertSaid("user_");
        assertThat(ask("onboarding-retry").out()).isEqualTo("To be tried again: 0\n");
        assertThat(ask("onboarding-export", "address=grace@example.com").err())
                .isEqualTo("Nobody has proven the address grace@example.com.\n");
        assertThat(ask("onboarding-receipts").err()).startsWith("Name the flow: flow=welcome.");
        assertThat(ask("onboarding-receipts", "flow=welcome", "format=xml").err())
                .startsWith("format is csv or json.");
    }

    private void assertSaid(String user) {
        assertThat(ask("onboarding-export", "address=ada@example.com").out())
                .startsWith("{\"object\":\"onboarding_export\",\"user_id\":\"" + user)
                .contains("\"status\":\"finished\"", "\"receipts\":[{\"journey\":\"jrn_");
        assertThat(ask("onboarding-receipts", "flow=welcome", "version=1").out())
                .matches("journey,user_id,flow,version,locale,text_sha256,completed_at,actor\n" + "jrn_\\w+," + user
                        + "\\w*,welcome,1,en,[0-9a-f]{64},2026-11-23T08:00:00Z,user_\\w+\n");
        assertThat(ask("onboarding-receipts", "flow=welcome", "format=json").out())
                .contains("\"flow\":\"welcome\",\"version\":1,");
        assertThat(ask("onboarding-receipts", "flow=welcome", "version=2").out().lines())
                .hasSize(1);
    }

    private Asked ask(String... words) {
        return Asked.of(directory.resolve("data"), words);
    }
}

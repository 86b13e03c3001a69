package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.testing.TurnableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Answers given a minute too late.
class KeptFormTest {

    @ParameterizedTest
    @EnumSource
    void answers_sent_after_the_session_had_ended_are_not_lost(Scripting scripting) {
        TurnableClock clock = new TurnableClock(Instant.parse("2026-11-23T08:00:00Z"));
        try (House house = House.openAt(clock);
                Mailbox mailbox = house.mailbox();
                Visitor ada = house.visitor(scripting)) {
            Steps.signUp(ada, mailbox, "ada@example.com");
            ada.open("/onboarding");
            clock.turn(Duration.ofDays(7).plusMinutes(1));
            Steps.onboard(ada, "Tidepool & \"Sons\"");

            assertThat(ada.heading()).isEqualTo("You’ve been signed out");
            ada.press("Sign in again");
            ada.fill("Password", Steps.PASSWORD);
            ada.press("Continue");
            assertThat(ada.heading()).isEqualTo("Send it now?");
            ada.press("Send it now");

            assertThat(ada.at()).isEqualTo("/dashboard");
            assertThat(ada.reads()).contains("Tidepool & \"Sons\"");
        }
    }
}

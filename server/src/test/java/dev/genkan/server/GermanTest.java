package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.mail.Letter;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is particular about German, for somebody whose browser asks for it. That nothing is left in English is
/// [EveryLanguageTest]'s business.
class GermanTest {

    private static final String[] AUSTRIAN = {"Accept-Language", "de-AT,de;q=0.9,en;q=0.5"};

    private static House house;

    record Workspace(@NotBlank String name) {}

    @BeforeAll
    static void open(@TempDir Path directory) {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Workspace.class).landAt("/dashboard");
        house = new House(directory, new TurnableClock(), flow);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void what_is_wrong_is_said_with_nouns_written_large_and_numbers_as_in_german() {
        Browser grace = house.browser(AUSTRIAN);
        grace.open("/sign-up");
        grace.send("/sign-up", "email_address", "grace.de@example.com", "password", House.PASSWORD);
        grace.open("/sign-up/code");
        grace.send(
                "/sign-up/code",
                "code",
                house.newestLetter("grace.de@example.com").code());
        grace.open("/onboarding");

        assertThat(grace.send("/onboarding", "name", "").body())
                .contains("<title>Fehler: Workspace – Acme</title>", "1 Angabe ist zu berichtigen", "Gib an: Name");
    }

    @Test
    void the_mail_is_german_too() {
        Browser edsger = house.browser(AUSTRIAN);
        edsger.open("/sign-up");
        edsger.send("/sign-up", "email_address", "edsger.de@example.com", "password", House.PASSWORD);

        Letter letter = house.newestLetter("edsger.de@example.com");
        assertThat(letter.subject()).endsWith(" ist dein Code für Acme");
        assertThat(letter.html()).contains("<html lang=\"de\" dir=\"ltr\"", "Angefordert von");
    }
}

package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.mail.Letter;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody whose browser asks for German walks through every page.
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
    void every_page_says_that_it_is_german_and_is() throws IOException {
        List<String> english = longEnglishTexts();
        List<Answer> pages = new ArrayList<>();
        Browser ada = house.browser(AUSTRIAN);
        pages.add(ada.open("/sign-up"));
        pages.add(ada.send("/sign-up", "email_address", "ada", "password", "kurz"));
        ada.send("/sign-up", "email_address", "ada.de@example.com", "password", House.PASSWORD);
        pages.add(ada.open("/sign-up/code"));
        pages.add(ada.send("/sign-up/code", "code", ""));
        String code = house.newestLetter("ada.de@example.com").code();
        ada.send("/sign-up/code", "code", code);
        pages.add(ada.open("/onboarding"));
        pages.add(ada.send("/onboarding", "name", ""));
        pages.add(ada.open("/sign-out"));
        pages.add(ada.open("/dash;board"));
        Browser back = house.browser(AUSTRIAN);
        pages.add(back.open("/sign-in"));
        pages.add(back.send("/sign-in", "identifier", ""));
        back.send("/sign-in", "identifier", "ada.de@example.com");
        pages.add(back.open("/sign-in/password"));
        pages.add(back.send("/sign-in/password", "password", "not the password"));
        pages.add(back.open("/forgot-password"));

        assertThat(pages)
                .allSatisfy(page -> assertThat(page.body())
                        .as(page.response().uri() + " " + page.status())
                        .startsWith("<!doctype html>")
                        .contains("<html lang=\"de\" dir=\"ltr\"")
                        .satisfies(html -> assertThat(english)
                                .filteredOn(text -> html.contains(">" + text + "<"))
                                .isEmpty()));
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

    /// Those that are a sentence, and could not be German by chance.
    private static List<String> longEnglishTexts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String folder :
                List.of("../forms/src/main/resources/dev/genkan/forms/html", "src/main/resources/dev/genkan/server")) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(folder, "words.properties"))) {
                properties.load(reader);
            }
            properties.values().stream()
                    .map(Object::toString)
                    .filter(text -> text.length() > 5 && !text.contains("{"))
                    .forEach(texts::add);
        }
        return texts;
    }
}

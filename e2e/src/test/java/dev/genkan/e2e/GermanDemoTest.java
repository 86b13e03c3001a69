package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The demo, for somebody whose browser asks for German: the application's pages and ours say the same things.
class GermanDemoTest {

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void from_the_first_page_to_the_dashboard_nothing_is_english() {
        try (Visitor ada = house.visitor(Scripting.OFF);
                Mailbox mailbox = house.mailbox()) {
            ada.speaks("de-AT,de;q=0.9,en;q=0.5");
            ada.open("/");
            assertSpeaks(ada, "de");
            assertThat(ada.reads()).contains("Konto anlegen", "Sieh dich um").doesNotContain("Create account");

            ada.open("/sign-up");
            ada.fill("E-Mail-Adresse", "ada.de@example.com");
            ada.fill("Passwort", Steps.PASSWORD);
            ada.press("Konto anlegen");
            ada.fill("6-stelliger Code", mailbox.newestCodeFor("ada.de@example.com"));
            ada.press("Weiter");

            assertSpeaks(ada, "de");
            assertThat(ada.heading()).isEqualTo("Deine Anwendung einrichten");
            ada.press("Weiter");
            assertThat(ada.reads()).contains("Gib an: den Namen deiner Anwendung", "Firmen mit ihrem Team");
            ada.fill("Name der Anwendung", "Gezeiten");
            ada.choose("B2B");
            ada.press("Weiter");

            assertSpeaks(ada, "de");
            assertThat(ada.heading()).isEqualTo("Willkommen bei Gezeiten");
            assertThat(ada.reads()).contains("Angemeldet als", "Mit deinen Antworten eröffnet");
        }
    }

    @Test
    void who_asks_for_another_language_reads_english_and_is_told_so() {
        try (Visitor sophie = house.visitor(Scripting.OFF)) {
            sophie.speaks("fr");
            sophie.open("/");

            assertSpeaks(sophie, "en");
            assertThat(sophie.reads()).contains("Create account");
        }
    }

    private static void assertSpeaks(Visitor visitor, String language) {
        assertThat(visitor.element("html").getAttribute("lang")).isEqualTo(language);
    }
}

package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.html.Untranslated;
import dev.genkan.server.mail.Letter;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An application that adds one file, `genkan/words_fr.properties`, half translated.
class ThirdLanguageTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    @TempDir
    Path directory;

    @Test
    void pages_and_mails_speak_it_and_what_is_missing_is_english() throws IOException {
        try (House house = withFrench()) {
            Browser ada = house.browser("Accept-Language", "fr-CA,fr;q=0.9,en;q=0.5", "User-Agent", FIREFOX);
            String page = ada.open("/sign-in").body();
            String error = ada.send("/sign-in", "identifier", "").body();
            ada.send("/sign-in", "identifier", "ada@example.com");
            String password = ada.open("/sign-in/password").body();
            ada.send("/sign-in/continue", "strategy", "email_code");
            Letter letter = house.newestLetter("ada@example.com");

            assertThat(page)
                    .contains("<html lang=\"fr\" dir=\"ltr\"", "<h1>Se connecter à Acme</h1>", "Première visite ?");
            assertThat(error).contains("<title>Erreur : Connexion – Acme</title>", "Saisissez votre adresse e-mail");
            // nobody translated this page yet, but for its button
            assertThat(password).contains("<html lang=\"fr\"", "Welcome back", "Continuer");
            assertThat(letter.subject()).isEqualTo("Aucun compte Acme à cette adresse");
            assertThat(letter.text()).contains("Demandé depuis Firefox sous Linux");
            assertThat(letter.html()).contains("<html lang=\"fr\"");
            assertThat(house.browser("Accept-Language", "de").open("/sign-in").body())
                    .contains("Bei Acme anmelden");
        }
    }

    @Test
    void the_start_counts_what_it_lacks() throws IOException {
        try (House house = withFrench()) {
            assertThat(house.engine.words.untranslated()).hasSize(1);
            Untranslated french = house.engine.words.untranslated().getFirst();
            assertThat(french.language()).isEqualTo(Locale.FRENCH);
            assertThat(french.missing())
                    .contains("signIn.password.title", "code.sent")
                    .doesNotContain("signIn.title");
            assertThat(french.toString())
                    .startsWith("fr lacks " + french.missing().size() + " of " + french.all());
        }
    }

    /// The class path of such an application is that of the thread which starts it.
    private House withFrench() throws IOException {
        Thread starter = Thread.currentThread();
        ClassLoader before = starter.getContextClassLoader();
        URL folder = Path.of("src/test/resources/french").toUri().toURL();
        starter.setContextClassLoader(new URLClassLoader(new URL[] {folder}, before));
        try {
            return new House(directory);
        } finally {
            starter.setContextClassLoader(before);
        }
    }
}

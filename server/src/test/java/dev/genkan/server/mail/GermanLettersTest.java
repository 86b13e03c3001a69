package dev.genkan.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Browser;
import dev.genkan.identity.mail.Mail;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GermanLettersTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    static Stream<Arguments> mails() {
        return LettersTest.mails(new Browser("203.0.113.7", FIREFOX, Locale.GERMANY));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void a_letter_reads_as_approved_in_german(String name, Mail mail) {
        Letter letter = LettersTest.letter("Acme", mail);

        assertThat(letter.html()).contains("<html lang=\"de\" dir=\"ltr\"");
        assertThat(letter.text().lines())
                .allMatch(line -> line.length() <= 72 || (line.startsWith("https://") && !line.contains(" ")));
        Goldens.check("mail/de/" + name + ".txt", "Subject: " + letter.subject() + "\n\n" + letter.text());
    }
}

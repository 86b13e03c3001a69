package dev.genkan.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Browser;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.user.EmailAddress;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GermanLettersTest {

    private static final EmailAddress ADA =
            EmailAddress.parse("ada@example.com").orElseThrow();
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private static final LinkToken LINK = new LinkToken("0nly-a-test_".repeat(3) + "7letter");
    private static final Browser ASKED = new Browser("203.0.113.7", FIREFOX, Locale.GERMANY);

    static Stream<Arguments> mails() {
        return Stream.of(
                Arguments.of("sign-up-code", new Mail.SignUpCode(ADA, "482913", LINK, ASKED)),
                Arguments.of("sign-in-code", new Mail.SignInCode(ADA, "482913", LINK, ASKED)),
                Arguments.of("reset-code", new Mail.ResetCode(ADA, "482913", LINK, ASKED)),
                Arguments.of("password-changed", new Mail.PasswordChanged(ADA, ASKED)),
                Arguments.of("new-device", new Mail.NewDevice(ADA, ASKED)),
                Arguments.of("already-registered", new Mail.AlreadyRegistered(ADA, ASKED)),
                Arguments.of("no-account", new Mail.NoAccount(ADA, ASKED)));
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

package dev.genkan.server.mail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.html.Brand;
import dev.genkan.forms.html.Pages;
import dev.genkan.forms.html.Words;
import dev.genkan.gate.Paths;
import dev.genkan.identity.Browser;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.user.EmailAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LettersTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final EmailAddress ADA =
            EmailAddress.parse("ada@example.com").orElseThrow();
    private static final EmailAddress WORK =
            EmailAddress.parse("ada@work.example").orElseThrow();
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private static final LinkToken LINK = new LinkToken("0nly-a-test_".repeat(3) + "7letter");
    private static final Browser ASKED = new Browser("203.0.113.7", FIREFOX, Locale.ENGLISH);

    static Stream<Arguments> mails() {
        return mails(ASKED);
    }

    /// Every mail there is.
    static Stream<Arguments> mails(Browser asked) {
        return Stream.of(
                Arguments.of("sign-up-code", new Mail.SignUpCode(ADA, "482913", LINK, asked)),
                Arguments.of("sign-in-code", new Mail.SignInCode(ADA, "482913", LINK, asked)),
                Arguments.of("reset-code", new Mail.ResetCode(ADA, "482913", LINK, asked)),
                Arguments.of("password-wanted", new Mail.PasswordWanted(ADA, LINK, asked)),
                Arguments.of("password-changed", new Mail.PasswordChanged(ADA, asked)),
                Arguments.of("new-device", new Mail.NewDevice(ADA, asked)),
                Arguments.of("already-registered", new Mail.AlreadyRegistered(ADA, asked)),
                Arguments.of("no-account", new Mail.NoAccount(ADA, asked)),
                Arguments.of("address-code", new Mail.AddressCode(ADA, "482913", asked)),
                Arguments.of("factor-code", new Mail.FactorCode(ADA, "482913", asked)),
                Arguments.of("address-wanted", new Mail.AddressWanted(ADA, asked)),
                Arguments.of("address-added", new Mail.AddressAdded(ADA, WORK, asked)),
                Arguments.of("address-removed", new Mail.AddressRemoved(ADA, WORK, asked)),
                Arguments.of("primary-changed", new Mail.PrimaryChanged(ADA, WORK, asked)),
                Arguments.of("account-deleted", new Mail.AccountDeleted(ADA, asked)));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void a_letter_reads_as_approved(String name, Mail mail) {
        Letter letter = letter("Acme", mail);

        Goldens.check("mail/" + name + ".html", letter.html());
        Goldens.check("mail/" + name + ".txt", "Subject: " + letter.subject() + "\n\n" + letter.text());
    }

    @Test
    void it_goes_to_the_domain_that_the_key_of_the_address_names() {
        EmailAddress ada = EmailAddress.parse("Ada@BÜCHER.example").orElseThrow();

        assertThat(letter("Acme", new Mail.SignInCode(ada, "482913", LINK, ASKED))
                        .to())
                .isEqualTo("Ada@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void its_text_fits_72_columns_but_for_an_address_that_must_not_be_cut(String name, Mail mail) {
        Letter letter = letter("The Incredibly Long-Winded Application of Messrs. Babbage and Lovelace", mail);

        assertThat(letter.text().lines())
                .allMatch(line -> line.length() <= 72 || (line.startsWith("https://") && !line.contains(" ")));
        assertThat(letter.text()).endsWith("\n").doesNotContain("\n\n\n", " \n");
    }

    @Test
    void a_letter_in_arabic_begins_on_the_right_and_keeps_codes_and_addresses_in_order() {
        Browser reader = new Browser("2001:db8::7", FIREFOX, Locale.of("ar", "EG"));
        Letter letter = letter("Acme", new Mail.SignInCode(ADA, "482913", LINK, reader));

        assertThat(letter.subject()).isEqualTo("\u2068482 913\u2069 هو رمزك في \u2068Acme\u2069");
        assertThat(letter.html())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<div role=\"main\" lang=\"ar\" dir=\"rtl\">")
                .contains("dir=\"ltr\" style=\"margin:0 0 20px;padding:16px");
        assertThat(letter.text().replace('\n', ' '))
                .contains("رمز تسجيل دخولك: 482913 ")
                .contains("صالح لمدة 10 دقائق")
                .contains("\u2068Firefox\u2069 على \u2068Linux\u2069 (2001:db8::7)\u2069");
    }

    @Test
    void a_letter_in_japanese_has_lines_of_36_characters_and_none_begins_with_a_mark() {
        Browser reader = new Browser("203.0.113.7", FIREFOX, Locale.JAPAN);
        mails(reader)
                .map(mail -> letter("Acme", (Mail) requireNonNull(mail.get()[1])))
                .forEach(letter -> assertThat(letter.text().lines())
                        .as(letter.subject())
                        .allMatch(line -> line.startsWith("https://") || line.length() + wide(line) <= 72)
                        .noneMatch(line -> line.matches("[。、）」].*")));
    }

    private static long wide(String line) {
        return line.codePoints().filter(c -> c > 0x2E80).count();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void it_loads_nothing_from_anywhere_and_follows_nobody(String name, Mail mail) {
        String html = letter("Acme", mail).html();

        assertThat(html).doesNotContain("<img", "<script", "<link", "url(", "@import", " th:");
        assertThat(html.replaceAll(
                        "https://acme\\.example/shop/(sign-in(/link\\?t=[^\"]*)?|sign-up|forgot-password|user)\"",
                        "\""))
                .doesNotContain("https://", "http://");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void it_names_browser_and_address_and_no_place(String name, Mail mail) {
        Letter letter = letter("Acme", mail);
        if (mail instanceof Mail.PasswordWanted) {
            // where operators sit is not the reader's business
            assertThat(letter.text() + letter.html()).doesNotContain("Firefox", "203.0.113.7");
            return;
        }

        assertThat(letter.text()).contains("Asked from Firefox on Linux (203.0.113.7).");
        assertThat(letter.html()).contains("Asked from Firefox on Linux (203.0.113.7).");
    }

    @Test
    void links_begin_with_the_public_address_and_its_context_path() {
        assertThat(letter("Acme", new Mail.AlreadyRegistered(ADA, ASKED)).text())
                .contains("\nhttps://acme.example/shop/sign-in\n");
        assertThat(letter("Acme", new Mail.NoAccount(ADA, ASKED)).html())
                .contains("href=\"https://acme.example/shop/sign-up\"");
        assertThat(letter("Acme", new Mail.SignInCode(ADA, "482913", LINK, ASKED))
                        .text())
                .contains("\nhttps://acme.example/shop/sign-in/link?t=" + LINK.value() + "\n");
    }

    @Test
    void an_invitation_carries_its_ticket_and_names_nobody_who_asked() {
        Letter letter = letter("Acme", new Mail.Invitation(ADA, "t1cket", Browser.NONE));

        assertThat(letter.subject()).isEqualTo("You’re invited to Acme");
        assertThat(letter.text()).contains("\nhttps://acme.example/shop/v1/tickets/accept?ticket=t1cket\n");
        assertThat(letter.text()).doesNotContain("Asked from");
    }

    @Test
    void a_mail_without_a_code_carries_none_anywhere() {
        assertThat(letter("Acme", new Mail.NoAccount(ADA, ASKED)).code()).isEmpty();
        assertThat(letter("Acme", new Mail.SignInCode(ADA, "482913", LINK, ASKED))
                        .code())
                .isEqualTo("482913");
    }

    @Test
    void whoever_asked_without_a_name_is_an_unknown_browser() {
        assertThat(from(new Browser("203.0.113.7", "", Locale.ENGLISH))).contains("Asked from 203.0.113.7.");
        assertThat(from(new Browser("", FIREFOX, Locale.ENGLISH))).contains("Asked from Firefox on Linux.");
        assertThat(from(Browser.NONE)).contains("Asked from an unknown browser.");
    }

    @Test
    void what_a_browser_calls_itself_is_never_repeated() {
        Browser hostile = new Browser("203.0.113.7", "Firefox/1 <b>free money at evil.example</b>", Locale.ENGLISH);

        Letter letter = letter("Acme", new Mail.SignUpCode(ADA, "482913", LINK, hostile));

        assertThat(letter.text() + letter.html()).doesNotContain("evil.example", "money");
    }

    @Test
    void the_name_of_the_application_is_text_in_html() {
        Letter letter = letter("A<b>c</b>me & Sons", new Mail.SignUpCode(ADA, "482913", LINK, ASKED));

        assertThat(letter.html()).contains("A&lt;b&gt;c&lt;/b&gt;me &amp; Sons").doesNotContain("<b>c</b>");
        assertThat(letter.subject()).isEqualTo("482 913 is your A<b>c</b>me & Sons code");
    }

    @Test
    void a_code_says_how_long_it_works() {
        Mail mail = new Mail.SignInCode(ADA, "482913", LINK, ASKED);

        assertThat(letter("Acme", mail, Duration.ofMinutes(5)).html()).contains("They work for 5 minutes, once.");
        assertThat(letter("Acme", mail, Duration.ofSeconds(90)).html()).contains("They work for 1 minute, once.");
    }

    @Test
    void a_letter_prints_without_its_reader_and_its_code() {
        Letter letter = letter("Acme", new Mail.SignUpCode(ADA, "482913", LINK, ASKED));

        assertThat(letter).hasToString("Letter[to …@example.com, 2026-11-23T12:00:00Z]");
    }

    private static String from(Browser asked) {
        return letter("Acme", new Mail.SignInCode(ADA, "482913", LINK, asked)).text();
    }

    static Letter letter(String application, Mail mail) {
        return letter(application, mail, Duration.ofMinutes(10));
    }

    private static Letter letter(String application, Mail mail, Duration codeLifetime) {
        List<Letter> delivered = new ArrayList<>();
        ClassLoader classes = LettersTest.class.getClassLoader();
        Words words = Words.of(classes, "dev/genkan/server/words");
        new Letters(
                        new Pages(Brand.named(application), words, "/genkan", classes),
                        URI.create("https://acme.example/shop"),
                        Paths.defaults(),
                        codeLifetime,
                        delivered::add,
                        InstantSource.fixed(NOON))
                .post(mail);
        assertThat(delivered).hasSize(1);
        assertThat(delivered.getFirst().to()).isEqualTo(mail.to().mailbox());
        assertThat(delivered.getFirst().writtenAt()).isEqualTo(NOON);
        return delivered.getFirst();
    }
}

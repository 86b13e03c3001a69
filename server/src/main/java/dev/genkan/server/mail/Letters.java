package dev.genkan.server.mail;

import dev.genkan.forms.html.Pages;
import dev.genkan.forms.html.Words;
import dev.genkan.gate.Paths;
import dev.genkan.identity.Browser;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.mail.Postbox;
import dev.genkan.identity.user.EmailAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

/// Turns what the house has to say into letters, in the reader's language, and hands them to the delivery.
public final class Letters implements Postbox {

    private static final String TEMPLATE = "dev/genkan/server/mail/letter";

    private final Pages pages;
    private final URI publicUrl;
    private final Paths paths;
    private final Duration codeLifetime;
    private final Delivery delivery;
    private final InstantSource clock;
    private final String linkStart;

    /// @param publicUrl what links in mails begin with
    /// @param codeLifetime how long a code works, as the mail says it
    public Letters(
            Pages pages, URI publicUrl, Paths paths, Duration codeLifetime, Delivery delivery, InstantSource clock) {
        this(pages, publicUrl, paths, codeLifetime, delivery, clock, paths.link() + "?t=");
    }

    private Letters(
            Pages pages,
            URI publicUrl,
            Paths paths,
            Duration codeLifetime,
            Delivery delivery,
            InstantSource clock,
            String linkStart) {
        this.pages = pages;
        this.publicUrl = publicUrl;
        this.paths = paths;
        this.codeLifetime = codeLifetime;
        this.delivery = delivery;
        this.clock = clock;
        this.linkStart = linkStart;
    }

    /// The same, with links of another kind beside the codes.
    ///
    /// @param start path and query of such a link up to what it carries
    public Letters linking(String start) {
        return new Letters(pages, publicUrl, paths, codeLifetime, delivery, clock, start);
    }

    @Override
    public void post(Mail mail) {
        Letter letter = drawn(mail);
        drawAlsoTheOther(mail);
        delivery.deliver(letter);
    }

    /// Whoever asks for a code is written to, known here or not, and the two letters differ. The one that is not sent
    /// is drawn and thrown away, so that the time of the answer does not tell which it was.
    private void drawAlsoTheOther(Mail mail) {
        if (mail instanceof Mail.SignInCode || mail instanceof Mail.ResetCode) {
            drawn(new Mail.NoAccount(mail.to(), mail.asked()));
        } else if (mail instanceof Mail.NoAccount) {
            drawn(new Mail.SignInCode(mail.to(), "000000", new LinkToken("0".repeat(43)), mail.asked()));
        }
    }

    private Letter drawn(Mail mail) {
        return switch (mail) {
            case Mail.SignUpCode it -> code("mail.signUp", it, it.code(), it.link());
            case Mail.SignInCode it ->
                it.code().isEmpty() ? linkOnly(it) : code("mail.signIn", it, it.code(), it.link());
            case Mail.ResetCode it -> code("mail.reset", it, it.code(), it.link());
            case Mail.PasswordWanted it -> code("mail.passwordWanted", it, "", it.link());
            case Mail.PasswordChanged it -> note("mail.passwordChanged", it, paths.forgotPassword());
            case Mail.NewDevice it -> note("mail.newDevice", it, paths.forgotPassword());
            case Mail.AlreadyRegistered it -> note("mail.registered", it, paths.signIn());
            case Mail.NoAccount it -> note("mail.noAccount", it, paths.signUp());
            case Mail.AddressCode it -> letter("mail.addressCode", it, it.code(), "", it.to());
            case Mail.FactorCode it -> letter("mail.factorCode", it, it.code(), "", it.to());
            case Mail.AddressWanted it -> letter("mail.addressWanted", it, "", "", it.to());
            case Mail.AddressAdded it -> notice("mail.addressAdded", it, it.added());
            case Mail.AddressRemoved it -> notice("mail.addressRemoved", it, it.removed());
            case Mail.PrimaryChanged it -> notice("mail.primaryChanged", it, it.primary());
            case Mail.Invitation it -> invitation(it);
            case Mail.FinishLater it -> note("mail.finishLater", it, it.path());
            case Mail.AccountDeleted it -> letter("mail.accountDeleted", it, "", "", it.to());
        };
    }

    private Letter code(String key, Mail mail, String code, LinkToken link) {
        return link.equals(LinkToken.NONE)
                ? letter(key, mail, code, "", mail.to())
                : letter(key, mail, code, address(link), mail.to());
    }

    /// Where codes do not open.
    private Letter linkOnly(Mail.SignInCode mail) {
        return letter("mail.signIn", mail, "", address(mail.link()), mail.to());
    }

    private String address(LinkToken link) {
        return publicUrl + linkStart + link.value();
    }

    private Letter invitation(Mail.Invitation mail) {
        return letter("mail.invitation", mail, "", publicUrl + "/v1/tickets/accept?ticket=" + mail.ticket(), mail.to());
    }

    private Letter note(String key, Mail mail, String path) {
        return letter(key, mail, "", publicUrl + path, mail.to());
    }

    /// @param address what was done something to
    private Letter notice(String key, Mail mail, EmailAddress address) {
        return letter(key, mail, "", publicUrl + paths.user(), address);
    }

    private Letter letter(String key, Mail mail, String code, String link, EmailAddress address) {
        EmailAddress to = mail.to();
        Browser asked = mail.asked();
        Locale locale = asked.locale();
        Words words = pages.words();
        Map<String, Object> arguments = Map.of(
                "app", pages.brand().name(),
                "address", address.value(),
                "code", code.isEmpty() ? "" : code.substring(0, 3) + " " + code.substring(3),
                "count", Math.max(1, codeLifetime.toMinutes()),
                "from", from(asked, words, locale),
                "until", until(mail, locale));
        boolean asksToEnter =
                mail instanceof Mail.SignUpCode || mail instanceof Mail.SignInCode || mail instanceof Mail.ResetCode;
        // what carries both is said in one sentence, and what carries one of them in its own
        String opening = asksToEnter && code.isEmpty() ? "mail.link" : key;
        String subject = words.text(opening + ".subject", locale, arguments);
        String title = words.text(opening + ".title", locale, arguments);
        String telling = asksToEnter && link.isEmpty() ? "mail.codeOnly" : opening;
        String body = words.text(telling + ".body", locale, arguments);
        String askedFrom = words.text(key + ".asked", locale, arguments);
        String button = link.isEmpty() ? "" : words.text(key + ".button", locale, arguments);
        String never = code.isEmpty() ? "" : words.text("mail.code.never", locale, arguments);
        String html = pages.render(
                TEMPLATE,
                locale,
                Map.of(
                        "subject", subject,
                        "title", title,
                        "body", body,
                        "code", code,
                        "link", link,
                        "button", button,
                        "asked", askedFrom,
                        "never", never));
        String text = PlainText.of(locale, title + (code.isEmpty() ? "" : ": " + code), body, link, askedFrom, never);
        return new Letter(to.mailbox(), subject, html, text, code, clock.instant());
    }

    private static String until(Mail mail, Locale locale) {
        return mail instanceof Mail.FinishLater later
                ? later.until()
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .localizedBy(locale))
                : "";
    }

    /// "Firefox on Linux (203.0.113.7)": the browser and the address, never a guessed place.
    private static String from(Browser asked, Words words, Locale locale) {
        String browser = BrowserName.of(asked.userAgent(), words, locale);
        if (asked.network().isEmpty()) {
            return browser.isEmpty() ? words.text("mail.unknown", locale) : browser;
        }
        return browser.isEmpty() ? asked.network() : browser + " (" + asked.network() + ")";
    }
}

package dev.genkan.compat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Everybody's mail: what a server in production hands over by SMTP is read here.
final class Mailbox implements AutoCloseable {

    private static final long PATIENCE = 30_000;
    private static final Pattern CODE = Pattern.compile("^([0-9]{3})[\\h]?([0-9]{3})\\b");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        mail.start();
    }

    /// The settings of a server that sends its mail here.
    List<String> settings() {
        return List.of(
                "genkan.mail.host=127.0.0.1",
                "genkan.mail.port=" + mail.getSmtp().getPort(),
                "genkan.mail.security=none",
                "genkan.mail.from=door@" + OwnDomain.DOMAIN);
    }

    /// The code in the newest mail that has one; waits for the first.
    String code() {
        mail.waitForIncomingEmail(PATIENCE, 1);
        return Arrays.stream(mail.getReceivedMessages())
                .map(Mailbox::subject)
                .map(CODE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1) + found.group(2))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalStateException("no mail with a code has come"));
    }

    @Override
    public void close() {
        mail.stop();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

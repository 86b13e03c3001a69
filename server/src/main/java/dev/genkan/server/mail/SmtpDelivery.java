package dev.genkan.server.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Hands letters to an SMTP server, one at a time on a thread of its own, so that no answer to a visitor waits for
/// (or tells anything about) a mail. A letter that is refused is tried again after 5, 30 and 120 seconds, then given
/// up with a line in the log; the visitor can ask for a new one. Letters still waiting when the process ends are lost.
public final class SmtpDelivery implements Delivery, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SmtpDelivery.class.getName());
    private static final List<Duration> USUAL_PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(120));
    private static final String TIMEOUT_MILLIS = "10000";

    private final Session session;
    private final InternetAddress from;
    private final List<Duration> pauses;
    private final ScheduledThreadPoolExecutor postman;

    /// @throws IllegalArgumentException if `from` is not a mail address; the operator's fault
    public SmtpDelivery(SmtpSettings settings) {
        this(settings, USUAL_PAUSES);
    }

    /// @param pauses before each further try; a letter that was refused once more than there are pauses is given up
    SmtpDelivery(SmtpSettings settings, List<Duration> pauses) {
        this.pauses = List.copyOf(pauses);
        try {
            InternetAddress[] senders = InternetAddress.parse(settings.from(), true);
            if (senders.length != 1) {
                throw new IllegalArgumentException(
                        "genkan.mail.from names one sender, such as Acme <door@acme.example>");
            }
            this.from = senders[0];
        } catch (MessagingException e) {
            throw new IllegalArgumentException("genkan.mail.from is not a mail address", e);
        }
        this.session = session(settings);
        this.postman = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("genkan-mail").daemon().factory());
    }

    @Override
    public void deliver(Letter letter) {
        postman.execute(() -> attempt(letter, 0));
    }

    private void attempt(Letter letter, int failures) {
        try {
            Transport.send(message(letter));
        } catch (MessagingException e) {
            again(letter, failures, e);
        } catch (RuntimeException e) {
            // nobody looks at what a task of the postman's throws
            LOG.log(System.Logger.Level.ERROR, "Could not send " + letter, e);
        }
    }

    private void again(Letter letter, int failures, MessagingException refusal) {
        if (failures == pauses.size() || postman.isShutdown()) {
            LOG.log(System.Logger.Level.ERROR, "Gave up on " + letter, refusal);
            return;
        }
        LOG.log(System.Logger.Level.WARNING, "The mail server did not take " + letter + ": " + refusal.getMessage());
        postman.schedule(
                () -> attempt(letter, failures + 1), pauses.get(failures).toMillis(), TimeUnit.MILLISECONDS);
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), StandardCharsets.UTF_8.name(), "html");
        MimeMessage message = new MimeMessage(session);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(letter.writtenAt()));
        // RFC 3834: nobody's holiday note should answer a code
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart("alternative", text, html));
        return message;
    }

    private static Session session(SmtpSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.mime.allowutf8", "true");
        switch (settings.security()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
                properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
            case TLS -> {
                properties.setProperty("mail.smtp.ssl.enable", "true");
                properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
        }
        if (settings.username().isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.username(), settings.password());
            }
        });
    }

    @Override
    public void close() {
        postman.shutdown();
    }
}

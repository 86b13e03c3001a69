package dev.genkan.server.mail;

import dev.genkan.identity.mail.MailOutbox;
import dev.genkan.identity.mail.MailOutbox.Waiting;
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
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Hands letters to an SMTP server, one at a time on a thread of its own, so that no answer to a visitor waits for
/// (or tells anything about) a mail. A letter that is refused is tried again after 5, 30 and 120 seconds, then given
/// up with a line in the log; the visitor can ask for a new one. Letters wait in the database, so that what a process
/// leaves behind is sent by the next one, or by another node.
public final class SmtpDelivery implements Delivery, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SmtpDelivery.class.getName());
    private static final List<Duration> USUAL_PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(120));
    private static final String TIMEOUT_MILLIS = "10000";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Session session;
    private final InternetAddress from;
    private final MailOutbox outbox;
    private final List<Duration> pauses;
    private final ScheduledThreadPoolExecutor postman;

    /// @throws IllegalArgumentException if `from` is not a mail address; the operator's fault
    public SmtpDelivery(SmtpSettings settings, MailOutbox outbox) {
        this(settings, outbox, USUAL_PAUSES);
    }

    /// @param pauses before each further try; a letter that was refused once more than there are pauses is given up
    SmtpDelivery(SmtpSettings settings, MailOutbox outbox, List<Duration> pauses) {
        this.outbox = outbox;
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
        postman.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        postman.setRemoveOnCancelPolicy(true);
    }

    /// Begins with what was left behind, and looks after it from now on.
    public void start() {
        postman.scheduleWithFixedDelay(this::round, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void deliver(Letter letter) {
        outbox.add(letter.toJson());
        if (!postman.isShutdown()) {
            postman.execute(this::round);
        }
    }

    private void round() {
        try {
            Optional<Waiting> waiting = outbox.next();
            while (waiting.isPresent()) {
                attempt(waiting.get());
                waiting = postman.isShutdown() ? Optional.empty() : outbox.next();
            }
        } catch (RuntimeException e) {
            // nobody looks at what a task of the postman's throws
            LOG.log(System.Logger.Level.WARNING, "Mails wait: " + e.getMessage());
        }
    }

    private void attempt(Waiting waiting) {
        Letter letter;
        try {
            letter = Letter.of(waiting.text());
        } catch (RuntimeException e) {
            outbox.done(waiting);
            LOG.log(System.Logger.Level.ERROR, "A letter could not be read", e);
            return;
        }
        try {
            Transport.send(message(letter));
        } catch (MessagingException e) {
            again(waiting, letter, e);
            return;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Could not send " + letter, e);
        }
        outbox.done(waiting);
    }

    private void again(Waiting waiting, Letter letter, MessagingException refusal) {
        if (waiting.attempts() > pauses.size()) {
            outbox.done(waiting);
            LOG.log(System.Logger.Level.ERROR, "Gave up on " + letter, refusal);
            return;
        }
        LOG.log(System.Logger.Level.WARNING, "The mail server did not take " + letter + ": " + refusal.getMessage());
        Duration pause = pauses.get(waiting.attempts() - 1);
        outbox.again(waiting, pause);
        if (!postman.isShutdown()) {
            postman.schedule(this::round, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
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

    /// What is being sent is sent to its end; the rest waits in the database.
    @Override
    public void close() {
        postman.shutdown();
        try {
            if (!postman.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "A mail is still being sent");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

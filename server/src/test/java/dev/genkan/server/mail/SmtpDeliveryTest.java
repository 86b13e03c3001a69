package dev.genkan.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.mail.MailOutbox;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpDeliveryTest {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String SECRET = "s3cret-of-the-relay";
    private static final Letter LETTER = new Letter(
            "ada@example.com",
            "482 913 ist Ihr Code für Würzburg",
            "<p>Grüße: 482913</p>",
            "Grüße: 482913\n",
            "482913",
            Instant.parse("2026-11-23T12:00:00Z"));

    private final int port = freePort();
    private final GreenMail server = new GreenMail(patient(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP)));
    private final Logged logged = new Logged();
    private final EncryptionKey key = EncryptionKey.generate();

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void listen() {
        database = Database.h2File(directory);
        Logger.getLogger(SmtpDelivery.class.getName()).addHandler(logged);
        Logger.getLogger(SmtpDelivery.class.getName()).setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        Logger.getLogger(SmtpDelivery.class.getName()).removeHandler(logged);
        server.stop();
        database.close();
    }

    @Test
    void a_letter_arrives_as_html_and_as_text() throws Exception {
        server.start();
        try (SmtpDelivery delivery = delivery("", "", List.of())) {
            delivery.deliver(LETTER);

            MimeMessage message = arrived();
            assertThat(message.getSubject()).isEqualTo("482 913 ist Ihr Code für Würzburg");
            assertThat(message.getFrom()[0]).hasToString("Acme <door@acme.example>");
            assertThat(message.getRecipients(Message.RecipientType.TO)[0]).hasToString("ada@example.com");
            assertThat(message.getSentDate()).isEqualTo(Date.from(LETTER.writtenAt()));
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getContentType()).startsWith("multipart/alternative");
            MimeMultipart parts = (MimeMultipart) message.getContent();
            assertThat(parts.getCount()).isEqualTo(2);
            // the last one a program understands is shown (RFC 2046, 5.1.4)
            assertThat(parts.getBodyPart(0).getContentType())
                    .startsWith("text/plain")
                    .containsIgnoringCase("UTF-8");
            assertThat(parts.getBodyPart(0).getContent()).asString().isEqualToNormalizingNewlines("Grüße: 482913\n");
            assertThat(parts.getBodyPart(1).getContentType())
                    .startsWith("text/html")
                    .containsIgnoringCase("UTF-8");
            assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Grüße: 482913</p>");
        }
    }

    @Test
    void a_relay_that_wants_a_password_gets_it() throws Exception {
        server.setUser("door", "door", SECRET);
        server.start();
        try (SmtpDelivery delivery = delivery("door", SECRET, List.of())) {
            delivery.deliver(LETTER);

            assertThat(arrived().getSubject()).startsWith("482 913");
        }
    }

    @Test
    void a_wrong_password_is_logged_without_the_password_the_code_and_the_reader() throws Exception {
        server.setUser("door", "door", "another one");
        server.start();
        try (SmtpDelivery delivery = delivery("door", SECRET, List.of(Duration.ofMillis(5)))) {
            delivery.deliver(LETTER);

            assertThat(logged.untilGivenUp())
                    .contains(
                            "The mail server did not take Letter[to …@example.com",
                            "Gave up on Letter[to …@example.com")
                    .doesNotContain(SECRET, "482913", "482 913", "ada@");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_letter_waits_for_a_server_that_is_away() throws Exception {
        try (SmtpDelivery delivery = delivery("", "", Collections.nCopies(400, Duration.ofMillis(25)))) {
            delivery.deliver(LETTER);
            logged.untilFirst();

            server.start();

            assertThat(arrived().getSubject()).startsWith("482 913");
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_letter_that_a_process_left_behind_is_sent_by_the_next_one() throws Exception {
        try (SmtpDelivery delivery = delivery("", "", Collections.nCopies(400, Duration.ofMillis(25)))) {
            delivery.deliver(LETTER);
            logged.untilFirst();
        }
        server.start();
        try (SmtpDelivery next = delivery("", "", Collections.nCopies(400, Duration.ofMillis(25)))) {
            next.start();
            assertThat(arrived().getSubject()).startsWith("482 913");
        }
    }

    @Test
    void a_letter_that_is_refused_to_the_end_is_given_up_and_the_next_one_goes_out() throws Exception {
        try (SmtpDelivery delivery = delivery("", "", List.of(Duration.ofMillis(1), Duration.ofMillis(1)))) {
            delivery.deliver(LETTER);
            assertThat(logged.untilGivenUp()).containsOnlyOnce("Gave up on");

            server.start();
            delivery.deliver(LETTER);

            assertThat(arrived().getSubject()).startsWith("482 913");
        }
    }

    @Test
    void a_server_without_tls_is_told_nothing_where_tls_is_asked_for() {
        server.start();
        SmtpSettings settings =
                new SmtpSettings(LOOPBACK, port, "", "", SmtpSettings.Security.STARTTLS, "door@acme.example");
        try (SmtpDelivery delivery = new SmtpDelivery(settings, outbox(), List.of())) {
            delivery.deliver(LETTER);

            // by its own refusal or because the server hangs up on it first
            assertThat(logged.untilGivenUp()).contains("Gave up on");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void the_sender_is_one_mail_address() {
        assertThatIllegalArgumentException().isThrownBy(() -> from("")).withMessageContaining("genkan.mail.from");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from("Acme <door"))
                .withMessageContaining("genkan.mail.from");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from("a@acme.example, b@acme.example"))
                .withMessageContaining("names one sender");
    }

    @Test
    void settings_print_without_user_and_password() {
        assertThat(settings("door", SECRET)).hasToString("SmtpSettings[127.0.0.1:" + port + ", NONE]");
    }

    private MimeMessage arrived() {
        assertThat(server.waitForIncomingEmail(30_000, 1)).isTrue();
        return server.getReceivedMessages()[0];
    }

    private SmtpDelivery delivery(String username, String password, List<Duration> pauses) {
        return new SmtpDelivery(settings(username, password), outbox(), pauses);
    }

    private SmtpSettings settings(String username, String password) {
        return new SmtpSettings(
                LOOPBACK, port, username, password, SmtpSettings.Security.NONE, "Acme <door@acme.example>");
    }

    private void from(String sender) {
        new SmtpDelivery(new SmtpSettings(LOOPBACK, 25, "", "", SmtpSettings.Security.NONE, sender), outbox()).close();
    }

    private MailOutbox outbox() {
        InstantSource clock = InstantSource.system();
        return new MailOutbox(database, key, new NewId(clock), clock);
    }

    /// On a busy machine a server takes longer to start than two seconds.
    private static ServerSetup patient(ServerSetup setup) {
        setup.setServerStartupTimeout(30_000);
        return setup;
    }

    /// Below the ports that systems hand out by themselves: it has to stay free while nobody listens.
    private static int freePort() {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one, then
            }
        }
    }

    /// What the log was told, stack traces included.
    private static final class Logged extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch givenUp = new CountDownLatch(1);

        String untilGivenUp() {
            await(givenUp);
            return String.join("\n", lines);
        }

        void untilFirst() {
            await(first);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + " " + causes(line.getThrown()));
            first.countDown();
            if (line.getLevel().equals(Level.SEVERE)) {
                givenUp.countDown();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        private static String causes(@Nullable Throwable thrown) {
            return thrown == null ? "" : thrown + " " + causes(thrown.getCause());
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}

package dev.genkan.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.TestClock;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.mail.MailOutbox.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class MailOutboxTest {

    private final TestClock clock = new TestClock();
    private final EncryptionKey key = EncryptionKey.generate();
    private final Database database;
    private final MailOutbox outbox;

    MailOutboxTest(Store store) {
        database = Database.of(store.fresh());
        outbox = outbox(key);
    }

    @Test
    void a_letter_waits_for_whoever_comes_next_and_is_forgotten_when_it_is_sent() {
        outbox.add("Grüße: 482913");
        Waiting letter = outbox(key).next().orElseThrow();
        assertThat(letter.text()).isEqualTo("Grüße: 482913");
        assertThat(letter.toString()).doesNotContain("482913");
        outbox.done(letter);
        clock.turn(Duration.ofMinutes(5));
        assertThat(outbox.next()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void of_many_senders_one_gets_each_letter() {
        IntStream.range(0, 15).forEach(i -> outbox.add("letter " + i));
        List<Waiting> claimed =
                Race.of(6, i -> all(outbox(key))).stream().flatMap(List::stream).toList();
        assertThat(claimed).hasSize(15).extracting(Waiting::text).doesNotHaveDuplicates();
    }

    @Test
    void a_letter_whose_sender_died_is_somebody_elses_after_two_minutes() {
        outbox.add("letter");
        assertThat(outbox.next()).isPresent();
        clock.turn(Duration.ofMinutes(2).minusMillis(1));
        assertThat(outbox.next()).isEmpty();
        clock.turn(Duration.ofMillis(1));
        assertThat(outbox.next().orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    void a_refused_letter_comes_again_after_its_pause() {
        outbox.add("letter");
        outbox.again(outbox.next().orElseThrow(), Duration.ofSeconds(30));
        clock.turn(Duration.ofSeconds(29));
        assertThat(outbox.next()).isEmpty();
        clock.turn(Duration.ofSeconds(1));
        assertThat(outbox.next()).isPresent();
    }

    @Test
    void a_letter_of_an_hour_ago_is_sent_no_more() {
        outbox.add("letter");
        clock.turn(MailOutbox.KEPT);
        assertThat(outbox.next()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void a_letter_is_not_readable_in_the_database_nor_with_another_key() {
        outbox.add("482913");
        assertThat(outbox(EncryptionKey.generate()).next()).isEmpty();
        assertThat(database.jdbc()
                        .sql("select wrapped from genkan.mail_outbox")
                        .query(String.class)
                        .single())
                .doesNotContain("482913");
    }

    private MailOutbox outbox(EncryptionKey with) {
        return new MailOutbox(database, with, new NewId(clock), clock);
    }

    private static List<Waiting> all(MailOutbox from) {
        return Stream.generate(from::next)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    private long rows() {
        return database.jdbc()
                .sql("select count(*) from genkan.mail_outbox")
                .query(Long.class)
                .single();
    }
}

package dev.genkan.identity.mail;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.instance.EncryptionKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Letters that have not left the house yet. They outlive the process; of several nodes one sends each. They carry
/// codes, and are therefore encrypted, and forgotten when they are sent, given up, or an hour old.
public final class MailOutbox {

    /// A letter that waits this long is of no use to anybody: its code has died.
    public static final Duration KEPT = Duration.ofHours(1);

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final int AT_ONCE = 20;

    private final Database database;
    private final EncryptionKey key;
    private final NewId ids;
    private final InstantSource clock;

    public MailOutbox(Database database, EncryptionKey key, NewId ids, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.ids = ids;
        this.clock = clock;
    }

    /// A letter in somebody's hands.
    ///
    /// @param attempts how often it was tried, this time included
    public record Waiting(String id, String text, int attempts) {

        /// Without the text, which may carry a code.
        @Override
        public String toString() {
            return "Waiting[" + id + ", " + attempts + "]";
        }
    }

    private record Row(String id, String wrapped, int attempts) {}

    /// Keeps a letter until it is sent.
    public void add(String text) {
        String id = ids.of("mail_");
        long now = clock.millis();
        database.jdbc()
                .sql("""
                        insert into genkan.mail_outbox (id, wrapped, attempts, next_at, claimed_until, created_at)
                        values (:id, :wrapped, 0, :now, 0, :now)
                        """)
                .param("id", id)
                .param("wrapped", key.wrap(id, text.getBytes(StandardCharsets.UTF_8)))
                .param("now", now)
                .update();
    }

    /// What is to be sent now, the oldest first; the caller's for two minutes, and nobody else's meanwhile. Empty if
    /// nothing waits that nobody is at.
    public Optional<Waiting> next() {
        long now = clock.millis();
        forgetStale(now);
        return due(now).stream()
                .filter(row -> take(row, now))
                .flatMap(row -> opened(row).stream())
                .findFirst();
    }

    /// Forgets it: it is sent, or will never be.
    public void done(Waiting letter) {
        database.jdbc()
                .sql("delete from genkan.mail_outbox where id = :id")
                .param("id", letter.id())
                .update();
    }

    /// Lets it be tried again after this pause.
    public void again(Waiting letter, Duration pause) {
        database.jdbc()
                .sql("""
                        update genkan.mail_outbox set next_at = :next, claimed_until = 0
                        where id = :id and attempts = :attempts
                        """)
                .param("next", clock.millis() + pause.toMillis())
                .param("id", letter.id())
                .param("attempts", letter.attempts())
                .update();
    }

    private List<Row> due(long now) {
        return database.jdbc()
                .sql("""
                        select id, wrapped, attempts from genkan.mail_outbox
                        where next_at <= :now and claimed_until <= :now
                        order by next_at, created_at, id fetch first :most rows only
                        """)
                .param("now", now)
                .param("most", AT_ONCE)
                .query((row, n) -> new Row(row.getString("id"), row.getString("wrapped"), row.getInt("attempts")))
                .list();
    }

    private boolean take(Row row, long now) {
        return database.jdbc()
                        .sql("""
                                update genkan.mail_outbox set attempts = attempts + 1, claimed_until = :until
                                where id = :id and attempts = :attempts and claimed_until <= :now
                                """)
                        .param("until", now + CLAIM.toMillis())
                        .param("id", row.id())
                        .param("attempts", row.attempts())
                        .param("now", now)
                        .update()
                == 1;
    }

    private Optional<Waiting> opened(Row row) {
        try {
            String text = new String(key.unwrap(row.id(), row.wrapped()), StandardCharsets.UTF_8);
            return Optional.of(new Waiting(row.id(), text, row.attempts() + 1));
        } catch (GeneralSecurityException e) {
            // it stays until it is stale: a node with the right key may come
            LOG.log(System.Logger.Level.ERROR, "A letter was stored under another encryption key");
            return Optional.empty();
        }
    }

    private void forgetStale(long now) {
        int stale = database.jdbc()
                .sql("delete from genkan.mail_outbox where created_at <= :before")
                .param("before", now - KEPT.toMillis())
                .update();
        if (stale > 0) {
            LOG.log(System.Logger.Level.ERROR, "Gave up on letters that have waited for an hour: " + stale);
        }
    }
}

package dev.genkan.identity.limit;

import dev.genkan.identity.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Addresses at which too many wrong passwords were typed, whether anybody lives there or not.
///
/// A try is counted as a failure before it is made and taken back when it was right, so that many tries at the same
/// moment are no way around the count.
public final class Lockouts {

    /// Whether a password may be tried. One that may has been counted as a failure.
    public sealed interface Answer {
        record Open() implements Answer {}

        record Locked(Instant until) implements Answer {}
    }

    private static final Duration CLEAN_EVERY = Duration.ofMinutes(5);

    private record Failures(boolean enough, long expireAt) {

        boolean lock(long now) {
            return enough && expireAt > now;
        }
    }

    private final Database database;
    private final Limits limits;
    private final InstantSource clock;
    private final Broom broom;

    public Lockouts(Database database, Limits limits, InstantSource clock) {
        this.database = database;
        this.limits = limits;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    /// Counts a try at `subject` (an address; stored hashed).
    ///
    /// @throws IllegalStateException inside a transaction, whose rollback would give the try back
    public Answer count(String subject) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("failures are counted outside of transactions");
        }
        broom.sweep(this::clean);
        String hashed = Subject.hash(subject);
        while (true) {
            long now = clock.millis();
            if (countOn(hashed, now) || begin(hashed, now)) {
                return new Answer.Open();
            }
            Optional<Failures> failures = failures(hashed);
            if (failures.isPresent() && failures.get().lock(now)) {
                return new Answer.Locked(Instant.ofEpochMilli(failures.get().expireAt()));
            }
            // The row came or went between two statements: ask again.
        }
    }

    /// Forgets the failures: the right password was typed, or the mailbox was proven.
    public void forget(String subject) {
        database.jdbc()
                .sql("delete from genkan.lockouts where subject = :subject")
                .param("subject", Subject.hash(subject))
                .update();
    }

    /// Takes one try back that was counted and then not made.
    public void takeBack(String subject) {
        database.jdbc()
                .sql("update genkan.lockouts set failures = failures - 1 where subject = :subject and failures > 0")
                .param("subject", Subject.hash(subject))
                .update();
    }

    private boolean countOn(String subject, long now) {
        return database.jdbc()
                        .sql("""
                            update genkan.lockouts
                            set failures = case when expire_at <= :now then 1 else failures + 1 end,
                                expire_at = :end
                            where subject = :subject and (expire_at <= :now or failures < :most)
                            """)
                        .param("now", now)
                        .param("end", now + limits.lockoutLasts().toMillis())
                        .param("subject", subject)
                        .param("most", limits.lockoutFailures())
                        .update()
                == 1;
    }

    private boolean begin(String subject, long now) {
        if (failures(subject).isPresent()) {
            return false;
        }
        try {
            database.jdbc()
                    .sql("insert into genkan.lockouts (subject, failures, expire_at) values (:subject, 1, :end)")
                    .param("subject", subject)
                    .param("end", now + limits.lockoutLasts().toMillis())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return countOn(subject, now);
        }
    }

    private Optional<Failures> failures(String subject) {
        return database.jdbc()
                .sql("select failures, expire_at from genkan.lockouts where subject = :subject")
                .param("subject", subject)
                .query((row, n) ->
                        new Failures(row.getInt("failures") >= limits.lockoutFailures(), row.getLong("expire_at")))
                .optional();
    }

    private void clean() {
        database.jdbc()
                .sql("delete from genkan.lockouts where expire_at < :now")
                .param("now", clock.millis())
                .update();
    }
}

package dev.genkan.identity.limit;

import dev.genkan.identity.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// How often something was tried, for every limit of the house in one table.
///
/// A bucket is kept as one number, the instant at which it will be full again: a try moves it on by one interval and is
/// allowed while that leaves it within an hour from now. So one conditional update decides, and callers at the same
/// moment cannot share a try. (The same as counting tokens; known as the generic cell rate algorithm.)
public final class RateLimits {

    /// Whether a try may be made. One that may has been counted.
    public sealed interface Answer {
        record Allowed() implements Answer {}

        record Refused(Duration retryAfter) implements Answer {}
    }

    private static final Duration CLEAN_EVERY = Duration.ofMinutes(5);

    private final Database database;
    private final InstantSource clock;
    private final Broom broom;

    public RateLimits(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    /// Counts a try of `subject` (an address, a network; stored hashed).
    ///
    /// @throws IllegalStateException inside a transaction, whose rollback would give the try back
    public Answer take(RateLimit limit, String subject) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the limit " + limit.name() + " is counted outside of transactions");
        }
        broom.sweep(this::clean);
        String hashed = Subject.hash(subject);
        while (true) {
            long now = clock.millis();
            if (advance(limit, hashed, now) || begin(limit, hashed, now)) {
                return new Answer.Allowed();
            }
            Optional<Long> fullAt = fullAt(limit, hashed);
            if (fullAt.isPresent()) {
                long wait = fullAt.get() - limit.slack().toMillis() - now;
                if (wait > 0) {
                    return new Answer.Refused(Duration.ofMillis(wait));
                }
            }
            // The row was swept away, or has come free, between two statements: ask again.
        }
    }

    private boolean advance(RateLimit limit, String subject, long now) {
        return database.jdbc()
                        .sql("""
                            update genkan.rate_limits
                            set full_at = greatest(full_at, cast(:now as bigint)) + :interval
                            where limit_name = :limit and subject = :subject
                              and greatest(full_at, cast(:now as bigint)) <= :latest
                            """)
                        .param("now", now)
                        .param("interval", limit.interval().toMillis())
                        .param("latest", now + limit.slack().toMillis())
                        .param("limit", limit.name())
                        .param("subject", subject)
                        .update()
                == 1;
    }

    private boolean begin(RateLimit limit, String subject, long now) {
        if (fullAt(limit, subject).isPresent()) {
            return false;
        }
        try {
            database.jdbc()
                    .sql("""
                            insert into genkan.rate_limits (limit_name, subject, full_at)
                            values (:limit, :subject, :fullAt)
                            """)
                    .param("limit", limit.name())
                    .param("subject", subject)
                    .param("fullAt", now + limit.interval().toMillis())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            // another caller began it first; now there is a row to advance
            return advance(limit, subject, now);
        }
    }

    private Optional<Long> fullAt(RateLimit limit, String subject) {
        return database.jdbc()
                .sql("select full_at from genkan.rate_limits where limit_name = :limit and subject = :subject")
                .param("limit", limit.name())
                .param("subject", subject)
                .query((row, n) -> row.getLong("full_at"))
                .optional();
    }

    private void clean() {
        database.jdbc()
                .sql("delete from genkan.rate_limits where full_at < :now")
                .param("now", clock.millis())
                .update();
    }
}

package dev.genkan.identity.credential;

import dev.genkan.identity.Database;
import java.time.InstantSource;
import java.util.Optional;

/// The link that goes out in a mail beside the six digits. It has the code's lifetime, and one consumption together
/// with it: whichever is used first ends the other. Tries at the code do not wear it out, since it cannot be guessed.
public final class EmailLinks {

    /// A link that was sent.
    ///
    /// @param attempt what it finishes
    /// @param consumed whether it, or its code, was used
    /// @param expired whether its time is up
    public record Found(AttemptId attempt, boolean consumed, boolean expired) {}

    private final Database database;
    private final InstantSource clock;

    public EmailLinks(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A new link for the code that was issued just now (see [EmailCodes#issue]); links that were sent before lead
    /// nowhere.
    public LinkToken issue(AttemptId attempt) {
        LinkToken token = LinkToken.fresh();
        database.jdbc()
                .sql("update genkan.email_codes set link_hash = :hash where attempt_id = :attempt")
                .param("hash", token.hash())
                .param("attempt", attempt.value())
                .update();
        return token;
    }

    /// Empty if it was never sent, if a newer one was, or if it was forgotten long ago.
    public Optional<Found> find(LinkToken token) {
        long now = clock.millis();
        return database.jdbc()
                .sql("select attempt_id, consumed_at, expire_at from genkan.email_codes where link_hash = :hash")
                .param("hash", token.hash())
                .query((row, n) -> new Found(
                        new AttemptId(row.getString("attempt_id")),
                        row.getObject("consumed_at", Long.class) != null,
                        row.getLong("expire_at") <= now))
                .optional();
    }

    /// Takes the link, and its code, out of circulation. However many callers try at once, at most one gets `true`.
    public boolean consume(LinkToken token) {
        return database.jdbc()
                        .sql("""
                            update genkan.email_codes set consumed_at = :now
                            where link_hash = :hash and consumed_at is null and expire_at > :now
                            """)
                        .param("now", clock.millis())
                        .param("hash", token.hash())
                        .update()
                == 1;
    }
}

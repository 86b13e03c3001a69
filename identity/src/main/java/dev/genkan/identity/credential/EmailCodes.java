package dev.genkan.identity.credential;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.limit.Broom;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.user.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/// The six digits that go out in a mail: one code at a time for an attempt, stored hashed under a key that is not
/// in the database, because a million hashes without one are computed in no time.
///
/// A try is counted first ([#count]) and compared then ([#consume]), so that tries at the same moment are no way round
/// the count.
public final class EmailCodes {

    /// The state of an attempt's code.
    ///
    /// @param triesLeft how many wrong ones it still bears
    /// @param resendFrom when another may be sent
    public record Issued(Instant expiresAt, Instant resendFrom, int triesLeft, boolean consumed) {}

    private static final String TEST_CODE = "424242";
    private static final int CODES = 1_000_000;
    private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final byte[] key;
    private final Limits limits;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Broom broom;

    public EmailCodes(Database database, EncryptionKey key, Limits limits, InstantSource clock) {
        this.database = database;
        this.key = key.derive("email codes");
        this.limits = limits;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    /// A new code for this attempt, in place of an older one.
    ///
    /// For a test address, one with `+clerk_test` in it, the code is `424242` if it is asked for at the machine of a
    /// development instance.
    ///
    /// @return the code, for the mail; empty if one was sent just now (see [Issued#resendFrom])
    public Optional<String> issue(AttemptId attempt, EmailAddress address, Browser asked) {
        String code = asked.atTheMachine() && isForTests(address)
                ? TEST_CODE
                : String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        return store(attempt, hash(attempt, code)) ? Optional.of(code) : Optional.empty();
    }

    /// A code that nothing fits, in place of an older one: a stranger at the keyboard sees the same as for [#issue].
    ///
    /// @return false if one was sent just now
    public boolean issueUnfitting(AttemptId attempt) {
        return store(attempt, unfitting());
    }

    /// Makes the attempt's code one that nothing fits, its link one that leads nowhere, and leaves tries and times as
    /// they are.
    public void spoil(AttemptId attempt) {
        database.jdbc()
                .sql("update genkan.email_codes set code_hash = :hash, link_hash = null where attempt_id = :attempt")
                .param("hash", unfitting())
                .param("attempt", attempt.value())
                .update();
    }

    /// Empty if no code was ever sent.
    public Optional<Issued> find(AttemptId attempt) {
        return database.jdbc()
                .sql("""
                        select sent_at, expire_at, tries, consumed_at from genkan.email_codes
                        where attempt_id = :attempt
                        """)
                .param("attempt", attempt.value())
                .query((row, n) -> new Issued(
                        Instant.ofEpochMilli(row.getLong("expire_at")),
                        Instant.ofEpochMilli(row.getLong("sent_at")).plus(limits.resendAfter()),
                        Math.max(0, limits.codeTries() - row.getInt("tries")),
                        row.getObject("consumed_at", Long.class) != null))
                .optional();
    }

    /// Counts a try.
    ///
    /// @return false if the code is expired, used, used up or was never sent: then no comparing
    public boolean count(AttemptId attempt) {
        broom.sweep(this::clean);
        return database.jdbc()
                        .sql("""
                            update genkan.email_codes set tries = tries + 1
                            where attempt_id = :attempt and consumed_at is null and expire_at > :now
                              and tries < :most
                            """)
                        .param("attempt", attempt.value())
                        .param("now", clock.millis())
                        .param("most", limits.codeTries())
                        .update()
                == 1;
    }

    /// Takes a code out of circulation. However many callers try at once, at most one gets `true`.
    public boolean consume(AttemptId attempt, String typed) {
        return database.jdbc()
                        .sql("""
                            update genkan.email_codes set consumed_at = :now
                            where attempt_id = :attempt and code_hash = :hash
                              and consumed_at is null and expire_at > :now
                            """)
                        .param("now", clock.millis())
                        .param("attempt", attempt.value())
                        .param("hash", hash(attempt, typed))
                        .update()
                == 1;
    }

    /// Forgets the attempt's code, so that the next one is a first one: for what is proven again and again.
    public void forget(AttemptId attempt) {
        database.jdbc()
                .sql("delete from genkan.email_codes where attempt_id = :attempt")
                .param("attempt", attempt.value())
                .update();
    }

    private boolean store(AttemptId attempt, String hash) {
        long now = clock.millis();
        int replaced = database.jdbc()
                .sql("""
                        update genkan.email_codes
                        set code_hash = :hash, link_hash = null, sent_at = :now, expire_at = :end, tries = 0,
                            consumed_at = null
                        where attempt_id = :attempt and consumed_at is null and sent_at <= :latest
                        """)
                .param("hash", hash)
                .param("now", now)
                .param("end", now + limits.codeLifetime().toMillis())
                .param("attempt", attempt.value())
                .param("latest", now - limits.resendAfter().toMillis())
                .update();
        if (replaced == 1) {
            return true;
        }
        if (find(attempt).isPresent()) {
            return false;
        }
        try {
            database.jdbc()
                    .sql("""
                            insert into genkan.email_codes (attempt_id, code_hash, sent_at, expire_at, tries)
                            values (:attempt, :hash, :now, :end, 0)
                            """)
                    .param("attempt", attempt.value())
                    .param("hash", hash)
                    .param("now", now)
                    .param("end", now + limits.codeLifetime().toMillis())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            // somebody pressed the button twice; one code is on its way
            return false;
        }
    }

    private static boolean isForTests(EmailAddress address) {
        return address.key().substring(0, address.key().indexOf('@')).contains("+clerk_test");
    }

    private String hash(AttemptId attempt, String code) {
        return HexFormat.of()
                .formatHex(EncryptionKey.hmac(key, (attempt.value() + ":" + code).getBytes(StandardCharsets.UTF_8)));
    }

    private String unfitting() {
        byte[] chance = new byte[32];
        random.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    private void clean() {
        database.jdbc()
                .sql("delete from genkan.email_codes where expire_at < :old")
                .param("old", clock.millis() - KEPT.toMillis())
                .update();
    }
}

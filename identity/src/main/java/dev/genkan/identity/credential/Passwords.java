package dev.genkan.identity.credential;

import dev.genkan.identity.Database;
import dev.genkan.identity.user.PasswordKeeper;
import dev.genkan.token.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// Passwords: hashed, compared and kept.
///
/// A password has 8 to 256 characters and at most 1,024 bytes; which characters is nobody's business (NIST SP 800-63B
/// section 3.1.1.2). As many are hashed at once as there are processors, because each takes 19 MiB.
public final class Passwords implements PasswordKeeper {

    /// What is wrong with a password that somebody wants to have.
    public enum Flaw {
        MISSING,
        TOO_SHORT,
        TOO_LONG
    }

    /// Characters of the shortest password.
    public static final int SHORTEST = 8;
    /// Characters of the longest password.
    public static final int LONGEST = 256;

    private static final int MOST_BYTES = 1024;
    /// Salt and hash are zeros, which no password leads to; to find that out takes as long as for any other.
    private static final String NOBODYS = Argon2.PARAMETERS + "A".repeat(22) + "$" + "A".repeat(43);

    private final Database database;
    private final InstantSource clock;
    private final Argon2 argon2;
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
    private final AtomicLong hashesComputed = new AtomicLong();

    public Passwords(Database database, InstantSource clock) {
        this(database, clock, Argon2.best());
    }

    Passwords(Database database, InstantSource clock, Argon2 argon2) {
        this.database = database;
        this.clock = clock;
        this.argon2 = argon2;
    }

    /// What is wrong with it, if anything.
    public Optional<Flaw> flaw(String password) {
        int characters = password.codePointCount(0, password.length());
        if (password.isEmpty()) {
            return Optional.of(Flaw.MISSING);
        }
        if (characters < SHORTEST) {
            return Optional.of(Flaw.TOO_SHORT);
        }
        return characters > LONGEST || tooManyBytes(password) ? Optional.of(Flaw.TOO_LONG) : Optional.empty();
    }

    /// Costs one hash.
    ///
    /// @throws IllegalArgumentException if it has a [#flaw]; the caller's fault
    public PasswordHash hash(String password) {
        flaw(password).ifPresent(flaw -> {
            throw new IllegalArgumentException("this password is " + flaw);
        });
        return new PasswordHash(compute(() -> argon2.hash(password)));
    }

    /// Whether `typed` is the password of this hash. Costs one hash, whatever was typed.
    public boolean matches(String typed, PasswordHash hash) {
        if (typed.isEmpty() || tooManyBytes(typed)) {
            return matchesNobody(typed);
        }
        return compute(
                () -> hash.isBcrypt() ? bcrypt.matches(typed, hash.encoded()) : argon2.verify(hash.encoded(), typed));
    }

    /// False, at the price of one hash: what is done for an address at which nobody lives.
    public boolean matchesNobody(String typed) {
        String bounded = tooManyBytes(typed) ? "" : typed;
        compute(() -> argon2.verify(NOBODYS, bounded));
        return false;
    }

    /// Whether a right password should be hashed anew, because it was hashed in an older way.
    public boolean isOutdated(PasswordHash hash) {
        return !hash.encoded().startsWith(Argon2.PARAMETERS);
    }

    /// How many hashes were computed since the start, so that a test can count that strangers cost as much as members.
    public long hashesComputed() {
        return hashesComputed.get();
    }

    /// The user's password, if they have one.
    public Optional<PasswordHash> of(UserId user) {
        return database.jdbc()
                .sql("select hash from genkan.passwords where user_id = :user")
                .param("user", user.value())
                .query((row, n) -> new PasswordHash(row.getString("hash")))
                .optional();
    }

    /// Gives the user this password, in place of the one they had.
    public void set(UserId user, PasswordHash hash) {
        database.jdbc()
                .sql("""
                        merge into genkan.passwords p
                        using (values (cast(:user as varchar(64)), cast(:hash as varchar(512)), cast(:now as bigint)))
                          n (user_id, hash, now)
                        on p.user_id = n.user_id
                        when matched then update set hash = n.hash, updated_at = n.now
                        when not matched then insert (user_id, hash, created_at, updated_at)
                          values (n.user_id, n.hash, n.now, n.now)
                        """)
                .param("user", user.value())
                .param("hash", hash.encoded())
                .param("now", clock.millis())
                .update();
    }

    /// Gives the user this password if the one they have is still `old`.
    ///
    /// @return whether it was
    public boolean replace(UserId user, PasswordHash old, PasswordHash hash) {
        return database.jdbc()
                        .sql("""
                            update genkan.passwords set hash = :hash, updated_at = :now
                            where user_id = :user and hash = :old
                            """)
                        .param("hash", hash.encoded())
                        .param("now", clock.millis())
                        .param("user", user.value())
                        .param("old", old.encoded())
                        .update()
                == 1;
    }

    /// When the user's password was set, if they have one.
    public Optional<Instant> setAt(UserId user) {
        return database.jdbc()
                .sql("select updated_at from genkan.passwords where user_id = :user")
                .param("user", user.value())
                .query((row, n) -> Instant.ofEpochMilli(row.getLong("updated_at")))
                .optional();
    }

    @Override
    public Consumer<UserId> hashed(String password) {
        PasswordHash hash = hash(password);
        return user -> set(user, hash);
    }

    @Override
    public Consumer<UserId> imported(String encoded) {
        PasswordHash hash = new PasswordHash(encoded);
        return user -> set(user, hash);
    }

    private static boolean tooManyBytes(String password) {
        return password.length() > MOST_BYTES || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private <T> T compute(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            hashesComputed.incrementAndGet();
            return work.get();
        } finally {
            places.release();
        }
    }
}

package dev.genkan.identity.credential;

import dev.genkan.identity.Database;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.PasswordKeeper;
import dev.genkan.token.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// Passwords: hashed, compared and kept.
///
/// A password has 8 to 256 characters and at most 1,024 bytes, and is none of those that are tried first; which
/// characters is nobody's business (NIST SP 800-63B section 3.1.1.2). As many are hashed at once as there are
/// processors, because each takes 19 MiB; whoever has waited too long for a place is sent away with [Busy].
///
/// A wrong password costs one hash, whoever lives at the address. Where people were brought along with bcrypt, that one
/// is theirs until their next right password, and may take longer or shorter than the Argon2id that is computed for
/// nobody: who has the patience to measure learns that somebody has not signed in since the move. Doing both for
/// everybody would cost every sign-in the dearest bcrypt that was ever brought along.
public final class Passwords implements PasswordKeeper {

    /// What is wrong with a password that somebody wants to have.
    public enum Flaw {
        MISSING,
        TOO_SHORT,
        TOO_LONG,
        /// One of the most used ones, or no more than the address or the name of the application.
        COMMON
    }

    /// All places are taken, and have been for as long as somebody may be kept waiting. Nothing was compared.
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy() {
            super("too many passwords are being hashed at once");
        }
    }

    /// Characters of the shortest password.
    public static final int SHORTEST = 8;
    /// Characters of the longest password.
    public static final int LONGEST = 256;

    /// How long somebody waits for a place unless told otherwise.
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);

    private static final int MOST_BYTES = 1024;
    /// bcrypt looks no further.
    private static final int BCRYPT_BYTES = 72;
    /// Salt and hash are zeros, which no password leads to; to find that out takes as long as for any other.
    private static final String NOBODYS = Argon2.PARAMETERS + "A".repeat(22) + "$" + "A".repeat(43);

    private final Database database;
    private final InstantSource clock;
    private final Argon2 argon2;
    private final String applicationName;
    private final Duration patience;
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
    private final AtomicLong hashesComputed = new AtomicLong();

    public Passwords(Database database, InstantSource clock) {
        this(database, clock, "", USUAL_PATIENCE);
    }

    /// @param applicationName which is no password either
    /// @param patience how long somebody may be kept waiting for a place
    public Passwords(Database database, InstantSource clock, String applicationName, Duration patience) {
        this(database, clock, applicationName, patience, Argon2.best());
    }

    Passwords(Database database, InstantSource clock, String applicationName, Duration patience, Argon2 argon2) {
        this.database = database;
        this.clock = clock;
        this.applicationName = applicationName;
        this.patience = patience;
        this.argon2 = argon2;
    }

    /// What is wrong with it as the password of whoever has this address, if anything.
    public Optional<Flaw> flaw(String password, EmailAddress address) {
        return flaw(password)
                .or(() -> CommonPasswords.tells(password, address) ? Optional.of(Flaw.COMMON) : Optional.empty());
    }

    /// What is wrong with it as anybody's password, if anything.
    public Optional<Flaw> flaw(String password) {
        int characters = password.codePointCount(0, password.length());
        if (password.isEmpty()) {
            return Optional.of(Flaw.MISSING);
        }
        if (characters < SHORTEST) {
            return Optional.of(Flaw.TOO_SHORT);
        }
        if (characters > LONGEST || tooManyBytes(password)) {
            return Optional.of(Flaw.TOO_LONG);
        }
        boolean common = CommonPasswords.contains(password) || CommonPasswords.tells(password, applicationName);
        return common ? Optional.of(Flaw.COMMON) : Optional.empty();
    }

    /// Costs one hash.
    ///
    /// @throws IllegalArgumentException if it has a [#flaw]; the caller's fault
    /// @throws Busy if no place came free
    public PasswordHash hash(String password) {
        flaw(password).ifPresent(flaw -> {
            throw new IllegalArgumentException("this password is " + flaw);
        });
        return new PasswordHash(compute(() -> argon2.hash(password)));
    }

    /// Hashes a password that somebody has already, whatever its [#flaw]: for those who bring people along.
    ///
    /// @throws IllegalArgumentException if it is empty or longer than any password; the caller's fault
    /// @throws Busy if no place came free
    public PasswordHash hashAsItIs(String password) {
        if (password.isEmpty() || tooManyBytes(password)) {
            throw new IllegalArgumentException("a password has 1 to " + MOST_BYTES + " bytes");
        }
        return new PasswordHash(compute(() -> argon2.hash(password)));
    }

    /// Whether `typed` is the password of this hash. Costs one hash, whatever was typed.
    ///
    /// @throws Busy if no place came free
    public boolean matches(String typed, PasswordHash hash) {
        if (typed.isEmpty() || tooManyBytes(typed)) {
            return matchesNobody(typed);
        }
        return compute(() -> {
            if (hash.isPbkdf2()) {
                return Pbkdf2.matches(typed, hash.encoded());
            }
            return hash.isBcrypt() ? bcrypt.matches(typed, hash.encoded()) : argon2.verify(hash.encoded(), typed);
        });
    }

    /// False, at the price of one hash: what is done for an address at which nobody lives.
    ///
    /// @throws Busy if no place came free
    public boolean matchesNobody(String typed) {
        String bounded = tooManyBytes(typed) ? "" : typed;
        compute(() -> argon2.verify(NOBODYS, bounded));
        return false;
    }

    /// Whether a right password should be hashed anew, because it was hashed in an older way.
    public boolean isOutdated(PasswordHash hash) {
        return !hash.encoded().startsWith(Argon2.PARAMETERS);
    }

    /// Hashes a right password anew that was hashed in an older way. It may have a [#flaw] that was none when it was
    /// set; nobody is shut out for that. One of which bcrypt saw only the beginning stays as it is, because its end was
    /// never compared.
    ///
    /// @param right the password of `old`
    /// @return the hash it has now: the old one if it is not outdated, or if everybody is busy
    public PasswordHash renewed(UserId user, PasswordHash old, String right) {
        boolean cutOff = old.isBcrypt() && right.getBytes(StandardCharsets.UTF_8).length > BCRYPT_BYTES;
        if (!isOutdated(old) || cutOff) {
            return old;
        }
        try {
            PasswordHash fresh = new PasswordHash(compute(() -> argon2.hash(right)));
            return replace(user, old, fresh) ? fresh : old;
        } catch (Busy nextTime) {
            return old;
        }
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
                        when matched then update set hash = n.hash, updated_at = n.now, compromised_at = null
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

    /// Notes that others may know the user's password, or that they do not after all. A password that others know opens
    /// nothing; the user signs in by a code or chooses another one, which is a new beginning.
    ///
    /// @return whether they have one
    public boolean compromised(UserId user, boolean known) {
        return database.jdbc()
                        .sql("update genkan.passwords set compromised_at = cast(:at as bigint) where user_id = :user")
                        .param("at", known ? clock.millis() : null)
                        .param("user", user.value())
                        .update()
                == 1;
    }

    /// Whether it is known that others may know the user's password.
    public boolean isCompromised(UserId user) {
        return database.jdbc()
                .sql("select 1 as known from genkan.passwords where user_id = :user and compromised_at is not null")
                .param("user", user.value())
                .query((row, n) -> row.getInt("known"))
                .optional()
                .isPresent();
    }

    /// Takes the user's password away: they sign in by a code.
    ///
    /// @return whether they had one
    public boolean remove(UserId user) {
        return database.jdbc()
                        .sql("delete from genkan.passwords where user_id = :user")
                        .param("user", user.value())
                        .update()
                == 1;
    }

    /// Which of these have a password. One select.
    public Set<UserId> knownOf(Collection<UserId> users) {
        return users.isEmpty()
                ? Set.of()
                : Set.copyOf(database.jdbc()
                        .sql("select user_id from genkan.passwords where user_id in (:users)")
                        .param("users", users.stream().map(UserId::value).toList())
                        .query((row, n) -> new UserId(row.getString("user_id")))
                        .list());
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
        takePlace();
        try {
            hashesComputed.incrementAndGet();
            return work.get();
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }
}

package dev.genkan.identity.instance;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.instance.KeyRing.Held;
import dev.genkan.token.Algorithm;
import dev.genkan.token.KeySet;
import dev.genkan.token.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The keys that sign session tokens, their private halves encrypted at rest. The first one is made when it is first
/// asked for, the next ones as [KeyRotation] says; no thread waits for that, whoever asks for a key looks at the clock.
///
/// Several processes may share a database: of keys made at once one is kept, and all use it.
public final class SigningKeys {

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final int FIRST = 1;
    /// Long enough for the tokens of anybody who does not say how long theirs live.
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Database database;
    private final StoredKeys stored;
    private final Audit audit;
    private final NewId ids;
    private final KeyRotation rotation;
    private final InstantSource clock;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    private record Loaded(KeyRing ring, KeySet published, long lookedAt) {}

    /// A key that is published and signs later.
    ///
    /// @param signsFrom when it begins to sign
    public record NextKey(String kid, Instant signsFrom) {}

    /// With keys that change only when [#rotate] is called.
    public SigningKeys(Database database, EncryptionKey encryptionKey, NewId ids, InstantSource clock) {
        this(database, encryptionKey, ids, KeyRotation.byHand(AN_HOUR), clock);
    }

    public SigningKeys(
            Database database, EncryptionKey encryptionKey, NewId ids, KeyRotation rotation, InstantSource clock) {
        this.database = database;
        this.stored = new StoredKeys(database, encryptionKey);
        this.audit = new Audit(database, ids, clock);
        this.ids = ids;
        this.rotation = rotation;
        this.clock = clock;
    }

    /// The key that signs now: the youngest whose time has come.
    ///
    /// @throws IllegalStateException if the stored keys cannot be opened with the encryption key; the operator's fault
    public SigningKey current() {
        return load().ring().signer(clock.millis());
    }

    /// The public halves of all keys that are not retired, those that do not sign yet included; the same instance as
    /// long as they stay the same.
    public KeySet published() {
        return load().published();
    }

    /// Makes the next key, which is published at once and signs after [KeyRotation#lead]. If one is waiting already, it
    /// stays that one, however many ask at once.
    ///
    /// This is for keys that have served long enough. It is no help against one that was stolen: that one would go on
    /// signing for the lead.
    ///
    /// @throws IllegalStateException in a transaction, with which the key could be rolled back; the caller's fault
    public NextKey rotate(Actor actor) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("signing keys are not rotated in a transaction");
        }
        load();
        changing.lock();
        try {
            long now = clock.millis();
            KeyRing ring = reload(now).ring();
            if (ring.next(now).isEmpty()) {
                add(ring.youngest().ordinal() + 1, now, actor);
                ring = reload(now).ring();
            }
            Held next = ring.youngest();
            return new NextKey(next.kid(), Instant.ofEpochMilli(next.signsFrom()));
        } finally {
            changing.unlock();
        }
    }

    private Loaded load() {
        Loaded known = loaded;
        if (known == null) {
            return firstLoad();
        }
        long now = clock.millis();
        return Math.abs(now - known.lookedAt()) < KeyRotation.LOOK_EVERY.toMillis() ? known : look(known, now);
    }

    private Loaded firstLoad() {
        changing.lock();
        try {
            Loaded known = loaded;
            if (known != null) {
                return known;
            }
            long now = clock.millis();
            if (stored.read(Map.of()).isEmpty()) {
                addFirst(now);
            }
            return tend(now);
        } finally {
            changing.unlock();
        }
    }

    /// One of those who come after a minute looks, and the others go on with what is known. Nobody does in a
    /// transaction, which is not ours and could be rolled back, or has been committed and would not be again.
    private Loaded look(Loaded known, long now) {
        if (TransactionSynchronizationManager.isActualTransactionActive() || !changing.tryLock()) {
            return known;
        }
        try {
            return tend(now);
        } catch (RuntimeException e) {
            // what was right a minute ago is no worse for a database that does not answer now
            LOG.log(System.Logger.Level.WARNING, "The signing keys could not be looked after; those known stay", e);
            Loaded same = new Loaded(known.ring(), known.published(), now);
            loaded = same;
            return same;
        } finally {
            changing.unlock();
        }
    }

    /// Does what the time has come for.
    private Loaded tend(long now) {
        Loaded fresh = reload(now);
        if (fresh.ring().isDue(rotation, now)) {
            add(fresh.ring().youngest().ordinal() + 1, now, Actor.SYSTEM);
            fresh = reload(now);
        }
        List<String> outlived = fresh.ring().outlived(rotation, now);
        if (!outlived.isEmpty()) {
            stored.retire(outlived, now);
            fresh = reload(now);
        }
        return fresh;
    }

    private Loaded reload(long now) {
        Loaded known = loaded;
        List<Held> before = known == null ? List.of() : known.ring().youngestFirst();
        KeyRing ring = new KeyRing(stored.read(before.stream().collect(Collectors.toMap(Held::kid, Held::key))));
        boolean same = known != null && known.ring().kids().equals(ring.kids());
        Loaded fresh = new Loaded(ring, known != null && same ? known.published() : published(ring), now);
        loaded = fresh;
        return fresh;
    }

    private static KeySet published(KeyRing ring) {
        return KeySet.of(ring.youngestFirst().stream()
                .map(held -> held.key().verifyingKey())
                .toList());
    }

    /// Of two processes that get here at once, the second finds the ordinal taken and uses the first one's key.
    private void addFirst(long now) {
        try {
            stored.add(newKey(), FIRST, now, now);
        } catch (DuplicateKeyException e) {
            // somebody else's first key is there now, and will be read next
        }
    }

    private void add(int ordinal, long now, Actor actor) {
        SigningKey key = newKey();
        Instant signsFrom = Instant.ofEpochMilli(now).plus(rotation.lead());
        try {
            database.inTransaction(() -> {
                stored.add(key, ordinal, now, signsFrom.toEpochMilli());
                audit.write(
                        actor, "signing_key.rotate", key.kid(), Map.of(), Map.of("signs_from", signsFrom.toString()));
                return key;
            });
            LOG.log(
                    System.Logger.Level.INFO,
                    "The signing key " + key.kid() + " is published and signs from " + signsFrom);
        } catch (DuplicateKeyException e) {
            // somebody else's next key is there now, and will be read next
        }
    }

    private SigningKey newKey() {
        return SigningKey.generate(ids.of("key_"), Algorithm.RS256);
    }
}

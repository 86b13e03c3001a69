package dev.genkan.identity.instance;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.token.Algorithm;
import dev.genkan.token.KeySet;
import dev.genkan.token.SigningKey;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// The keys that sign session tokens, their private halves encrypted at rest. The first one is made when it is first
/// asked for.
public final class SigningKeys {

    private static final int FIRST = 1;

    private final Database database;
    private final EncryptionKey encryptionKey;
    private final NewId ids;
    private final InstantSource clock;
    private volatile @Nullable Loaded loaded;

    private record Loaded(SigningKey current, KeySet published) {}

    public SigningKeys(Database database, EncryptionKey encryptionKey, NewId ids, InstantSource clock) {
        this.database = database;
        this.encryptionKey = encryptionKey;
        this.ids = ids;
        this.clock = clock;
    }

    /// The key that signs now: the youngest whose time has come.
    ///
    /// @throws IllegalStateException if the stored keys cannot be opened with the encryption key; the operator's fault
    public SigningKey current() {
        return load().current();
    }

    /// The public halves of all keys that are not retired; the same instance each time.
    public KeySet published() {
        return load().published();
    }

    private Loaded load() {
        Loaded known = loaded;
        return known == null ? firstLoad() : known;
    }

    private synchronized Loaded firstLoad() {
        Loaded known = loaded;
        if (known == null) {
            List<Stored> keys = read();
            if (keys.isEmpty()) {
                makeFirst();
                keys = read();
            }
            known = new Loaded(
                    signer(keys),
                    KeySet.of(keys.stream()
                            .map(stored -> stored.key().verifyingKey())
                            .toList()));
            loaded = known;
        }
        return known;
    }

    /// Of two processes that get here at once, the second finds the ordinal taken and uses the first one's key.
    private void makeFirst() {
        SigningKey key = SigningKey.generate(ids.of("key_"), Algorithm.RS256);
        try {
            database.jdbc()
                    .sql("""
                            insert into genkan.signing_keys (kid, ordinal, algorithm, public_key, wrapped_private_key,
                              wrapping_key_id, created_at, signs_from)
                            values (:kid, :ordinal, :algorithm, :public, :private, :wrapping, :now, :now)
                            """)
                    .param("kid", key.kid())
                    .param("ordinal", FIRST)
                    .param("algorithm", key.algorithm().name())
                    .param(
                            "public",
                            Base64.getEncoder().encodeToString(key.publicKey().getEncoded()))
                    .param(
                            "private",
                            encryptionKey.wrap(key.kid(), key.privateKey().getEncoded()))
                    .param("wrapping", encryptionKey.id())
                    .param("now", clock.millis())
                    .update();
        } catch (DuplicateKeyException e) {
            // somebody else's first key is there now, and will be read next
        }
    }

    private SigningKey signer(List<Stored> keys) {
        return keys.stream()
                .filter(stored -> stored.signsFrom() <= clock.millis())
                .findFirst()
                .map(Stored::key)
                .orElseThrow(() -> new IllegalStateException("No signing key is in use yet: all begin to sign later."));
    }

    /// The youngest first.
    private List<Stored> read() {
        return database
                .jdbc()
                .sql("""
                        select kid, algorithm, public_key, wrapped_private_key, wrapping_key_id, signs_from
                        from genkan.signing_keys where retired_at is null order by ordinal desc
                        """)
                .query((row, n) -> new Row(
                        row.getString("kid"),
                        Algorithm.valueOf(row.getString("algorithm")),
                        row.getString("public_key"),
                        row.getString("wrapped_private_key"),
                        row.getString("wrapping_key_id"),
                        row.getLong("signs_from")))
                .list()
                .stream()
                .map(this::open)
                .toList();
    }

    private record Row(
            String kid,
            Algorithm algorithm,
            String publicKey,
            String wrappedPrivateKey,
            String wrappingKeyId,
            long signsFrom) {}

    private record Stored(SigningKey key, long signsFrom) {}

    private Stored open(Row row) {
        byte[] privateKey;
        try {
            privateKey = encryptionKey.unwrap(row.kid(), row.wrappedPrivateKey());
        } catch (GeneralSecurityException e) {
            boolean otherKey = !row.wrappingKeyId().equals(encryptionKey.id());
            throw new IllegalStateException(
                    "The signing key " + row.kid() + " in the database cannot be opened: "
                            + (otherKey
                                    ? "it was stored under the encryption key " + row.wrappingKeyId() + ", and this is "
                                            + encryptionKey.id() + "."
                                    : "it was changed after it was stored."),
                    e);
        }
        byte[] publicKey = Base64.getDecoder().decode(row.publicKey());
        return new Stored(SigningKey.restore(row.kid(), row.algorithm(), privateKey, publicKey), row.signsFrom());
    }
}

package dev.genkan.identity.instance;

import dev.genkan.identity.Database;
import dev.genkan.identity.instance.KeyRing.Held;
import dev.genkan.token.Algorithm;
import dev.genkan.token.SigningKey;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The signing keys as the database holds them: the private halves encrypted, the retired ones for the record.
final class StoredKeys {

    private final Database database;
    private final EncryptionKey encryptionKey;

    StoredKeys(Database database, EncryptionKey encryptionKey) {
        this.database = database;
        this.encryptionKey = encryptionKey;
    }

    /// Those that are not retired, the youngest first.
    ///
    /// @param opened keys by their ids which need not be decrypted again
    /// @throws IllegalStateException if one cannot be opened with the encryption key; the operator's fault
    List<Held> read(Map<String, SigningKey> opened) {
        return database
                .jdbc()
                .sql("""
                        select kid, ordinal, algorithm, public_key, wrapped_private_key, wrapping_key_id, signs_from
                        from genkan.signing_keys where retired_at is null order by ordinal desc
                        """)
                .query((row, n) -> new Row(
                        row.getString("kid"),
                        row.getInt("ordinal"),
                        Algorithm.valueOf(row.getString("algorithm")),
                        row.getString("public_key"),
                        row.getString("wrapped_private_key"),
                        row.getString("wrapping_key_id"),
                        row.getLong("signs_from")))
                .list()
                .stream()
                .map(row -> new Held(key(row, opened), row.ordinal(), row.signsFrom()))
                .toList();
    }

    /// Stores a new one.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException if somebody else's has this ordinal
    void add(SigningKey key, int ordinal, long now, long signsFrom) {
        database.jdbc()
                .sql("""
                        insert into genkan.signing_keys (kid, ordinal, algorithm, public_key, wrapped_private_key,
                          wrapping_key_id, created_at, signs_from)
                        values (:kid, :ordinal, :algorithm, :public, :private, :wrapping, :now, :signsFrom)
                        """)
                .param("kid", key.kid())
                .param("ordinal", ordinal)
                .param("algorithm", key.algorithm().name())
                .param(
                        "public",
                        Base64.getEncoder().encodeToString(key.publicKey().getEncoded()))
                .param("private", encryptionKey.wrap(key.kid(), key.privateKey().getEncoded()))
                .param("wrapping", encryptionKey.id())
                .param("now", now)
                .param("signsFrom", signsFrom)
                .update();
    }

    /// Takes them out of use; the rows stay.
    void retire(List<String> kids, long now) {
        database.jdbc()
                .sql("update genkan.signing_keys set retired_at = :now where kid in (:kids) and retired_at is null")
                .param("now", now)
                .param("kids", kids)
                .update();
    }

    private record Row(
            String kid,
            int ordinal,
            Algorithm algorithm,
            String publicKey,
            String wrappedPrivateKey,
            String wrappingKeyId,
            long signsFrom) {}

    private SigningKey key(Row row, Map<String, SigningKey> opened) {
        SigningKey known = opened.get(row.kid());
        return known == null ? open(row) : known;
    }

    private SigningKey open(Row row) {
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
        return SigningKey.restore(row.kid(), row.algorithm(), privateKey, publicKey);
    }
}

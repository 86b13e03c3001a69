package dev.genkan.identity.session;

import dev.genkan.identity.Database;
import dev.genkan.identity.Secrets;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.limit.Broom;
import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What a server-side SDK fetches by a nonce, so that it can set its cookies: lines of `Set-Cookie`. Kept encrypted for
/// thirty seconds, and given once.
public final class Handshakes {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration CLEAN_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final EncryptionKey key;
    private final InstantSource clock;
    private final Broom broom;

    public Handshakes(Database database, EncryptionKey key, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    /// Keeps the lines.
    ///
    /// @return the nonce they are given for
    public String keep(List<String> directives) {
        sweep();
        String nonce = Secrets.fresh();
        String hash = Secrets.hash(nonce);
        database.jdbc()
                .sql("insert into genkan.handshakes (nonce_hash, wrapped, expire_at) values (:hash, :wrapped, :end)")
                .param("hash", hash)
                .param("wrapped", key.wrap(name(hash), Json.write(directives).getBytes(StandardCharsets.UTF_8)))
                .param("end", clock.millis() + KEPT.toMillis())
                .update();
        return nonce;
    }

    /// The lines, for the first who asks. Empty if they were given already, or never kept, or too long ago.
    public Optional<List<String>> take(String nonce) {
        String hash = Secrets.hash(nonce);
        return database.inTransaction(() -> {
            Optional<String> wrapped = database.jdbc()
                    .sql("select wrapped from genkan.handshakes where nonce_hash = :hash and expire_at > :now")
                    .param("hash", hash)
                    .param("now", clock.millis())
                    .query(String.class)
                    .optional();
            boolean ours = database.jdbc()
                            .sql("delete from genkan.handshakes where nonce_hash = :hash")
                            .param("hash", hash)
                            .update()
                    == 1;
            return wrapped.filter(found -> ours).map(found -> opened(hash, found));
        });
    }

    private List<String> opened(String hash, String wrapped) {
        try {
            String json = new String(key.unwrap(name(hash), wrapped), StandardCharsets.UTF_8);
            return Json.parse(json) instanceof List<?> lines
                    ? lines.stream().map(String::valueOf).toList()
                    : List.of();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a handshake was kept under another encryption key", e);
        }
    }

    private void sweep() {
        broom.sweep(() -> database.jdbc()
                .sql("delete from genkan.handshakes where expire_at <= :now")
                .param("now", clock.millis())
                .update());
    }

    private static String name(String hash) {
        return "handshake " + hash;
    }
}

package dev.genkan.identity.operator;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.session.ActingSessions;
import dev.genkan.identity.session.RecentChanges;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The operators: users who may run the instance. They are kept in a table of their own and never in metadata, which
/// applications write. The audit log tells of every change.
///
/// Whoever loses the full role acts in no member's place any more, at once ([ActingInPlace]).
///
/// The first one is special, because nobody is there who could make them one: either they follow the one-time link
/// ([#newLink]), or they prove the address that the configuration names. Both work only while there is no operator.
public final class Operators {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final String SELECT = """
            select o.user_id, coalesce(e.address, '') as address, o.role, o.created_at, o.created_by
            from genkan.operators o
              join genkan.users u on u.id = o.user_id
              left join genkan.email_addresses e on e.id = u.primary_email_address_id
            """;

    private final Database database;
    private final Audit audit;
    private final ActingSessions acting;
    private final InstantSource clock;

    /// Where nobody is signed in, as in a command that works on the files.
    public Operators(Database database, NewId ids, InstantSource clock) {
        this(
                database,
                ids,
                new ActingSessions(
                        database,
                        new Events(database, ids, clock),
                        new Audit(database, ids, clock),
                        new RecentChanges(clock, Duration.ZERO, Duration.ZERO),
                        clock),
                clock);
    }

    /// @param acting what ends with the right to act
    public Operators(Database database, NewId ids, ActingSessions acting, InstantSource clock) {
        this.database = database;
        this.audit = new Audit(database, ids, clock);
        this.acting = acting;
        this.clock = clock;
    }

    /// Makes the user who has proven this address an operator, or gives the one they are this role.
    ///
    /// @return empty if nobody has proven it
    public Optional<Operator> add(EmailAddress address, Role role, Actor actor) {
        return database.inTransaction(() -> userAt(address).flatMap(user -> {
            // of two at once the second waits here and finds the row of the first
            hold();
            Map<String, Object> before = find(user)
                    .<Map<String, Object>>map(old -> Map.of("role", old.role().word()))
                    .orElse(Map.of());
            int changed = database.jdbc()
                    .sql("update genkan.operators set role = :role where user_id = :user")
                    .param("role", role.word())
                    .param("user", user.value())
                    .update();
            if (changed == 0) {
                insert(user, role, actor);
            }
            if (role != Role.FULL) {
                acting.endAllOf(user, actor);
            }
            audit.write(actor, "operator.add", user.value(), Map.copyOf(before), Map.of("role", role.word()));
            return find(user);
        }));
    }

    /// @return whether they were one
    public boolean remove(EmailAddress address, Actor actor) {
        return database.inTransaction(
                () -> userAt(address).filter(user -> remove(user, actor)).isPresent());
    }

    /// @return whether they were one
    public boolean remove(UserId user, Actor actor) {
        return database.inTransaction(() -> {
            Optional<Operator> old = find(user);
            int removed = database.jdbc()
                    .sql("delete from genkan.operators where user_id = :user")
                    .param("user", user.value())
                    .update();
            if (removed == 1) {
                String role = old.map(it -> it.role().word()).orElse("");
                audit.write(actor, "operator.remove", user.value(), Map.of("role", role), Map.of());
                acting.endAllOf(user, actor);
            }
            return removed == 1;
        });
    }

    public Optional<Operator> find(UserId user) {
        return database.jdbc()
                .sql(SELECT + " where o.user_id = :user")
                .param("user", user.value())
                .query((row, n) -> operator(row))
                .optional();
    }

    /// Their role, held until the transaction ends: whoever takes it away waits, and then sees what they began by it.
    Optional<Role> hold(UserId user) {
        return database.jdbc()
                .sql("select role from genkan.operators where user_id = :user for update")
                .param("user", user.value())
                .query((row, n) -> Role.of(row.getString("role")))
                .optional();
    }

    /// All of them, the oldest first.
    public List<Operator> list() {
        return database.jdbc()
                .sql(SELECT + " order by o.created_at, o.user_id")
                .query((row, n) -> operator(row))
                .list();
    }

    public boolean isThereAny() {
        return database.jdbc()
                        .sql("select count(*) from genkan.operators")
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// The key of a new one-time link, which makes an older one worthless. Only its SHA-256 is stored.
    ///
    /// @return empty if there is an operator already
    public Optional<String> newLink() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        return database.inTransaction(() -> {
            hold();
            if (isThereAny()) {
                return Optional.empty();
            }
            setKey(hash(key));
            return Optional.of(key);
        });
    }

    /// Whether a link with this key would make somebody the operator.
    public boolean isOpen(String key) {
        return !isThereAny() && isKey(key);
    }

    /// Makes this user the first operator, for whoever holds the key of the link. However many try at once, at most one
    /// gets `true`, and nobody ever after.
    public boolean becomeFirst(UserId user, String key, Actor actor) {
        return becomeFirst(user, () -> isKey(key), actor);
    }

    /// Makes the user who has proven this address the first operator.
    ///
    /// @return whether it happened now; false if nobody has proven it, and once there is an operator
    public boolean becomeFirst(EmailAddress address, Actor actor) {
        if (isThereAny()) {
            return false;
        }
        return userAt(address)
                .filter(user -> becomeFirst(user, () -> true, actor))
                .isPresent();
    }

    private boolean becomeFirst(UserId user, BooleanSupplier mayBe, Actor actor) {
        return database.inTransaction(() -> {
            hold();
            if (isThereAny() || !mayBe.getAsBoolean()) {
                return false;
            }
            setKey("");
            insert(user, Role.FULL, actor);
            Map<String, Object> after = Map.of("role", Role.FULL.word());
            audit.write(actor, "operator.first", user.value(), Map.of(), Map.copyOf(after));
            return true;
        });
    }

    /// Whoever comes second waits, and then sees in a new statement what the first one did.
    private void hold() {
        database.jdbc()
                .sql("select id from genkan.first_operator where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    private boolean isKey(String key) {
        return !key.isEmpty()
                && database.jdbc()
                                .sql("select count(*) from genkan.first_operator where key_hash = :hash")
                                .param("hash", hash(key))
                                .query(Long.class)
                                .single()
                        == 1;
    }

    private void setKey(String hash) {
        database.jdbc()
                .sql("update genkan.first_operator set key_hash = :hash where id = 1")
                .param("hash", hash.isEmpty() ? null : hash)
                .update();
    }

    private void insert(UserId user, Role role, Actor actor) {
        database.jdbc()
                .sql("""
                        insert into genkan.operators (user_id, role, created_at, created_by)
                        values (:user, :role, :now, :by)
                        """)
                .param("user", user.value())
                .param("role", role.word())
                .param("now", clock.millis())
                .param("by", actor.name())
                .update();
        // nobody acts for operators
        acting.endInPlaceOf(user, actor);
    }

    private Optional<UserId> userAt(EmailAddress address) {
        return database.jdbc()
                .sql("select user_id from genkan.email_addresses where address_key = :key")
                .param("key", address.key())
                .query((row, n) -> new UserId(row.getString("user_id")))
                .optional();
    }

    private static Operator operator(ResultSet row) throws SQLException {
        return new Operator(
                new UserId(row.getString("user_id")),
                row.getString("address"),
                Role.of(row.getString("role")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"));
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

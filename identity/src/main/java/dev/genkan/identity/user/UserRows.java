package dev.genkan.identity.user;

import dev.genkan.identity.Database;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The SQL of [Users].
final class UserRows {

    private static final String COLUMNS = """
            u.id, u.external_id, u.username, u.first_name, u.last_name, u.image_url, u.primary_email_address_id,
            u.public_metadata, u.private_metadata, u.unsafe_metadata, u.version, u.banned_at, u.created_at,
            u.updated_at, u.last_sign_in_at
            """;

    private final Database database;

    UserRows(Database database) {
        this.database = database;
    }

    void insert(UserId id, String addressId, EmailAddress address, String verifiedBy, long now) {
        database.jdbc()
                .sql("""
                        insert into genkan.users (id, primary_email_address_id, public_metadata, private_metadata,
                          unsafe_metadata, version, created_at, updated_at)
                        values (:id, :addressId, '{}', '{}', '{}', 1, :now, :now)
                        """)
                .param("id", id.value())
                .param("addressId", addressId)
                .param("now", now)
                .update();
        database.jdbc()
                .sql("""
                        insert into genkan.email_addresses (id, user_id, address, address_key, verified_at,
                          verification_strategy, created_at, updated_at)
                        values (:id, :user, :address, :key, :now, :strategy, :now, :now)
                        """)
                .param("id", addressId)
                .param("user", id.value())
                .param("address", address.value())
                .param("key", address.key())
                .param("strategy", verifiedBy)
                .param("now", now)
                .update();
    }

    Optional<User> find(UserId id) {
        return database.jdbc()
                .sql("select " + COLUMNS + " from genkan.users u where u.id = :id")
                .param("id", id.value())
                .query((row, n) -> read(row))
                .optional()
                .map(this::whole);
    }

    Optional<User> findByAddress(EmailAddress address) {
        return database.jdbc()
                .sql("select " + COLUMNS + """
                         from genkan.users u join genkan.email_addresses e on e.user_id = u.id
                        where e.address_key = :key
                        """)
                .param("key", address.key())
                .query((row, n) -> read(row))
                .optional()
                .map(this::whole);
    }

    /// Holds the row until the transaction ends, so that what is decided on it is decided on the latest state.
    Optional<User> lock(UserId id) {
        return database.jdbc()
                .sql("select " + COLUMNS + " from genkan.users u where u.id = :id for update")
                .param("id", id.value())
                .query((row, n) -> read(row))
                .optional()
                .map(this::whole);
    }

    List<User> list(long before, int most) {
        return database
                .jdbc()
                .sql("select " + COLUMNS + """
                         from genkan.users u where u.created_at < :before
                        order by u.created_at desc, u.id desc fetch first :most rows only
                        """)
                .param("before", before)
                .param("most", most)
                .query((row, n) -> read(row))
                .list()
                .stream()
                .map(this::whole)
                .toList();
    }

    void write(User user) {
        database.jdbc()
                .sql("""
                        update genkan.users
                        set first_name = :firstName, last_name = :lastName, image_url = :imageUrl,
                            public_metadata = :public, private_metadata = :private, unsafe_metadata = :unsafe,
                            version = :version, banned_at = :bannedAt, updated_at = :updatedAt
                        where id = :id
                        """)
                .param("firstName", orNull(user.firstName()))
                .param("lastName", orNull(user.lastName()))
                .param("imageUrl", orNull(user.imageUrl()))
                .param("public", user.publicMetadata().toJson())
                .param("private", user.privateMetadata().toJson())
                .param("unsafe", user.unsafeMetadata().toJson())
                .param("version", user.version())
                .param(
                        "bannedAt",
                        user.bannedAt() == null ? null : user.bannedAt().toEpochMilli())
                .param("updatedAt", user.updatedAt().toEpochMilli())
                .param("id", user.id().value())
                .update();
    }

    boolean signIn(UserId id, long now) {
        return database.jdbc()
                        .sql("""
                            update genkan.users set last_sign_in_at = :now, last_active_at = :now
                            where id = :id and banned_at is null
                            """)
                        .param("now", now)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /// The one statement on sessions outside of their package: a ban and the end of what it ends are one act.
    List<SessionId> revokeSessions(UserId id, long now) {
        List<SessionId> live = database.jdbc()
                .sql("select id from genkan.sessions where user_id = :user and status <> 'over' order by id for update")
                .param("user", id.value())
                .query((row, n) -> new SessionId(row.getString("id")))
                .list();
        database.jdbc().sql("""
                        update genkan.sessions
                        set status = 'over', ending = 'revoked', ended_at = :now, updated_at = :now,
                            version = version + 1
                        where user_id = :user and status <> 'over'
                        """).param("now", now).param("user", id.value()).update();
        return live;
    }

    /// A row of users alone. The addresses are read once its connection is given back: whoever holds one connection
    /// while waiting for another can wait for ever.
    private record Row(User user, String primaryAddressId) {}

    private User whole(Row row) {
        return row.user().reachedAt(addresses(row.user().id(), row.primaryAddressId()));
    }

    private static Row read(ResultSet row) throws SQLException {
        User user = new User(
                new UserId(row.getString("id")),
                orEmpty(row.getString("external_id")),
                orEmpty(row.getString("username")),
                orEmpty(row.getString("first_name")),
                orEmpty(row.getString("last_name")),
                orEmpty(row.getString("image_url")),
                List.of(),
                Metadata.stored(row.getString("public_metadata")),
                Metadata.stored(row.getString("private_metadata")),
                Metadata.stored(row.getString("unsafe_metadata")),
                row.getLong("version"),
                instant(row, "banned_at"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                instant(row, "last_sign_in_at"));
        return new Row(user, orEmpty(row.getString("primary_email_address_id")));
    }

    private List<User.Address> addresses(UserId user, String primary) {
        return database.jdbc()
                .sql("""
                        select id, address, verified_at from genkan.email_addresses
                        where user_id = :user order by created_at, id
                        """)
                .param("user", user.value())
                .query((row, n) -> new User.Address(
                        row.getString("id"),
                        new EmailAddress(row.getString("address")),
                        row.getObject("verified_at", Long.class) != null,
                        row.getString("id").equals(primary)))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

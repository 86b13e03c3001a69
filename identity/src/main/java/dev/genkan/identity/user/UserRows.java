package dev.genkan.identity.user;

import dev.genkan.identity.Cursor;
import dev.genkan.identity.Database;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL that finds users; [UserWrites] has the other half.
final class UserRows {

    private static final String COLUMNS = """
            u.id, u.external_id, u.username, u.first_name, u.last_name, u.image_url, u.primary_email_address_id,
            u.public_metadata, u.private_metadata, u.unsafe_metadata, u.version, u.banned_at, u.locked_until,
            u.created_at, u.updated_at, u.last_sign_in_at, u.last_active_at
            """;

    private final Database database;

    UserRows(Database database) {
        this.database = database;
    }

    /// With their addresses in one statement, because this is asked most.
    Optional<User> find(UserId id) {
        List<Joined> rows = database.jdbc()
                .sql("select " + COLUMNS + """
                        , e.id as address_id, e.address, e.verified_at, e.verification_strategy,
                          e.created_at as address_created_at, e.updated_at as address_updated_at
                        from genkan.users u left join genkan.email_addresses e on e.user_id = u.id
                        where u.id = :id order by e.created_at, e.id
                        """)
                .param("id", id.value())
                .query((row, n) -> new Joined(read(row), joinedAddress(row)))
                .list();
        return rows.stream()
                .findFirst()
                .map(first -> first.row()
                        .user()
                        .reachedAt(rows.stream()
                                .flatMap(one -> one.address().stream())
                                .map(address -> address.madePrimary(
                                        address.id().equals(first.row().primaryAddressId())))
                                .toList()));
    }

    private record Joined(Row row, List<User.Address> address) {}

    private static List<User.Address> joinedAddress(ResultSet row) throws SQLException {
        String id = row.getString("address_id");
        return id == null ? List.of() : List.of(address(row, id, "address_created_at", "address_updated_at"));
    }

    private static User.Address address(ResultSet row, String id, String createdAt, String updatedAt)
            throws SQLException {
        return new User.Address(
                id,
                new EmailAddress(row.getString("address")),
                row.getObject("verified_at", Long.class) != null,
                false,
                orEmpty(row.getString("verification_strategy")),
                Instant.ofEpochMilli(row.getLong(createdAt)),
                Instant.ofEpochMilli(row.getLong(updatedAt)));
    }

    Optional<User> findByEmailAddress(EmailAddress address) {
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

    Optional<User> findBy(String column, String value) {
        return database.jdbc()
                .sql("select " + COLUMNS + " from genkan.users u where u." + column + " = :value")
                .param("value", value)
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

    /// @param most one more than the page holds
    List<User> list(UserQuery query, Optional<Cursor> from, int most, long now) {
        String column = "u." + query.order().column();
        String beyond = query.isAscending() ? ">" : "<";
        String direction = query.isAscending() ? "asc" : "desc";
        // the first half of the condition is what an index is good for
        String page = from.isEmpty()
                ? ""
                : " and %1$s %2$s= :key and (%1$s %2$s :key or u.id %2$s :id)".formatted(column, beyond);
        JdbcClient.StatementSpec statement = database.jdbc()
                .sql("select " + COLUMNS + " from genkan.users u where " + query.condition() + page
                        + " order by %1$s %2$s, u.id %2$s fetch first :most rows only".formatted(column, direction))
                .params(query.values())
                .param("now", now)
                .param("most", most);
        List<Row> rows = from.map(cursor -> statement.param("key", cursor.key()).param("id", cursor.id()))
                .orElse(statement)
                .query((row, n) -> read(row))
                .list();
        return whole(rows);
    }

    List<User> slice(UserQuery query, UserSlice slice, long now) {
        String direction = slice.ascending() ? " asc" : " desc";
        return whole(database.jdbc()
                .sql("select " + COLUMNS + " from genkan.users u where " + query.condition() + " order by "
                        + slice.by().in(direction) + ", u.id" + direction
                        + " offset :offset rows fetch next :limit rows only")
                .params(query.values())
                .param("now", now)
                .param("offset", slice.offset())
                .param("limit", slice.limit())
                .query((row, n) -> read(row))
                .list());
    }

    long countUpTo(int most, UserQuery query, long now) {
        return database.jdbc()
                .sql("select count(*) from (select u.id from genkan.users u where " + query.condition()
                        + " fetch first :most rows only) found")
                .params(query.values())
                .param("now", now)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    long count(UserQuery query, long now) {
        return database.jdbc()
                .sql("select count(*) from genkan.users u where " + query.condition())
                .params(query.values())
                .param("now", now)
                .query(Long.class)
                .single();
    }

    /// A row of users alone. The addresses are read once its connection is given back: whoever holds one connection
    /// while waiting for another can wait for ever.
    private record Row(User user, String primaryAddressId) {}

    private User whole(Row row) {
        return whole(List.of(row)).getFirst();
    }

    private List<User> whole(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UserId, List<Stored>> addresses =
                addresses(rows.stream().map(row -> row.user().id().value()).toList());
        return rows.stream()
                .map(row -> row.user()
                        .reachedAt(addresses.getOrDefault(row.user().id(), List.of()).stream()
                                .map(stored -> stored.address(row.primaryAddressId()))
                                .toList()))
                .toList();
    }

    private record Stored(UserId user, User.Address one) {

        User.Address address(String primary) {
            return one.madePrimary(one.id().equals(primary));
        }
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
                instant(row, "locked_until"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                instant(row, "last_sign_in_at"),
                instant(row, "last_active_at"));
        return new Row(user, orEmpty(row.getString("primary_email_address_id")));
    }

    private Map<UserId, List<Stored>> addresses(List<String> users) {
        return database
                .jdbc()
                .sql("""
                        select id, user_id, address, verified_at, verification_strategy, created_at, updated_at
                        from genkan.email_addresses
                        where user_id in (:users) order by created_at, id
                        """)
                .param("users", users)
                .query((row, n) -> new Stored(
                        new UserId(row.getString("user_id")),
                        address(row, row.getString("id"), "created_at", "updated_at")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Stored::user));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() || millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

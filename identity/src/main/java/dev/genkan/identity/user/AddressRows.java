package dev.genkan.identity.user;

import dev.genkan.identity.Database;
import dev.genkan.token.UserId;
import java.util.Optional;

/// The SQL of [EmailAddresses].
final class AddressRows {

    private final Database database;

    AddressRows(Database database) {
        this.database = database;
    }

    Optional<UserId> ownerOf(String addressId) {
        return database.jdbc()
                .sql("select user_id from genkan.email_addresses where id = :id")
                .param("id", addressId)
                .query((row, n) -> new UserId(row.getString("user_id")))
                .optional();
    }

    /// An address that is still to be proven: it has no key, and so takes none from anybody.
    void insert(UserId user, User.Address address, long now) {
        database.jdbc()
                .sql("""
                        insert into genkan.email_addresses (id, user_id, address, created_at, updated_at)
                        values (:id, :user, :address, :now, :now)
                        """)
                .param("id", address.id())
                .param("user", user.value())
                .param("address", address.address().value())
                .param("now", now)
                .update();
    }

    boolean prove(User.Address address, String provenBy, long now) {
        return database.jdbc()
                        .sql("""
                            update genkan.email_addresses
                            set address_key = :key, verified_at = :now, verification_strategy = :strategy,
                                updated_at = :now
                            where id = :id and verified_at is null
                            """)
                        .param("key", address.address().key())
                        .param("now", now)
                        .param("strategy", provenBy)
                        .param("id", address.id())
                        .update()
                == 1;
    }

    void delete(User.Address address) {
        database.jdbc()
                .sql("delete from genkan.email_addresses where id = :id")
                .param("id", address.id())
                .update();
    }
}

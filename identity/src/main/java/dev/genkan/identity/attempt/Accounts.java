package dev.genkan.identity.attempt;

import dev.genkan.identity.Database;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who lives at an address, as far as signing in wants to know. One select, whether anybody does or not.
final class Accounts {

    /// @param address as the member has proven it; mail goes there, and not to another way of writing it
    /// @param password null for a member who has none
    record Account(
            UserId id, EmailAddress address, @Nullable PasswordHash password) {}

    private final Database database;

    Accounts(Database database) {
        this.database = database;
    }

    Optional<Account> find(EmailAddress address) {
        return database.jdbc()
                .sql("""
                        select e.user_id, e.address, p.hash from genkan.email_addresses e
                          left join genkan.passwords p on p.user_id = e.user_id
                        where e.address_key = :key
                        """)
                .param("key", address.key())
                .query((row, n) -> {
                    String hash = row.getString("hash");
                    return new Account(
                            new UserId(row.getString("user_id")),
                            new EmailAddress(row.getString("address")),
                            hash == null ? null : new PasswordHash(hash));
                })
                .optional();
    }
}

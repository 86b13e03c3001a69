package dev.genkan.identity.attempt;

import dev.genkan.identity.Database;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who lives at an address, as far as signing in wants to know. One select, whether anybody does or not.
final class Accounts {

    /// @param password null for a member who has none
    record Account(UserId id, @Nullable PasswordHash password) {}

    private final Database database;

    Accounts(Database database) {
        this.database = database;
    }

    Optional<Account> find(EmailAddress address) {
        return database.jdbc()
                .sql("""
                        select e.user_id, p.hash from genkan.email_addresses e
                          left join genkan.passwords p on p.user_id = e.user_id
                        where e.address_key = :key
                        """)
                .param("key", address.key())
                .query((row, n) -> {
                    String hash = row.getString("hash");
                    return new Account(
                            new UserId(row.getString("user_id")), hash == null ? null : new PasswordHash(hash));
                })
                .optional();
    }
}

package dev.genkan.identity.user;

import dev.genkan.token.UserId;
import java.util.function.Consumer;

/// Who keeps passwords. A port, because passwords know users and not the other way round.
public interface PasswordKeeper {

    /// Makes a password ready to be kept. Costs one hash, and is done outside of transactions where that is possible.
    ///
    /// @return gives it to a user, in the transaction that is open
    /// @throws IllegalArgumentException if nobody may have this password; the caller's fault
    Consumer<UserId> hashed(String password);

    /// Makes ready what another system has hashed: Argon2id or bcrypt.
    ///
    /// @return gives it to a user, in the transaction that is open
    /// @throws IllegalArgumentException if it was hashed in another way; the caller's fault
    Consumer<UserId> imported(String hash);
}

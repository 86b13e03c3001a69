package dev.genkan.identity.user;

import dev.genkan.token.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// A user whom the application makes. Their addresses are proven by its word alone, and their password, if they get
/// one, is chosen by it; without one they sign in by a code.
public final class NewUser {

    private final List<EmailAddress> addresses;
    private final UserPatch profile;
    private final Function<PasswordKeeper, Consumer<UserId>> password;

    private NewUser(
            List<EmailAddress> addresses, UserPatch profile, Function<PasswordKeeper, Consumer<UserId>> password) {
        this.addresses = List.copyOf(addresses);
        this.profile = profile;
        this.password = password;
    }

    /// Somebody with this address, which is their primary one.
    public static NewUser at(EmailAddress primary) {
        return new NewUser(List.of(primary), UserPatch.nothing(), NewUser::noPassword);
    }

    private static Consumer<UserId> noPassword(PasswordKeeper keeper) {
        return user -> {};
    }

    /// A further address.
    ///
    /// @throws IllegalArgumentException for one that is there already, and for an eleventh; the caller's fault
    public NewUser alsoAt(EmailAddress address) {
        if (addresses.stream().anyMatch(known -> known.key().equals(address.key()))) {
            throw new IllegalArgumentException("an address is given once");
        }
        if (addresses.size() == EmailAddresses.MOST) {
            throw new IllegalArgumentException("a user has " + EmailAddresses.MOST + " addresses at most");
        }
        List<EmailAddress> more = new ArrayList<>(addresses);
        more.add(address);
        return new NewUser(more, profile, password);
    }

    /// Names, username, external id, picture and metadata.
    public NewUser profile(UserPatch patch) {
        return new NewUser(addresses, patch, password);
    }

    /// Hashed when the user is made.
    public NewUser password(String chosen) {
        return new NewUser(addresses, profile, keeper -> keeper.hashed(chosen));
    }

    /// A password that another system has hashed with Argon2id or bcrypt.
    public NewUser passwordHash(String hash) {
        return new NewUser(addresses, profile, keeper -> keeper.imported(hash));
    }

    List<EmailAddress> addresses() {
        return addresses;
    }

    UserPatch profile() {
        return profile;
    }

    Consumer<UserId> passwordKeptBy(PasswordKeeper keeper) {
        return password.apply(keeper);
    }

    /// Never the password.
    @Override
    public String toString() {
        return "NewUser" + addresses;
    }
}

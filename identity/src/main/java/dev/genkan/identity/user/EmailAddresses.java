package dev.genkan.identity.user;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;

/// The addresses of users: several, one of them primary. One that is added counts for nothing, and may be somebody
/// else's too, until it is proven. Everything here holds the user first, so that two changes follow one another and
/// nobody is ever left without a proven address.
public final class EmailAddresses {

    /// Addresses of one user, proven or not.
    public static final int MOST = 10;

    /// What comes of adding an address.
    public sealed interface Added {
        /// It is theirs to prove.
        record ToProve(User.Address address) implements Added {}

        /// They have proven it before.
        record Theirs() implements Added {}

        /// They have [#MOST] already.
        record TooMany() implements Added {}

        /// There is no such user.
        record Gone() implements Added {}
    }

    /// What comes of making an address the primary one.
    public sealed interface Promoted {
        /// @param before where mails went until now
        record Primary(EmailAddress address, EmailAddress before) implements Promoted {}

        record Unproven() implements Promoted {}

        /// No such address of theirs.
        record NotThere() implements Promoted {}
    }

    /// What comes of removing an address.
    public sealed interface Removed {
        record Gone(User.Address address) implements Removed {}

        /// Another one has to be made primary first.
        record IsPrimary() implements Removed {}

        /// Nobody could sign in any more.
        record LastProven() implements Removed {}

        /// No such address of theirs.
        record NotThere() implements Removed {}
    }

    private final Database database;
    private final UserRows users;
    private final UserWrites writes;
    private final AddressRows rows;
    private final Users changing;
    private final NewId ids;
    private final Audit audit;
    private final InstantSource clock;

    public EmailAddresses(Database database, Users users, NewId ids, Audit audit, InstantSource clock) {
        this.database = database;
        this.users = new UserRows(database);
        this.writes = new UserWrites(database, this.users);
        this.rows = new AddressRows(database);
        this.changing = users;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /// Whose address this is, proven or not.
    public Optional<UserId> ownerOf(String addressId) {
        return rows.ownerOf(addressId);
    }

    /// Gives the user this one address in place of all they had, by the application's word.
    ///
    /// @return it; empty if there is no such user
    /// @throws org.springframework.dao.DuplicateKeyException if it is somebody else's; the transaction is then lost
    public Optional<User.Address> replaceAll(UserId id, EmailAddress address, Actor actor) {
        return database.inTransaction(() -> users.lock(id).map(user -> {
            User.Address kept = user.addresses().stream()
                    .filter(one -> one.address().key().equals(address.key()))
                    .findFirst()
                    .orElseGet(() -> inserted(user, address));
            if (!kept.verified()) {
                prove(id, kept.id(), "admin", actor);
            }
            makePrimary(id, kept.id(), actor);
            user.addresses().stream()
                    .filter(one -> !one.id().equals(kept.id()))
                    .forEach(one -> remove(id, one.id(), actor));
            return users.find(id).orElseThrow().addresses().getFirst();
        }));
    }

    private User.Address inserted(User user, EmailAddress address) {
        User.Address added = User.Address.unproven(ids.of("idn_"), address, Instant.ofEpochMilli(clock.millis()));
        rows.insert(user.id(), added, clock.millis());
        return added;
    }

    /// Adds an address that is still to be proven; one that was added before stays as it is.
    public Added add(UserId id, EmailAddress address) {
        return database.inTransaction(
                () -> users.lock(id).map(user -> add(user, address)).orElse(new Added.Gone()));
    }

    /// The same by the word of somebody who has to answer for it.
    ///
    /// @param proven whether it counts at once, and they sign in with it
    /// @throws Taken if it was to be proven and somebody else has done so before; nothing is changed then
    public Added give(UserId id, EmailAddress address, boolean proven, Actor actor) {
        try {
            return database.inTransaction(() -> {
                Added added = add(id, address);
                if (added instanceof Added.ToProve theirs) {
                    write(actor, "email_address.add", id, theirs.address().id());
                    if (proven) {
                        prove(id, theirs.address().id(), "admin", actor);
                    }
                }
                return added;
            });
        } catch (DuplicateKeyException e) {
            throw Taken.from(e);
        }
    }

    private Added add(User user, EmailAddress address) {
        Optional<User.Address> known = user.addresses().stream()
                .filter(one -> one.address().key().equals(address.key()))
                .findFirst();
        if (known.isPresent()) {
            return known.get().verified() ? new Added.Theirs() : new Added.ToProve(known.get());
        }
        if (user.addresses().size() >= MOST) {
            return new Added.TooMany();
        }
        return new Added.ToProve(inserted(user, address));
    }

    /// Notes that an address is proven: from now on it is theirs alone, and they sign in with it.
    ///
    /// @param provenBy how, such as `email_code`, or `admin` for the application's word
    /// @return whether it was theirs to prove; of several calls at once one gets `true`
    /// @throws org.springframework.dao.DuplicateKeyException if somebody else has proven it before; the transaction is
    ///     then lost
    public boolean prove(UserId id, String addressId, String provenBy, Actor actor) {
        return change(id, addressId, address -> {
                    if (!rows.prove(address, provenBy, clock.millis())) {
                        return false;
                    }
                    changing.touch(id);
                    write(actor, "email_address.prove", id, addressId);
                    return true;
                })
                .orElse(false);
    }

    /// Makes a proven address the one that mails go to.
    public Promoted makePrimary(UserId id, String addressId, Actor actor) {
        return change(id, addressId, address -> promote(id, address, actor)).orElse(new Promoted.NotThere());
    }

    private Promoted promote(UserId id, User.Address address, Actor actor) {
        if (!address.verified()) {
            return new Promoted.Unproven();
        }
        User before = users.find(id).orElseThrow();
        if (!address.primary()) {
            List<User.Address> addresses = before.addresses().stream()
                    .map(one -> one.madePrimary(one.id().equals(address.id())))
                    .toList();
            changing.change(id, changing.fitting(user -> user.reachedAt(addresses)));
            writes.makePrimary(id, address.id());
            write(actor, "email_address.make_primary", id, address.id());
        }
        return new Promoted.Primary(address.address(), before.primaryAddress().orElse(address.address()));
    }

    /// Takes an address away. The last proven one stays, and so does the primary one.
    public Removed remove(UserId id, String addressId, Actor actor) {
        return change(id, addressId, address -> remove(id, address, actor)).orElse(new Removed.NotThere());
    }

    private Removed remove(UserId id, User.Address address, Actor actor) {
        long proven = users.find(id).orElseThrow().addresses().stream()
                .filter(User.Address::verified)
                .count();
        if (address.verified() && proven == 1) {
            return new Removed.LastProven();
        }
        if (address.primary()) {
            return new Removed.IsPrimary();
        }
        rows.delete(address);
        if (address.verified()) {
            changing.touch(id);
        }
        write(actor, "email_address.remove", id, address.id());
        return new Removed.Gone(address);
    }

    /// Does something to an address of theirs while nobody else changes the user.
    private <T> Optional<T> change(UserId id, String addressId, Function<User.Address, T> work) {
        return database.inTransaction(() -> users.lock(id)
                .flatMap(user -> user.addresses().stream()
                        .filter(address -> address.id().equals(addressId))
                        .findFirst())
                .map(work));
    }

    /// By its id: addresses do not stand in the audit, which outlives them.
    private void write(Actor actor, String action, UserId user, String addressId) {
        audit.write(actor, action, user.value(), Map.of(), Map.of("email_address_id", addressId));
    }
}

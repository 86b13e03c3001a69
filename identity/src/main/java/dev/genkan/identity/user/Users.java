package dev.genkan.identity.user;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Cursor;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.Page;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Event;
import dev.genkan.identity.event.Events;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// The people. Every change counts their version up, writes an event in the same transaction, and is told to
/// [UserChanges] after the commit. Two changes of one user at the same moment follow one another; neither is lost.
public final class Users {

    private final Database database;
    private final UserRows rows;
    private final UserWrites writes;
    private final NewId ids;
    private final Events events;
    private final Audit audit;
    private final UserChanges changes;
    private final TokenBudget budget;
    private final LargestFields largest;
    private final DailyFigures figures;
    private final PasswordKeeper passwords;
    private final Forgetting elsewhere;
    private final InstantSource clock;

    /// @param figures kept with every change
    /// @param elsewhere who else keeps something about users; told of each who is deleted
    public Users(
            Database database,
            NewId ids,
            Events events,
            Audit audit,
            UserChanges changes,
            TokenBudget budget,
            DailyFigures figures,
            PasswordKeeper passwords,
            Forgetting elsewhere,
            InstantSource clock) {
        this.database = database;
        this.rows = new UserRows(database);
        this.writes = new UserWrites(database, rows);
        this.ids = ids;
        this.events = events;
        this.audit = audit;
        this.changes = changes;
        this.budget = budget;
        this.largest = new LargestFields(database);
        this.figures = figures;
        this.passwords = passwords;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /// Makes a user whose one address is proven.
    ///
    /// @param verifiedBy how it was proven, such as `email_code`
    /// @throws org.springframework.dao.DuplicateKeyException if the address is somebody's already; the transaction is
    ///     then lost
    public User create(EmailAddress address, String verifiedBy, Browser browser) {
        return database.inTransaction(() -> {
            User user = newcomer(List.of(address), verifiedBy);
            insert(user, verifiedBy);
            events.add(new Event.UserCreated(user.id()), browser);
            return user;
        });
    }

    /// The same, with what they have said of themselves when they signed up.
    ///
    /// @throws TokenBudget.Exceeded if no session cookie could carry so much
    public User create(EmailAddress address, String verifiedBy, UserPatch profile, Browser browser) {
        return database.inTransaction(() -> {
            User user = fitting(profile::applyTo).apply(newcomer(List.of(address), verifiedBy));
            insert(user, verifiedBy);
            events.add(new Event.UserCreated(user.id()), browser);
            return user;
        });
    }

    /// Whether somebody with this address may begin like that. Nothing is kept.
    ///
    /// @throws TokenBudget.Exceeded if no session cookie could carry so much
    public void requireFits(EmailAddress address, UserPatch profile) {
        User bare = newcomer(List.of(address), "");
        budget.requireFits(bare, profile.applyTo(bare));
    }

    /// Makes a user by the application's word alone.
    ///
    /// @throws Taken if an address, the username or the external id is somebody's already
    /// @throws TokenBudget.Exceeded if no session cookie could carry so much
    /// @throws IllegalArgumentException if the password has a flaw, or a text holds NUL or half of a surrogate pair
    public User create(NewUser wanted, Actor actor) {
        Consumer<UserId> password = wanted.passwordKeptBy(passwords);
        return orTaken(() -> database.inTransaction(() -> {
            User bare = newcomer(wanted.addresses(), "admin");
            User user = fitting(wanted.profile()::applyTo).apply(bare);
            insert(user, "admin");
            password.accept(user.id());
            events.add(new Event.UserCreated(user.id()), actor.browser());
            audit.write(actor, "user.create", user.id().value(), Map.of(), Map.of());
            return user;
        }));
    }

    private void insert(User user, String verifiedBy) {
        writes.insert(user, verifiedBy);
        figures.created(user);
    }

    private User newcomer(List<EmailAddress> addresses, String verifiedBy) {
        // to the millisecond, as it is stored
        Instant now = Instant.ofEpochMilli(clock.millis());
        // ids of one second are in no order, and the first address is to be the first
        List<String> addressIds =
                addresses.stream().map(address -> ids.of("idn_")).sorted().toList();
        List<User.Address> proven = IntStream.range(0, addresses.size())
                .mapToObj(
                        i -> new User.Address(addressIds.get(i), addresses.get(i), true, i == 0, verifiedBy, now, now))
                .toList();
        return new User(
                new UserId(ids.of("user_")),
                "",
                "",
                "",
                "",
                "",
                proven,
                Metadata.EMPTY,
                Metadata.EMPTY,
                Metadata.EMPTY,
                1,
                null,
                null,
                now,
                now,
                null,
                null);
    }

    public Optional<User> find(UserId id) {
        return rows.find(id);
    }

    /// Whose proven address this is.
    public Optional<User> findByEmailAddress(EmailAddress address) {
        return rows.findByEmailAddress(address);
    }

    public Optional<User> findByExternalId(String externalId) {
        return rows.findBy("external_id", externalId);
    }

    /// However it is written.
    public Optional<User> findByUsername(String username) {
        return rows.findBy("username_key", username.toLowerCase(Locale.ROOT));
    }

    /// A page of the users that are looked for.
    ///
    /// @throws dev.genkan.identity.Cursor.Unknown if the page begins at a cursor of another list or order; the fault of
    ///     whoever sent it
    public Page<User> list(UserQuery query, PageRequest page) {
        Optional<Cursor> from = Cursor.of(page, query.list());
        return Page.of(
                rows.list(query, from, page.limit() + 1, clock.millis()),
                page,
                user -> new Cursor(
                        query.list(), key(user, query.order()), user.id().value()));
    }

    /// A part of the users that are looked for, in its own order.
    public List<User> slice(UserQuery query, UserSlice slice) {
        return rows.slice(query, slice, clock.millis());
    }

    private static long key(User user, UserQuery.Order order) {
        Instant key = switch (order) {
            case CREATED -> user.createdAt();
            case LAST_SIGN_IN -> user.lastSignInAt();
            case LAST_ACTIVE -> user.lastActiveAt();
        };
        return key == null ? 0 : key.toEpochMilli();
    }

    /// How many users are looked for. Looks at each of them.
    public long count(UserQuery query) {
        return rows.count(query, clock.millis());
    }

    /// The same, counted no further than `most`: for what an index answers, it costs no more than that many of its
    /// rows.
    public long countUpTo(int most, UserQuery query) {
        return rows.countUpTo(most, query, clock.millis());
    }

    /// Replaces what the patch names.
    ///
    /// @return the user as changed; empty if there is none
    /// @throws Taken if the username or the external id is somebody else's
    /// @throws TokenBudget.Exceeded if no session cookie could carry so much; nothing is changed then
    /// @throws IllegalArgumentException if a text holds NUL or half of a surrogate pair; nothing is changed then
    public Optional<User> update(UserId id, UserPatch patch) {
        return orTaken(() -> change(id, fitting(patch::applyTo)));
    }

    /// Replaces what the patch names, if the user is still as somebody saw them. The audit log tells the metadata that
    /// changed, before and after, each value up to 200 characters; of somebody who is deleted their names alone.
    ///
    /// @param asSeen asked of the user as they are now, while nobody else can change them
    /// @throws Taken as [#update]
    /// @throws TokenBudget.Exceeded likewise
    public Edited edit(UserId id, Predicate<User> asSeen, UserPatch patch, Actor actor) {
        return orTaken(() -> database.inTransaction(() -> {
            Optional<User> now = rows.lock(id);
            if (now.isEmpty()) {
                return new Edited.Gone();
            }
            User before = now.get();
            if (!asSeen.test(before)) {
                return new Edited.Overtaken(before);
            }
            User wanted = patch.applyTo(before);
            if (wanted.equals(before)) {
                return new Edited.Kept(before);
            }
            User after = change(id, fitting(patch::applyTo)).orElseThrow();
            audit.write(actor, "user.edit", id.value(), EditedFields.of(before, after), EditedFields.of(after, before));
            return new Edited.Kept(after);
        }));
    }

    /// Merges into the metadata, deeply (see [Metadata#merge]). Two merges at the same moment are both kept.
    ///
    /// @return the user as changed; empty if there is none
    /// @throws Metadata.Unfit if the patch is no JSON or the result is too large; nothing is changed then
    /// @throws TokenBudget.Exceeded if no session cookie could carry so much; nothing is changed then
    public Optional<User> mergeMetadata(UserId id, MetadataPatch patch) {
        return change(id, fitting(user -> merged(user, patch)));
    }

    /// The same for a user who has just been read, in one statement if nobody has changed them since, with what else
    /// happened by it.
    ///
    /// @param besides told after the change itself, in the same transaction
    public Optional<User> mergeMetadata(User known, MetadataPatch patch, List<? extends Event> besides) {
        User changed = merged(known, patch).changed(clock.instant());
        budget.requireFits(known, changed);
        return database.inTransaction(() -> {
            if (!writes.write(changed, known.version())) {
                Optional<User> later = mergeMetadata(known.id(), patch);
                later.ifPresent(user -> events.add(besides, Browser.NONE));
                return later;
            }
            // after the user, as everywhere: two changes must not wait for each other
            largest.note(changed);
            figures.changed(known, changed);
            List<Event> told = new ArrayList<>();
            told.add(new Event.UserUpdated(known.id()));
            told.addAll(besides);
            events.add(told, Browser.NONE);
            database.afterCommit(() -> changes.userChanged(known.id(), changed.version()));
            return Optional.of(changed);
        });
    }

    private static User merged(User user, MetadataPatch patch) {
        return user.knownBy(
                user.publicMetadata().merge(patch.publicPatch()),
                user.privateMetadata().merge(patch.privatePatch()),
                user.unsafeMetadata().merge(patch.unsafePatch()));
    }

    /// For changes that a token may tell of. A ban is none, and is never refused for anybody's metadata.
    UnaryOperator<User> fitting(UnaryOperator<User> step) {
        return old -> {
            User changed = step.apply(old);
            budget.requireFits(old, changed);
            largest.note(changed);
            return changed;
        };
    }

    /// Shuts a user out: all their sessions are revoked, and no new one begins until [#unban].
    ///
    /// @return the user as changed; empty if there is none
    public Optional<User> ban(UserId id, Actor actor) {
        Instant now = clock.instant();
        return shutOut(
                id,
                user -> user.banned() ? user : user.banned(now),
                actor,
                "user.ban",
                user -> Map.of("banned", user.banned()));
    }

    /// Shuts a user out for a while: all their sessions are revoked, and no new one begins before `until`, or before
    /// [#unlock].
    ///
    /// @param until [User#FOR_GOOD] for a lock without an end
    /// @return the user as changed; empty if there is none
    public Optional<User> lock(UserId id, Instant until, Actor actor) {
        Instant kept = Instant.ofEpochMilli(until.toEpochMilli());
        return shutOut(id, user -> user.locked(kept), actor, "user.lock", Users::lock);
    }

    private Optional<User> shutOut(
            UserId id,
            UnaryOperator<User> step,
            Actor actor,
            String action,
            Function<User, Map<String, @Nullable Object>> told) {
        return database.inTransaction(() -> {
            Map<String, @Nullable Object> before = find(id).map(told).orElse(Map.of());
            Optional<User> out = change(id, step);
            out.ifPresent(user -> {
                for (UserWrites.Revoked one : writes.revokeSessions(id, clock.millis())) {
                    events.add(new Event.SessionRevoked(one.user(), one.session()), actor.browser());
                    tellOfActing(id, one, actor);
                }
                audit.write(actor, action, id.value(), before, told.apply(user));
            });
            return out;
        });
    }

    private static Map<String, @Nullable Object> lock(User user) {
        Instant until = user.lockedUntil();
        return until == null ? Map.of() : Map.of("locked_until", until.toEpochMilli());
    }

    private void tellOfActing(UserId id, UserWrites.Revoked one, Actor actor) {
        if (one.acting()) {
            String session = one.session().value();
            audit.write(actor, "user.impersonate_end", one.user().value(), Map.of("session", session), Map.of());
        }
        if (!one.user().equals(id)) {
            database.afterCommit(() -> changes.sessionOver(one.session()));
        }
    }

    /// Takes a lock away before its time.
    ///
    /// @return the user as changed; empty if there is none
    public Optional<User> unlock(UserId id, Actor actor) {
        return database.inTransaction(() -> {
            Map<String, @Nullable Object> before = find(id).map(Users::lock).orElse(Map.of());
            Optional<User> free = change(id, user -> user.locked(null));
            free.ifPresent(user -> audit.write(actor, "user.unlock", id.value(), before, Map.of()));
            return free;
        });
    }

    /// Lets a user sign in again. Their old sessions stay over.
    ///
    /// @return the user as changed; empty if there is none
    public Optional<User> unban(UserId id, Actor actor) {
        return database.inTransaction(() -> {
            Optional<User> free = change(id, user -> user.banned(null));
            free.ifPresent(user ->
                    audit.write(actor, "user.unban", id.value(), Map.of("banned", true), Map.of("banned", false)));
            return free;
        });
    }

    /// Deletes a user with all that is kept about them, here and elsewhere, in one transaction: addresses, password,
    /// sessions and answers. Their tokens are worth nothing on the next request. What stays is that it happened: events
    /// and audit name the id.
    ///
    /// @return whether there was such a user; of several calls at once one gets `true`
    public boolean delete(UserId id, Actor actor) {
        return database.inTransaction(() -> {
            // before the user: whoever finishes a flow or a sign-in holds its rows first and the user's then
            elsewhere.forget(id);
            rows.find(id).ifPresent(writes::deleteAttempts);
            Optional<User> user = rows.lock(id);
            user.ifPresent(gone -> {
                for (UserWrites.Revoked one : writes.revokeSessions(id, clock.millis())) {
                    events.add(new Event.SessionRemoved(one.user(), one.session()), actor.browser());
                    tellOfActing(id, one, actor);
                }
                writes.delete(id, clock.millis());
                // it outlives whom it is about
                audit.rewrite("user.edit", id.value(), EditedFields::names);
                figures.deleted();
                events.add(new Event.UserDeleted(id, gone.externalId()), Browser.NONE);
                audit.write(actor, "user.delete", id.value(), Map.of(), Map.of("deleted", true));
                database.afterCommit(() -> changes.userChanged(id, Long.MAX_VALUE));
            });
            return user.isPresent();
        });
    }

    /// Notes that somebody signs in, unless they are shut out or gone, and holds them until the transaction ends: a
    /// ban at this moment finds the new session and ends it. No token tells of it, so it is no change and has no
    /// version.
    public Admission signIn(UserId id) {
        return writes.signIn(id, clock.millis());
    }

    /// The same where somebody else comes in their place, which says nothing of when they were here.
    public Admission admit(UserId id) {
        return writes.admit(id, clock.millis());
    }

    /// Counts a user's version up for a change that is kept in another table, in the transaction of that change, and
    /// holds the user until it ends.
    ///
    /// @return the user; empty if there is none
    public Optional<User> touch(UserId id) {
        return change(id, user -> user);
    }

    private <T> T orTaken(Supplier<T> work) {
        try {
            return work.get();
        } catch (DuplicateKeyException e) {
            throw Taken.from(e);
        }
    }

    Optional<User> change(UserId id, UnaryOperator<User> step) {
        return database.inTransaction(() -> rows.lock(id).map(old -> {
            User changed = step.apply(old).changed(clock.instant());
            // nobody else can have written the row that is held
            writes.write(changed, old.version());
            figures.changed(old, changed);
            events.add(new Event.UserUpdated(id), Browser.NONE);
            database.afterCommit(() -> changes.userChanged(id, changed.version()));
            return changed;
        }));
    }
}

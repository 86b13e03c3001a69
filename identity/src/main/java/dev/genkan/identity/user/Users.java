package dev.genkan.identity.user;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Event;
import dev.genkan.identity.event.Events;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The people. Every change counts their version up, writes an event in the same transaction, and is told to
/// [UserChanges] after the commit. Two changes of one user at the same moment follow one another; neither is lost.
public final class Users {

    private final Database database;
    private final UserRows rows;
    private final NewId ids;
    private final Events events;
    private final Audit audit;
    private final UserChanges changes;
    private final TokenBudget budget;
    private final LargestFields largest;
    private final InstantSource clock;

    public Users(
            Database database,
            NewId ids,
            Events events,
            Audit audit,
            UserChanges changes,
            TokenBudget budget,
            InstantSource clock) {
        this.database = database;
        this.rows = new UserRows(database);
        this.ids = ids;
        this.events = events;
        this.audit = audit;
        this.changes = changes;
        this.budget = budget;
        this.largest = new LargestFields(database);
        this.clock = clock;
    }

    /// Makes a user whose one address is proven.
    ///
    /// @param verifiedBy how it was proven, such as `email_code`
    /// @throws org.springframework.dao.DuplicateKeyException if the address is somebody's already; the transaction is
    ///     then lost
    public User create(EmailAddress address, String verifiedBy, Browser browser) {
        return database.inTransaction(() -> {
            UserId id = new UserId(ids.of("user_"));
            rows.insert(id, ids.of("idn_"), address, verifiedBy, clock.millis());
            events.add(new Event.UserCreated(id), browser);
            return find(id).orElseThrow();
        });
    }

    public Optional<User> find(UserId id) {
        return rows.find(id);
    }

    /// Whose proven address this is.
    public Optional<User> findByAddress(EmailAddress address) {
        return rows.findByAddress(address);
    }

    /// Replaces what the patch names.
    ///
    /// @return the user as changed; empty if there is none
    /// @throws TokenBudget.Exceeded if no session cookie could carry so much; nothing is changed then
    /// @throws IllegalArgumentException if a text holds NUL or half of a surrogate pair; nothing is changed then
    public Optional<User> update(UserId id, UserPatch patch) {
        return change(id, fitting(patch::applyTo));
    }

    /// Merges into the metadata, deeply (see [Metadata#merge]). Two merges at the same moment are both kept.
    ///
    /// @return the user as changed; empty if there is none
    /// @throws Metadata.Unfit if the patch is no JSON or the result is too large; nothing is changed then
    /// @throws TokenBudget.Exceeded if no session cookie could carry so much; nothing is changed then
    public Optional<User> mergeMetadata(UserId id, MetadataPatch patch) {
        return change(
                id,
                fitting(user -> user.knownBy(
                        user.publicMetadata().merge(patch.publicPatch()),
                        user.privateMetadata().merge(patch.privatePatch()),
                        user.unsafeMetadata().merge(patch.unsafePatch()))));
    }

    /// For changes that a token may tell of. A ban is none, and is never refused for anybody's metadata.
    private UnaryOperator<User> fitting(UnaryOperator<User> step) {
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
        return database.inTransaction(() -> {
            Instant now = clock.instant();
            Optional<User> banned = change(id, user -> user.banned() ? user : user.banned(now));
            banned.ifPresent(user -> {
                for (SessionId session : rows.revokeSessions(id, now.toEpochMilli())) {
                    events.add(new Event.SessionRevoked(id, session), actor.browser());
                }
                audit.write(actor, "user.ban", id.value(), Map.of(), Map.of("banned", true));
            });
            return banned;
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

    /// Notes that somebody signs in, unless they are banned or gone, and holds them until the transaction ends: a
    /// ban at this moment finds the new session and ends it. No token tells of it, so it is no change and has no
    /// version.
    ///
    /// @return whether they may
    public boolean signIn(UserId id) {
        return rows.signIn(id, clock.millis());
    }

    /// The newest users first, at most `most`, those older than `before`.
    public List<User> list(Instant before, int most) {
        return rows.list(before.toEpochMilli(), most);
    }

    private Optional<User> change(UserId id, UnaryOperator<User> step) {
        return database.inTransaction(() -> rows.lock(id).map(old -> {
            User changed = step.apply(old).changed(clock.instant());
            rows.write(changed);
            events.add(new Event.UserUpdated(id), Browser.NONE);
            database.afterCommit(() -> changes.userChanged(id, changed.version()));
            return changed;
        }));
    }
}

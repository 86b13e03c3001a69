package dev.genkan.identity.session;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Event;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.session.SessionState.Ending;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sessions: begun once, over once. A browser has one live session; signing in again replaces it.
///
/// Each end counts the session's version up, writes an event in the same transaction, and is told to [RecentChanges]
/// after the commit.
public final class Sessions {

    private final Database database;
    private final SessionRows rows;
    private final NewId ids;
    private final Events events;
    private final Audit audit;
    private final RecentChanges changes;
    private final Limits limits;
    private final InstantSource clock;

    public Sessions(
            Database database,
            NewId ids,
            Events events,
            Audit audit,
            RecentChanges changes,
            Limits limits,
            InstantSource clock) {
        this.database = database;
        this.rows = new SessionRows(database);
        this.ids = ids;
        this.events = events;
        this.audit = audit;
        this.changes = changes;
        this.limits = limits;
        this.clock = clock;
    }

    /// Begins a session of a member who has just proven who they are, in place of whatever session the browser had.
    public SessionId begin(ClientId client, UserId user, Browser browser) {
        return begin(client, user, browser, limits.sessionLifetime(), null);
    }

    /// The same of somebody who acts in the member's place. Nothing is proven by it that the member could prove.
    ///
    /// @param lasting how long, at most as long as any session does
    public SessionId begin(ClientId client, UserId user, Browser browser, Impersonator impersonator, Duration lasting) {
        Duration most = limits.sessionLifetime();
        return begin(client, user, browser, lasting.compareTo(most) < 0 ? lasting : most, impersonator);
    }

    private SessionId begin(
            ClientId client, UserId user, Browser browser, Duration lasting, @Nullable Impersonator impersonator) {
        return database.inTransaction(() -> {
            // held until the end: two sign-ins of one browser at once must not leave two sessions
            rows.lockClient(client);
            rows.liveOfClient(client).forEach(old -> end(old, Ending.REPLACED, browser));
            SessionId id = new SessionId(ids.of("sess_"));
            long now = clock.millis();
            rows.insert(id, client, user, now, now + lasting.toMillis(), browser, impersonator);
            rows.makeActive(client, id, now);
            events.add(new Event.SessionCreated(user, id), browser);
            return id;
        });
    }

    /// A part of the sessions that are looked for, the youngest first.
    public List<Session> list(SessionQuery query, long offset, int limit) {
        return rows.list(query, offset, limit, clock.millis());
    }

    public long count(SessionQuery query) {
        return rows.count(query, clock.millis());
    }

    /// How many sessions are alive at this moment, counted no further than `most`.
    public long countLiveUpTo(int most) {
        return rows.countLiveUpTo(most, clock.millis());
    }

    public Optional<Session> find(SessionId id) {
        return rows.find(id, clock.millis());
    }

    /// The user's sessions that are not over, the youngest first.
    public List<Session> live(UserId user) {
        return rows.liveOfUser(user, clock.millis());
    }

    /// The browser's sessions that are not over, the oldest first.
    public List<Session> live(ClientId client) {
        return rows.liveOfClient(client, clock.millis());
    }

    /// Makes it the session its browser uses, as of now.
    ///
    /// @return whether it is alive
    public boolean touch(SessionId id) {
        return database.inTransaction(() -> rows.touch(id, clock.millis()));
    }

    /// Ends the session for good, by its member's wish, so that it is as if the browser never had it.
    ///
    /// @return whether it was alive
    public boolean remove(SessionId id, Browser browser) {
        return end(id, Ending.REMOVED, browser);
    }

    /// Every session of the user that is kept, the youngest first, over or not; at most 500.
    public List<Session> list(UserId user) {
        return rows.ofUser(user, clock.millis());
    }

    /// Signs the browser out: all its sessions end.
    ///
    /// @return how many did; none for a browser nobody knows
    public int signOut(ClientToken token, Browser browser) {
        return database.inTransaction(() -> endAll(rows.liveOfClient(token), Ending.ENDED, browser));
    }

    /// Ends one session by its member's wish.
    ///
    /// @return whether it was alive
    public boolean end(SessionId id, Browser browser) {
        return end(id, Ending.ENDED, browser);
    }

    /// Ends one session by somebody else's wish.
    ///
    /// @return whether it was alive
    public boolean revoke(SessionId id, Actor actor) {
        return database.inTransaction(() -> {
            boolean revoked = end(id, Ending.REVOKED, actor.browser());
            if (revoked) {
                audit.write(actor, "session.revoke", id.value(), Map.of("over", false), Map.of("over", true));
            }
            return revoked;
        });
    }

    /// Revokes the member's other sessions, as after a new password.
    ///
    /// @return how many there were
    public int endOthers(SessionId kept, Browser browser) {
        return database.inTransaction(() -> endAll(rows.othersThan(kept), Ending.REVOKED, browser));
    }

    /// Revokes the member's other sessions by their own or somebody else's wish.
    ///
    /// @return how many there were
    public int revokeOthers(SessionId kept, Actor actor) {
        return revoke(rows.othersThan(kept), "session.revoke_others", kept.value(), actor);
    }

    /// Revokes every session of the user: signed out everywhere, on the next request.
    ///
    /// @return how many there were
    public int revokeAll(UserId user, Actor actor) {
        return revoke(rows.liveOfUser(user), "session.revoke_all", user.value(), actor);
    }

    private int revoke(List<SessionId> sessions, String action, String target, Actor actor) {
        return database.inTransaction(() -> {
            int revoked = endAll(sessions, Ending.REVOKED, actor.browser());
            audit.write(actor, action, target, Map.of(), Map.of("sessions", revoked));
            return revoked;
        });
    }

    /// Notes that the member has just proven once more who they are.
    ///
    /// @return whether the session is still alive
    public boolean provenAgain(SessionId id) {
        return database.inTransaction(() -> rows.provenAgain(id, clock.millis())
                .map(version -> {
                    database.afterCommit(() -> changes.sessionChanged(id, version));
                    return true;
                })
                .orElse(false));
    }

    private int endAll(List<SessionId> sessions, Ending how, Browser browser) {
        return (int) sessions.stream().filter(id -> end(id, how, browser)).count();
    }

    private boolean end(SessionId id, Ending how, Browser browser) {
        return database.inTransaction(() -> rows.end(id, how, clock.millis())
                .map(ended -> {
                    events.add(event(how, ended.user(), id), browser);
                    database.afterCommit(() -> changes.sessionChanged(id, ended.version()));
                    return true;
                })
                .orElse(false));
    }

    private static Event event(Ending how, UserId user, SessionId id) {
        return switch (how) {
            case ENDED, EXPIRED, ABANDONED -> new Event.SessionEnded(user, id);
            case REMOVED -> new Event.SessionRemoved(user, id);
            case REPLACED -> new Event.SessionReplaced(user, id);
            case REVOKED -> new Event.SessionRevoked(user, id);
        };
    }
}

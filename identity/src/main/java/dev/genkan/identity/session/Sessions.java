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

/// Sessions: begun once, over once. A browser has one live session; signing in again replaces it. The one exception is
/// somebody who acts in a member's place for a while ([#actFor]): their own session stays alive beneath, unused.
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
    private final ActingSessions acting;
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
        this.acting = new ActingSessions(database, events, audit, changes, clock);
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
            if (impersonator != null) {
                tellOfActing(id, user, impersonator.who(), lasting, browser);
            }
            return id;
        });
    }

    private void tellOfActing(SessionId id, UserId member, UserId who, Duration lasting, Browser browser) {
        Map<String, Object> after = Map.of("session", id.value(), "minutes", lasting.toMinutes());
        audit.write(Actor.member(who, browser), "user.impersonate", member.value(), Map.of(), Map.copyOf(after));
    }

    /// Holds the browser of this session until the transaction ends, as whoever begins or ends one in it does first.
    public void hold(SessionId id) {
        rows.lockClientOf(id);
    }

    /// Begins a session of a member in the browser of somebody who acts in their place. The browser uses it from
    /// now on; the session it used before stays alive beneath, for [#stopActing] or [#resume], and nothing of it is
    /// renewed.
    ///
    /// @param own the session that the browser uses, of whoever acts themselves
    /// @param lasting how long, at most as long as any session does and as the one beneath
    /// @return empty if that session is over, not the one its browser uses, or itself in somebody's place
    public Optional<SessionId> actFor(SessionId own, UserId member, Duration lasting, Browser browser) {
        return database.inTransaction(() -> {
            // the browser first, as everybody holds the two: of two who act at once one finds the other's session used
            rows.lockClientOf(own);
            long now = clock.millis();
            return rows.standOn(own, now).map(beneath -> {
                long most = Math.min(now + limits.sessionLifetime().toMillis(), beneath.end());
                SessionId id = new SessionId(ids.of("sess_"));
                long end = Math.min(now + lasting.toMillis(), most);
                rows.insert(id, beneath.client(), member, now, end, browser, Impersonator.of(beneath.user()));
                rows.makeActive(beneath.client(), id, now);
                events.add(new Event.SessionCreated(member, id), browser);
                tellOfActing(id, member, beneath.user(), Duration.ofMillis(end - now), browser);
                // a token of the own session, still on its way in another tab, is looked at in the store
                database.afterCommit(() -> changes.sessionChanged(own, beneath.version()));
                return id;
            });
        });
    }

    /// Ends a session in which somebody acts in a member's place, by their own wish, and lets the browser use the one
    /// beneath again.
    ///
    /// @param token of the browser that the session is in
    /// @return empty if there is nothing beneath; a session of another browser, or a member's own, stays as it is
    public Optional<Resumed> stopActing(SessionId id, ClientToken token, Browser browser) {
        return database.inTransaction(() -> {
            Optional<Client> client = rows.lockClient(token);
            Optional<Session> above = client.flatMap(
                    known -> find(id).filter(session -> session.clientId().equals(known.id()))
                            .filter(session -> session.impersonator() != null));
            if (above.isEmpty()) {
                return Optional.empty();
            }
            acting.end(id, Ending.ENDED, browser);
            UserId member = above.get().userId();
            // of two that stop at once the second finds it done, and has come back all the same
            return client.flatMap(known -> useAgain(known, browser).or(() -> used(known, member)));
        });
    }

    /// Lets a browser whose session in a member's place is over use the one beneath again.
    ///
    /// @return empty if there is none, and if the session that the browser uses is alive
    public Optional<Resumed> resume(ClientToken token, Browser browser) {
        if (token.isNone() || !rows.hasBeneath(token, clock.millis())) {
            return Optional.empty();
        }
        return database.inTransaction(() -> rows.lockClient(token).flatMap(client -> useAgain(client, browser)));
    }

    /// The session of somebody's own that the browser uses already.
    private Optional<Resumed> used(Client client, UserId member) {
        return client.lastActive()
                .flatMap(this::find)
                .filter(session -> !session.state().over() && session.impersonator() == null)
                .map(own -> new Resumed(own.id(), member));
    }

    /// In a transaction that holds the browser.
    private Optional<Resumed> useAgain(Client client, Browser browser) {
        Optional<Session> used = client.lastActive().flatMap(this::find);
        if (used.filter(session -> !session.state().over()).isPresent()) {
            return Optional.empty();
        }
        long now = clock.millis();
        Optional<SessionId> beneath = rows.ownOfClient(client.id(), now);
        beneath.ifPresent(own -> {
            // one whose time is up is written down as over, so that nothing alive is ever above what is used
            used.ifPresent(session -> acting.end(session.id(), Ending.EXPIRED, browser));
            rows.makeActive(client.id(), own, now);
        });
        return beneath.map(own -> new Resumed(own, used.map(Session::userId).orElse(null)));
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

    /// The session that the browser uses, if it is not over. One beneath it is shown to nobody.
    public List<Session> live(ClientId client) {
        return rows.liveOfClient(client, clock.millis());
    }

    /// Notes that it is used, as of now. It changes nothing of which session its browser uses.
    ///
    /// @return whether it is alive, and the one its browser uses
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
        return database.inTransaction(() -> {
            boolean ended = acting.end(id, how, browser);
            if (ended) {
                acting.endAbove(id, how, browser);
            }
            return ended;
        });
    }
}

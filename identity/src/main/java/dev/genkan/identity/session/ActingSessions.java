package dev.genkan.identity.session;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Event;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.session.SessionState.Ending;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sessions in which somebody acts in a member's place, above a session of their own in the same browser. None outlives
/// what it stands on: it ends with the session beneath, and with the right of whoever acts.
///
/// Part of the caller's transaction, which has ended or changed before what is stood on, and so held it.
public final class ActingSessions {

    private final Database database;
    private final SessionRows rows;
    private final Events events;
    private final Audit audit;
    private final RecentChanges changes;
    private final InstantSource clock;

    public ActingSessions(Database database, Events events, Audit audit, RecentChanges changes, InstantSource clock) {
        this.database = database;
        this.rows = new SessionRows(database);
        this.events = events;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /// Revokes whatever this user acts in, in browsers where they were signed in themselves.
    public void endAllOf(UserId who, Actor actor) {
        rows.actedInBy(who).forEach(id -> end(id, Ending.REVOKED, actor));
    }

    /// Revokes whatever others act in in this user's place.
    public void endInPlaceOf(UserId member, Actor actor) {
        rows.actedInFor(member).forEach(id -> end(id, Ending.REVOKED, actor));
    }

    void endAbove(SessionId beneath, Ending how, Browser browser) {
        List<SessionId> above = rows.actedInAbove(beneath);
        above.forEach(id -> end(id, how, browser));
    }

    /// @return whether it was alive
    boolean end(SessionId id, Ending how, Browser browser) {
        return end(id, how, new Actor(Actor.SYSTEM.name(), browser));
    }

    /// @param actor whose doing it is, unless it is the session's own
    private boolean end(SessionId id, Ending how, Actor actor) {
        Optional<SessionRows.Ended> over = rows.end(id, how, clock.millis());
        over.ifPresent(ended -> {
            events.add(event(how, ended.user(), id), actor.browser());
            database.afterCommit(() -> changes.sessionChanged(id, ended.version()));
            Impersonator by = ended.by();
            if (by != null) {
                Actor own = Actor.inPlaceOf(ended.user(), by.who(), actor.browser());
                audit.write(
                        how == Ending.REVOKED ? actor : own,
                        "user.impersonate_end",
                        ended.user().value(),
                        Map.of("session", id.value()),
                        Map.of());
            }
        });
        return over.isPresent();
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

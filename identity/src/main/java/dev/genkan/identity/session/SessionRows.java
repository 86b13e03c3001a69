package dev.genkan.identity.session;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.session.SessionState.Ending;
import dev.genkan.token.Json;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The SQL of [Sessions].
final class SessionRows {

    private static final String COLUMNS = """
            id, client_id, user_id, status, tasks, created_at, expire_at, last_active_at, ended_at, ending,
            first_factor_at, version, user_agent, network, actor
            """;

    private final Database database;

    SessionRows(Database database) {
        this.database = database;
    }

    /// What is left to say of a session that has just ended.
    record Ended(UserId user, long version, @Nullable Impersonator by) {}

    void lockClient(ClientId client) {
        database.jdbc()
                .sql("select id from genkan.clients where id = :client for update")
                .param("client", client.value())
                .query((row, n) -> row.getString("id"))
                .single();
    }

    /// Held until the transaction ends; nothing if there is no such session.
    void lockClientOf(SessionId session) {
        database.jdbc()
                .sql("""
                        select id from genkan.clients
                        where id = (select client_id from genkan.sessions where id = :session) for update
                        """)
                .param("session", session.value())
                .query((row, n) -> row.getString("id"))
                .optional();
    }

    /// The browser that shows this token, held until the transaction ends.
    Optional<Client> lockClient(ClientToken token) {
        return database.jdbc()
                .sql("""
                        select id, last_active_session_id, created_at, updated_at from genkan.clients
                        where token_hash = :hash for update
                        """)
                .param("hash", token.hash())
                .query((row, n) -> new Client(
                        new ClientId(row.getString("id")),
                        Optional.ofNullable(row.getString("last_active_session_id"))
                                .map(SessionId::new),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        Instant.ofEpochMilli(row.getLong("updated_at")),
                        Instant.ofEpochMilli(row.getLong("updated_at"))))
                .optional();
    }

    /// A session above which somebody is about to act in a member's place.
    record Beneath(ClientId client, UserId user, long end, long version) {}

    /// Counts the version of a session up that its browser uses and that is its member's own, and holds it. To be
    /// called with the browser held.
    Optional<Beneath> standOn(SessionId own, long now) {
        int held = database.jdbc()
                .sql("""
                        update genkan.sessions set updated_at = :now, version = version + 1
                        where id = :own and status <> 'over' and expire_at > :now and actor is null
                          and id = (select last_active_session_id from genkan.clients where id = client_id)
                        """)
                .param("now", now)
                .param("own", own.value())
                .update();
        return held == 0
                ? Optional.empty()
                : database.jdbc()
                        .sql("select client_id, user_id, expire_at, version from genkan.sessions where id = :own")
                        .param("own", own.value())
                        .query((row, n) -> new Beneath(
                                new ClientId(row.getString("client_id")),
                                new UserId(row.getString("user_id")),
                                row.getLong("expire_at"),
                                row.getLong("version")))
                        .optional();
    }

    /// Whether a session of somebody's own is alive in this browser that it does not use.
    boolean hasBeneath(ClientToken token, long now) {
        return database.jdbc()
                        .sql("""
                                select count(*) from genkan.sessions s join genkan.clients c on c.id = s.client_id
                                where c.token_hash = :hash and s.status <> 'over' and s.expire_at > :now
                                  and s.actor is null and s.id <> c.last_active_session_id
                                """)
                        .param("hash", token.hash())
                        .param("now", now)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// The live session of this browser in which nobody acts for anybody.
    Optional<SessionId> ownOfClient(ClientId client, long now) {
        return database.jdbc()
                .sql("""
                        select id from genkan.sessions
                        where client_id = :client and status <> 'over' and expire_at > :now and actor is null
                        order by id fetch first 1 rows only
                        """)
                .param("client", client.value())
                .param("now", now)
                .query((row, n) -> new SessionId(row.getString("id")))
                .optional();
    }

    /// What somebody acts in above this session of their own, in the same browser.
    List<SessionId> actedInAbove(SessionId beneath) {
        return database.jdbc()
                .sql("""
                        select above.id from genkan.sessions own
                          join genkan.sessions above on above.client_id = own.client_id
                        where own.id = :own and own.actor is null
                          and above.actor is not null and above.status <> 'over' order by above.id
                        """)
                .param("own", beneath.value())
                .query((row, n) -> new SessionId(row.getString("id")))
                .list();
    }

    /// What this user acts in, in browsers where they were signed in themselves.
    List<SessionId> actedInBy(UserId who) {
        return database
                .jdbc()
                .sql("""
                        select id, actor from genkan.sessions
                        where actor is not null and status <> 'over' and client_id in
                          (select client_id from genkan.sessions where user_id = :who and actor is null)
                        order by id
                        """)
                .param("who", who.value())
                .query((row, n) -> new Acted(
                        new SessionId(row.getString("id")), new Impersonator(Json.parseObject(row.getString("actor")))))
                .list()
                .stream()
                .filter(acted -> acted.by().who().equals(who))
                .map(Acted::session)
                .toList();
    }

    /// What others act in in this user's place.
    List<SessionId> actedInFor(UserId member) {
        return database.jdbc()
                .sql("""
                        select id from genkan.sessions
                        where user_id = :member and actor is not null and status <> 'over' order by id
                        """)
                .param("member", member.value())
                .query((row, n) -> new SessionId(row.getString("id")))
                .list();
    }

    private record Acted(SessionId session, Impersonator by) {}

    /// Of somebody who acts in the member's place nothing was proven that the member could prove.
    void insert(
            SessionId id,
            ClientId client,
            UserId user,
            long now,
            long end,
            Browser browser,
            @Nullable Impersonator impersonator) {
        database.jdbc()
                .sql("""
                        insert into genkan.sessions (id, client_id, user_id, status, created_at, updated_at, expire_at,
                          abandon_at, last_active_at, first_factor_at, version, user_agent, network, actor)
                        values (:id, :client, :user, 'active', :now, :now, :end, :end, :now, cast(:proven as bigint), 1,
                          :userAgent, :network, :actor)
                        """)
                .param("id", id.value())
                .param("client", client.value())
                .param("user", user.value())
                .param("now", now)
                .param("end", end)
                .param("userAgent", browser.userAgent())
                .param("network", browser.network())
                .param("proven", impersonator == null ? now : null)
                .param("actor", impersonator == null ? null : impersonator.json())
                .update();
    }

    void makeActive(ClientId client, SessionId id, long now) {
        database.jdbc()
                .sql("update genkan.clients set last_active_session_id = :id, updated_at = :now where id = :client")
                .param("id", id.value())
                .param("now", now)
                .param("client", client.value())
                .update();
    }

    /// Ends it if it is not over, and only then answers.
    Optional<Ended> end(SessionId id, Ending how, long now) {
        int ended = database.jdbc()
                .sql("""
                        update genkan.sessions
                        set status = 'over', ending = :how, ended_at = :now, updated_at = :now, version = version + 1
                        where id = :id and status <> 'over'
                        """)
                .param("how", how.stored())
                .param("now", now)
                .param("id", id.value())
                .update();
        if (ended == 0) {
            return Optional.empty();
        }
        return database.jdbc()
                .sql("select user_id, version, actor from genkan.sessions where id = :id")
                .param("id", id.value())
                .query((row, n) -> new Ended(
                        new UserId(row.getString("user_id")),
                        row.getLong("version"),
                        Impersonator.stored(row.getString("actor"))))
                .optional();
    }

    List<SessionId> liveOfClient(ClientId client) {
        return database.jdbc()
                .sql("select id from genkan.sessions where client_id = :client and status <> 'over' order by id")
                .param("client", client.value())
                .query((row, n) -> new SessionId(row.getString("id")))
                .list();
    }

    List<SessionId> liveOfClient(ClientToken token) {
        return database.jdbc()
                .sql("""
                        select s.id from genkan.sessions s join genkan.clients c on c.id = s.client_id
                        where c.token_hash = :hash and s.status <> 'over' order by s.id
                        """)
                .param("hash", token.hash())
                .query((row, n) -> new SessionId(row.getString("id")))
                .list();
    }

    List<SessionId> othersThan(SessionId kept) {
        return database.jdbc()
                .sql("""
                        select other.id from genkan.sessions mine
                          join genkan.sessions other on other.user_id = mine.user_id
                        where mine.id = :kept and other.id <> :kept and other.status <> 'over' order by other.id
                        """)
                .param("kept", kept.value())
                .query((row, n) -> new SessionId(row.getString("id")))
                .list();
    }

    List<SessionId> liveOfUser(UserId user) {
        return database.jdbc()
                .sql("select id from genkan.sessions where user_id = :user and status <> 'over' order by id")
                .param("user", user.value())
                .query((row, n) -> new SessionId(row.getString("id")))
                .list();
    }

    /// @return the version that this led to; empty if the session is over
    Optional<Long> provenAgain(SessionId id, long now) {
        int changed = database.jdbc()
                .sql("""
                        update genkan.sessions
                        set first_factor_at = :now, last_active_at = :now, updated_at = :now, version = version + 1
                        where id = :id and status <> 'over' and expire_at > :now
                        """)
                .param("now", now)
                .param("id", id.value())
                .update();
        return changed == 0
                ? Optional.empty()
                : database.jdbc()
                        .sql("select version from genkan.sessions where id = :id")
                        .param("id", id.value())
                        .query(Long.class)
                        .optional();
    }

    Optional<Session> find(SessionId id, long now) {
        return database.jdbc()
                .sql("select " + COLUMNS + " from genkan.sessions where id = :id")
                .param("id", id.value())
                .query((row, n) -> session(row, now))
                .optional();
    }

    List<Session> liveOfUser(UserId user, long now) {
        return database.jdbc()
                .sql("select " + COLUMNS + """
                         from genkan.sessions
                        where user_id = :user and status <> 'over' and expire_at > :now
                        order by created_at desc, id desc
                        """)
                .param("user", user.value())
                .param("now", now)
                .query((row, n) -> session(row, now))
                .list();
    }

    List<Session> liveOfClient(ClientId client, long now) {
        return database.jdbc()
                .sql("select " + COLUMNS + """
                         from genkan.sessions
                        where client_id = :client and status <> 'over' and expire_at > :now
                          and id = (select last_active_session_id from genkan.clients where id = :client)
                        order by created_at, id
                        """)
                .param("client", client.value())
                .param("now", now)
                .query((row, n) -> session(row, now))
                .list();
    }

    /// Which session a browser uses is none of its own choice: the one beneath comes back by an act and not by a touch.
    ///
    /// @return whether it was alive, and the one its browser uses
    boolean touch(SessionId id, long now) {
        return database.jdbc()
                        .sql("""
                                update genkan.sessions set last_active_at = :now
                                where id = :id and status <> 'over' and expire_at > :now
                                  and id = (select last_active_session_id from genkan.clients where id = client_id)
                                """)
                        .param("now", now)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    List<Session> ofUser(UserId user, long now) {
        return database.jdbc()
                .sql("select " + COLUMNS + """
                         from genkan.sessions where user_id = :user
                        order by created_at desc, id desc fetch first 500 rows only
                        """)
                .param("user", user.value())
                .query((row, n) -> session(row, now))
                .list();
    }

    List<Session> list(SessionQuery query, long offset, int limit, long now) {
        return database.jdbc()
                .sql("select " + COLUMNS + " from genkan.sessions where " + query.condition()
                        + " order by created_at desc, id desc offset :offset rows fetch next :limit rows only")
                .params(query.values())
                .param("now", now)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> session(row, now))
                .list();
    }

    long count(SessionQuery query, long now) {
        return database.jdbc()
                .sql("select count(*) from genkan.sessions where " + query.condition())
                .params(query.values())
                .param("now", now)
                .query(Long.class)
                .single();
    }

    /// By the words of an index: what is over is not looked at.
    long countLiveUpTo(int most, long now) {
        return database.jdbc()
                .sql("""
                        select count(*) from (
                            select id from genkan.sessions where status in ('active', 'pending') and expire_at > :now
                            fetch first :most rows only) alive
                        """)
                .param("now", now)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    private static Session session(ResultSet row, long now) throws SQLException {
        return new Session(
                new SessionId(row.getString("id")),
                new ClientId(row.getString("client_id")),
                new UserId(row.getString("user_id")),
                state(row, now),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("last_active_at")),
                Instant.ofEpochMilli(row.getLong("first_factor_at")),
                row.getLong("version"),
                row.getString("user_agent"),
                row.getString("network"),
                Impersonator.stored(row.getString("actor")));
    }

    /// A session whose time is up is over, whether or not anybody has written that down yet.
    private static SessionState state(ResultSet row, long now) throws SQLException {
        Instant expireAt = Instant.ofEpochMilli(row.getLong("expire_at"));
        String status = row.getString("status");
        if (status.equals("over")) {
            return new SessionState.Over(
                    Ending.of(row.getString("ending")), Instant.ofEpochMilli(row.getLong("ended_at")));
        }
        if (expireAt.toEpochMilli() <= now) {
            return new SessionState.Over(Ending.EXPIRED, expireAt);
        }
        return status.equals("pending")
                ? new SessionState.Pending(tasks(row.getString("tasks")), expireAt)
                : new SessionState.Active(expireAt);
    }

    private static List<String> tasks(@Nullable String json) {
        return json != null && Json.parse(json) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}

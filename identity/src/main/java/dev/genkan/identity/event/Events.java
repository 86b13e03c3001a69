package dev.genkan.identity.event;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.token.Json;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What happened, in order, for those who want to be told later.
public final class Events {

    /// An event as it was stored.
    ///
    /// @param sequence grows with every event; gaps are normal
    public record Stored(long sequence, String id, String type, UserId userId, Instant at) {}

    private final Database database;
    private final NewId ids;
    private final InstantSource clock;

    public Events(Database database, NewId ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// Writes it in the transaction that is open, so that an event and what it tells of are both there or neither.
    public void add(Event event, Browser browser) {
        database.jdbc()
                .sql("""
                        insert into genkan.events
                          (id, type, user_id, session_id, data, network, user_agent, occurred_at)
                        values (:id, :type, :user, :session, :data, :network, :userAgent, :now)
                        """)
                .param("id", ids.of("evt_"))
                .param("type", event.type())
                .param("user", event.userId().value())
                .param("session", event.sessionId().map(SessionId::value).orElse(null))
                .param("data", Json.write(event.data()))
                .param("network", browser.network())
                .param("userAgent", browser.userAgent())
                .param("now", clock.millis())
                .update();
    }

    /// The events of one user, oldest first, at most `most`.
    public List<Stored> of(UserId user, int most) {
        return database.jdbc()
                .sql("""
                        select sequence, id, type, user_id, occurred_at from genkan.events
                        where user_id = :user order by sequence fetch first :most rows only
                        """)
                .param("user", user.value())
                .param("most", most)
                .query((row, n) -> new Stored(
                        row.getLong("sequence"),
                        row.getString("id"),
                        row.getString("type"),
                        new UserId(row.getString("user_id")),
                        Instant.ofEpochMilli(row.getLong("occurred_at"))))
                .list();
    }
}

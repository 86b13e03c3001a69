package dev.genkan.identity.event;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.token.Json;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What happened, in order, for those who want to be told later.
public final class Events {

    /// An event as it was stored.
    ///
    /// @param sequence grows with every event; gaps are normal
    /// @param session the session it is about, if it is about one
    /// @param data what was stored with it beside the ids; usually nothing
    /// @param network from where, if that is known; empty otherwise, and once the user is deleted
    public record Stored(
            long sequence,
            String id,
            String type,
            UserId userId,
            @Nullable SessionId session,
            Map<String, @Nullable Object> data,
            String network,
            String userAgent,
            Instant at) {}

    private static final String INSERT = """
            insert into genkan.events
              (id, type, user_id, session_id, data, network, user_agent, occurred_at, dispatched_at)
            values
            """;

    // a session that is absent has no type of its own where several rows stand together
    private static final String ROW = """
            (:id%1$s, :type%1$s, :user%1$s, cast(:session%1$s as varchar(64)), :data%1$s, :network, :userAgent, :now,
              case when exists (select 1 from genkan.webhook_endpoints where enabled)
                then cast(null as bigint) else cast(:now as bigint) end)""";

    private static final String SELECT = """
            select sequence, id, type, user_id, session_id, data, network, user_agent, occurred_at from genkan.events
            """;

    private final Database database;
    private final NewId ids;
    private final InstantSource clock;
    private final Bell bell;

    /// Where nobody is told.
    public Events(Database database, NewId ids, InstantSource clock) {
        this(database, ids, clock, new Bell());
    }

    /// @param bell rung after the commit of every event
    public Events(Database database, NewId ids, InstantSource clock, Bell bell) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.bell = bell;
    }

    /// Writes it in the transaction that is open, so that an event and what it tells of are both there or neither.
    /// While there is no webhook endpoint, nothing waits to be told.
    public void add(Event event, Browser browser) {
        add(List.of(event), browser);
    }

    /// The same for several in their order, in one statement.
    public void add(List<? extends Event> several, Browser browser) {
        if (several.isEmpty()) {
            return;
        }
        String rows =
                IntStream.range(0, several.size()).mapToObj(ROW::formatted).collect(Collectors.joining(",\n"));
        JdbcClient.StatementSpec insert = database.jdbc()
                .sql(INSERT + rows)
                .param("network", browser.network())
                .param("userAgent", browser.userAgent())
                .param("now", clock.millis());
        for (int i = 0; i < several.size(); i++) {
            Event event = several.get(i);
            insert = insert.param("id" + i, ids.of("evt_"))
                    .param("type" + i, event.type())
                    .param("user" + i, event.userId().value())
                    .param(
                            "session" + i,
                            event.sessionId().map(SessionId::value).orElse(null))
                    .param("data" + i, Json.write(event.data()));
        }
        insert.update();
        database.afterCommit(bell::ring);
    }

    /// The events of one user, oldest first, at most `most`.
    public List<Stored> of(UserId user, int most) {
        return database.jdbc()
                .sql(SELECT + " where user_id = :user order by sequence fetch first :most rows only")
                .param("user", user.value())
                .param("most", most)
                .query((row, n) -> stored(row))
                .list();
    }

    /// Those for which nobody has seen to who is to be told, oldest first, at most `most`.
    public List<Stored> undispatched(int most) {
        return database.jdbc()
                .sql(SELECT + " where dispatched_at is null order by sequence fetch first :most rows only")
                .param("most", most)
                .query((row, n) -> stored(row))
                .list();
    }

    /// Empty for what is about no user, such as a mail.
    public Optional<Stored> find(long sequence) {
        return database.jdbc()
                .sql(SELECT + " where sequence = :sequence and user_id is not null")
                .param("sequence", sequence)
                .query((row, n) -> stored(row))
                .optional();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String session = row.getString("session_id");
        return new Stored(
                row.getLong("sequence"),
                row.getString("id"),
                row.getString("type"),
                new UserId(row.getString("user_id")),
                session == null ? null : new SessionId(session),
                Json.parseObject(row.getString("data")),
                row.getString("network"),
                row.getString("user_agent"),
                Instant.ofEpochMilli(row.getLong("occurred_at")));
    }
}

package dev.genkan.identity.event;

import dev.genkan.identity.Cursor;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.Page;
import dev.genkan.identity.PageRequest;
import dev.genkan.token.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who did what to whom: one line for every act that somebody may have to answer for.
public final class Audit {

    /// A line of it. `before` and `after` are JSON objects.
    public record Entry(Instant at, String actor, String action, String target, String before, String after) {}

    private static final String LIST = "audit";

    private final Database database;
    private final NewId ids;
    private final InstantSource clock;

    public Audit(Database database, NewId ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// Writes a line in the transaction that is open.
    ///
    /// @param action such as `user.ban`
    /// @param target the id of what it was done to
    /// @param before what was so before, as JSON; never a secret
    public void write(
            Actor actor,
            String action,
            String target,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        database.jdbc()
                .sql("""
                        insert into genkan.audit
                          (id, occurred_at, actor, action, target, before_json, after_json, network, user_agent)
                        values (:id, :now, :actor, :action, :target, :before, :after, :network, :userAgent)
                        """)
                .param("id", ids.of("aud_"))
                .param("now", clock.millis())
                .param("actor", actor.name())
                .param("action", action)
                .param("target", target)
                .param("before", Json.write(before))
                .param("after", Json.write(after))
                .param("network", actor.browser().network())
                .param("userAgent", actor.browser().userAgent())
                .update();
    }

    /// Tells otherwise, in the transaction that is open, what acts of one kind changed about `target`: for what
    /// must not be kept as long as the log. That they were done, when and by whom stays.
    ///
    /// @param telling of `before` and of `after`
    public void rewrite(String action, String target, UnaryOperator<Map<String, @Nullable Object>> telling) {
        AuditQuery asked = AuditQuery.everything().target(target).action(action);
        for (Row row : read(asked, Optional.empty(), Integer.MAX_VALUE)) {
            database.jdbc()
                    .sql("update genkan.audit set before_json = :before, after_json = :after where id = :id")
                    .param(
                            "before",
                            Json.write(
                                    telling.apply(Json.parseObject(row.entry().before()))))
                    .param(
                            "after",
                            Json.write(
                                    telling.apply(Json.parseObject(row.entry().after()))))
                    .param("id", row.id())
                    .update();
        }
    }

    /// What was done to `target`, newest first, at most `most`.
    public List<Entry> of(String target, int most) {
        return read(AuditQuery.everything().target(target), Optional.empty(), most).stream()
                .map(Row::entry)
                .toList();
    }

    /// A page of the lines that are looked for, newest first.
    ///
    /// @throws Cursor.Unknown if the page begins at a cursor of another list; the fault of whoever sent it
    public Page<Entry> list(AuditQuery query, PageRequest page) {
        Page<Row> rows = Page.of(
                read(query, Cursor.of(page, LIST), page.limit() + 1),
                page,
                row -> new Cursor(LIST, row.entry().at().toEpochMilli(), row.id()));
        return new Page<>(rows.items().stream().map(Row::entry).toList(), rows.next());
    }

    private record Row(String id, Entry entry) {}

    private List<Row> read(AuditQuery query, Optional<Cursor> from, int most) {
        String page = from.isEmpty() ? "" : " and occurred_at <= :key and (occurred_at < :key or id < :id)";
        JdbcClient.StatementSpec statement = database.jdbc()
                .sql("select id, occurred_at, actor, action, target, before_json, after_json from genkan.audit where "
                        + query.condition() + page
                        + " order by occurred_at desc, id desc fetch first :most rows only")
                .params(query.values())
                .param("most", most);
        return from.map(cursor -> statement.param("key", cursor.key()).param("id", cursor.id()))
                .orElse(statement)
                .query((row, n) -> new Row(
                        row.getString("id"),
                        new Entry(
                                Instant.ofEpochMilli(row.getLong("occurred_at")),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("target"),
                                row.getString("before_json"),
                                row.getString("after_json"))))
                .list();
    }
}

package dev.genkan.identity.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which lines of the audit are looked for: all of them, unless it says otherwise. Each condition narrows what the ones
/// before leave.
public final class AuditQuery {

    private final List<String> conditions;
    private final Map<String, Object> values;

    private AuditQuery(List<String> conditions, Map<String, Object> values) {
        this.conditions = conditions;
        this.values = values;
    }

    public static AuditQuery everything() {
        return new AuditQuery(List.of(), Map.of());
    }

    /// What was done to this: the id of a user, a session, a key.
    public AuditQuery target(String id) {
        return with("target = :target", "target", id);
    }

    /// What was done by this one: a user id, `system`, or what an operator is called.
    public AuditQuery actor(String name) {
        return with("actor = :actor", "actor", name);
    }

    /// Acts called so, such as `user.ban`.
    public AuditQuery action(String name) {
        return with("action = :action", "action", name);
    }

    /// Done then or later.
    public AuditQuery since(Instant since) {
        return with("occurred_at >= :since", "since", since.toEpochMilli());
    }

    /// Done before then.
    public AuditQuery until(Instant until) {
        return with("occurred_at < :until", "until", until.toEpochMilli());
    }

    String condition() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }

    private AuditQuery with(String condition, String name, Object value) {
        List<String> all = new ArrayList<>(conditions);
        all.add(condition);
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return new AuditQuery(List.copyOf(all), Map.copyOf(more));
    }
}

package dev.genkan.identity.session;

import dev.genkan.token.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which sessions are looked for: all of them, unless it says otherwise. Each condition narrows what the ones before
/// leave.
public final class SessionQuery {

    private final List<String> conditions;
    private final Map<String, Object> values;

    private SessionQuery(List<String> conditions, Map<String, Object> values) {
        this.conditions = conditions;
        this.values = values;
    }

    public static SessionQuery everything() {
        return new SessionQuery(List.of(), Map.of());
    }

    public SessionQuery user(UserId id) {
        return and("user_id = :user", "user", id.value());
    }

    public SessionQuery client(ClientId id) {
        return and("client_id = :client", "client", id.value());
    }

    /// Those that are alive.
    public SessionQuery active() {
        return and("status = 'active' and expire_at > :now");
    }

    /// Those that are alive and still ask something of their member.
    public SessionQuery pending() {
        return and("status = 'pending' and expire_at > :now");
    }

    /// Those that are over in this way, whether or not anybody has written down that their time is up.
    public SessionQuery over(SessionState.Ending how) {
        String written = "(status = 'over' and ending = '" + how.stored() + "')";
        return and(
                how == SessionState.Ending.EXPIRED
                        ? "(" + written + " or (status <> 'over' and expire_at <= :now))"
                        : written);
    }

    String condition() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }

    private SessionQuery and(String condition) {
        List<String> more = new ArrayList<>(conditions);
        more.add(condition);
        return new SessionQuery(List.copyOf(more), values);
    }

    private SessionQuery and(String condition, String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return new SessionQuery(and(condition).conditions, Map.copyOf(more));
    }
}

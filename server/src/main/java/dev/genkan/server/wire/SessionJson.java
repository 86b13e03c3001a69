package dev.genkan.server.wire;

import dev.genkan.identity.session.Impersonator;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.session.SessionState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session as both APIs show it, without the member whose it is.
public final class SessionJson {

    private SessionJson() {}

    /// What both APIs say of it.
    public static Map<String, @Nullable Object> common(Session session) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "session");
        json.put("id", session.id().value());
        json.put("client_id", session.clientId().value());
        json.put("user_id", session.userId().value());
        json.put("status", status(session.state()));
        json.put("expire_at", end(session));
        json.put("abandon_at", end(session));
        json.put("last_active_at", session.lastActiveAt().toEpochMilli());
        json.put("last_active_organization_id", null);
        Impersonator actor = session.impersonator();
        json.put("actor", actor == null ? null : actor.claims());
        json.put("tasks", tasks(session.state()));
        json.put("created_at", session.createdAt().toEpochMilli());
        json.put("updated_at", session.lastActiveAt().toEpochMilli());
        return json;
    }

    /// The eight words of the wire.
    public static String status(SessionState state) {
        return switch (state) {
            case SessionState.Active active -> "active";
            case SessionState.Pending pending -> "pending";
            case SessionState.Over over -> over.how().stored();
        };
    }

    private static long end(Session session) {
        return switch (session.state()) {
            case SessionState.Active active -> active.expireAt().toEpochMilli();
            case SessionState.Pending pending -> pending.expireAt().toEpochMilli();
            case SessionState.Over over -> over.at().toEpochMilli();
        };
    }

    private static @Nullable Object tasks(SessionState state) {
        return state instanceof SessionState.Pending pending
                ? pending.tasks().stream().map(key -> Map.of("key", key)).toList()
                : null;
    }

    /// Minutes since a first and a second factor; -1 for never.
    public static List<Long> factorAges(Session session, long now) {
        boolean never = session.firstFactorAt().equals(Session.NEVER);
        return List.of(never ? -1L : Math.max(0, (now - session.firstFactorAt().toEpochMilli()) / 60_000), -1L);
    }
}

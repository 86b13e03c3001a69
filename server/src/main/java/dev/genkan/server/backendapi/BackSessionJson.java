package dev.genkan.server.backendapi;

import dev.genkan.identity.session.Session;
import dev.genkan.server.wire.SessionJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session as programs see it.
final class BackSessionJson {

    private BackSessionJson() {}

    static Map<String, @Nullable Object> of(Session session) {
        Map<String, @Nullable Object> json = SessionJson.common(session);
        if (json.get("tasks") == null) {
            // callers of older versions do not know it, and nobody wants to hear that there are none
            json.remove("tasks");
        }
        if (!session.actor().isEmpty()) {
            json.put("actor", session.actor());
        }
        return json;
    }
}

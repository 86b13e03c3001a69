package dev.genkan.server.wire;

import dev.genkan.identity.event.EventData;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.Users;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What webhooks tell of an event: the user as programs with a secret key see them, the session with its user, or
/// where somebody is in a flow.
///
/// What is told is read when the event is dispatched, within a second of its commit. Of a session or a user that is
/// gone by then nothing is told but that the user was deleted.
public record EventJson(UserJson json, Users users, Sessions sessions) implements EventData {

    @Override
    public Optional<Map<String, @Nullable Object>> of(Events.Stored event) {
        if (event.type().equals("user.deleted")) {
            return Optional.of(deleted(event));
        }
        if (event.type().startsWith("onboarding.")) {
            return users.find(event.userId()).map(user -> event.data());
        }
        return users.find(event.userId())
                .map(json::backend)
                .flatMap(user -> event.session() == null ? Optional.of(user) : session(event, user));
    }

    private static Map<String, @Nullable Object> deleted(Events.Stored event) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "user");
        json.put("id", event.userId().value());
        json.put("deleted", true);
        json.putAll(event.data());
        return json;
    }

    private Optional<Map<String, @Nullable Object>> session(Events.Stored event, Map<String, @Nullable Object> user) {
        return Optional.ofNullable(event.session()).flatMap(sessions::find).map(session -> {
            Map<String, @Nullable Object> told = SessionJson.common(session);
            // the payload of the specification has no tasks
            told.remove("tasks");
            told.put("user", user);
            return told;
        });
    }
}

package dev.genkan.server.frontendapi;

import dev.genkan.identity.session.Client;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.SessionJson;
import dev.genkan.server.wire.UserJson;
import dev.genkan.server.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A browser with all it holds: what every answer of the Frontend API carries, and what SDKs take over whole.
///
/// The token of each session is minted now, never taken from anywhere: an SDK that has just changed something reads the
/// new claims out of this very answer.
public final class ClientJson {

    private final Wire wire;
    private final UserJson users;
    private final Function<Client, Optional<Map<String, @Nullable Object>>> signUp;
    private final Function<Client, Optional<Map<String, @Nullable Object>>> signIn;

    /// @param signUp the sign-up that the client is in the middle of, or has just finished
    /// @param signIn likewise
    public ClientJson(
            Wire wire,
            Function<Client, Optional<Map<String, @Nullable Object>>> signUp,
            Function<Client, Optional<Map<String, @Nullable Object>>> signIn) {
        this.wire = wire;
        this.users = UserJson.of(wire);
        this.signUp = signUp;
        this.signIn = signIn;
    }

    /// @param origin whose pages the tokens are for
    public Map<String, @Nullable Object> of(Client client, String origin) {
        List<Map<String, @Nullable Object>> sessions = new ArrayList<>();
        for (Session session : wire.sessions().live(client.id())) {
            wire.users().find(session.userId()).ifPresent(user -> sessions.add(session(session, user, origin)));
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "client");
        json.put("id", client.id().value());
        json.put("sessions", sessions);
        json.put("sign_in", signIn.apply(client).orElse(null));
        json.put("sign_up", signUp.apply(client).orElse(null));
        json.put("last_active_session_id", lastActive(client, sessions));
        json.put("last_authentication_strategy", null);
        json.put("cookie_expires_at", null);
        json.put("captcha_bypass", false);
        json.put("created_at", client.createdAt().toEpochMilli());
        // SDKs make a cookie of it that tokens must not be older than
        json.put(
                "updated_at",
                Math.max(
                        client.createdAt().toEpochMilli(),
                        client.sessionsChangedAt().toEpochMilli()));
        return json;
    }

    /// A session with its member, and a token as of now.
    public Map<String, @Nullable Object> session(Session session, User user, String origin) {
        Map<String, @Nullable Object> json = SessionJson.common(session);
        json.put(
                "factor_verification_age",
                SessionJson.factorAges(session, wire.clock().millis()));
        json.put("last_active_token", token(session, origin));
        json.put("user", users.frontend(user));
        json.put("public_user_data", users.publicData(user));
        return json;
    }

    private @Nullable Object token(Session session, String origin) {
        return switch (wire.tokens().mintFor(session.id(), origin)) {
            case Minted.Token token -> TokenJson.of(token.jwt());
            case Minted.Nobody nobody -> null;
        };
    }

    private static @Nullable Object lastActive(Client client, List<Map<String, @Nullable Object>> sessions) {
        return client.lastActive()
                .map(id -> (Object) id.value())
                .filter(id -> sessions.stream().anyMatch(session -> id.equals(session.get("id"))))
                .or(() -> sessions.stream().findFirst().map(session -> session.get("id")))
                .orElse(null);
    }
}

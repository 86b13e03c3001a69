package dev.genkan.server.frontendapi;

import dev.genkan.identity.session.Session;
import dev.genkan.identity.session.SessionState;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.SessionJson;
import dev.genkan.server.wire.UserJson;
import dev.genkan.server.wire.Wire;
import dev.genkan.server.wire.WireIds;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every session of the member who is signed in, in whatever browser. Never with a token: a list opens no door.
public record MySessionsResource(Wire wire) {

    public List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/me/sessions", this::all),
                new Route<>("GET", "/v1/me/sessions/active", this::active),
                new Route<>("POST", "/v1/me/sessions/{session_id}/revoke", this::revoke));
    }

    private Reply all(FrontCall call) {
        User user = call.member();
        return listed(user, wire.sessions().list(user.id()));
    }

    private Reply active(FrontCall call) {
        User user = call.member();
        wire.activity().write();
        return listed(user, wire.sessions().live(user.id()));
    }

    private Reply revoke(FrontCall call) {
        User user = call.member();
        Session session = WireIds.session(call.variable("session_id"))
                .flatMap(wire.sessions()::find)
                .filter(found -> found.userId().equals(user.id()))
                .orElseThrow(() -> new Refused(Errors.notFound("session")));
        wire.sessions().revoke(session.id(), call.session().actor(call.browser()));
        return FrontendApi.enveloped(
                json(user, wire.sessions().find(session.id()).orElse(session)));
    }

    private Reply listed(User user, List<Session> sessions) {
        return Reply.ok(sessions.stream().map(session -> json(user, session)).toList());
    }

    private Map<String, @Nullable Object> json(User user, Session session) {
        Map<String, @Nullable Object> json = SessionJson.common(session);
        json.put("status", status(session.state()));
        json.put("last_active_token", null);
        json.put(
                "factor_verification_age",
                SessionJson.factorAges(session, wire.clock().millis()));
        json.put("public_user_data", UserJson.of(wire).publicData(user));
        json.put("latest_activity", ActivityJson.of(session));
        return json;
    }

    /// Here the wire has no word for a session that another one took the place of.
    private static String status(SessionState state) {
        return state instanceof SessionState.Over over && over.how() == SessionState.Ending.REPLACED
                ? "removed"
                : SessionJson.status(state);
    }
}

package dev.genkan.server.frontendapi;

import dev.genkan.identity.session.Client;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.session.TemplateMinted;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.SessionJson;
import dev.genkan.server.wire.UserJson;
import dev.genkan.server.wire.Wire;
import dev.genkan.server.wire.WireIds;
import dev.genkan.token.SessionId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sessions of this browser: their tokens, which one it uses, and their end.
public record SessionsResource(Wire wire, ClientJson clients) {

    public List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/client/sessions/{session_id}", this::read),
                new Route<>("POST", "/v1/client/sessions/{session_id}/touch", this::touch),
                new Route<>("POST", "/v1/client/sessions/{session_id}/end", this::end),
                new Route<>("POST", "/v1/client/sessions/{session_id}/remove", this::remove),
                new Route<>("POST", "/v1/client/sessions/{session_id}/tokens", this::token),
                new Route<>("POST", "/v1/client/sessions/{session_id}/tokens/{template_name}", this::templateToken));
    }

    private Reply read(FrontCall call) {
        return FrontendApi.enveloped(json(call.sessionNamed(id(call)), call));
    }

    private Reply touch(FrontCall call) {
        Session session = call.sessionNamed(id(call));
        if (!wire.sessions().touch(session.id())) {
            throw new Refused(Errors.signedOut());
        }
        wire.activity().seen(session.id(), session.userId());
        return read(call);
    }

    private Reply end(FrontCall call) {
        Session session = call.sessionNamed(id(call));
        wire.sessions().end(session.id(), call.browser());
        endBeneath(session, call);
        return FrontendApi.enveloped(over(session));
    }

    private Reply remove(FrontCall call) {
        Session session = call.sessionNamed(id(call));
        wire.sessions().remove(session.id(), call.browser());
        endBeneath(session, call);
        return FrontendApi.enveloped(over(session));
    }

    /// Whoever acts in a member's place and signs out, signs out.
    private void endBeneath(Session session, FrontCall call) {
        if (session.impersonator() != null) {
            wire.sessions().signOut(call.shown(), call.browser());
        }
    }

    /// One select, no write. Only who gets none is looked at more closely.
    private Reply token(FrontCall call) {
        SessionId session = WireIds.session(id(call)).orElseThrow(() -> new Refused(Errors.notFound("session")));
        return switch (wire.tokens().mintFor(call.shown(), session, call.origin())) {
            case Minted.Token token -> {
                wire.activity().seen(session, token.claims().userId());
                yield Reply.ok(TokenJson.of(token.jwt()));
            }
            case Minted.Nobody nobody -> {
                call.sessionNamed(id(call));
                // alive, but its member is shut out
                throw new Refused(Errors.signedOut());
            }
        };
    }

    /// A token for another service, by one of the instance's templates.
    private Reply templateToken(FrontCall call) {
        Session session = ownSession(call);
        String template = call.variable("template_name");
        return switch (wire.templateTokens().mint(session.id(), template, call.origin())) {
            case TemplateMinted.Token token -> Reply.ok(TokenJson.of(token.jwt()));
            case TemplateMinted.NoTemplate none -> throw new Refused(Errors.notFound("template"));
            case TemplateMinted.Nobody nobody -> throw new Refused(Errors.signedOut());
            case TemplateMinted.TooLong tooLong -> throw new Refused(Errors.templateTooLong(template, tooLong.most()));
        };
    }

    private Session ownSession(FrontCall call) {
        return WireIds.session(id(call))
                .flatMap(wire.sessions()::find)
                .filter(found -> call.client()
                        .filter(client -> client.id().equals(found.clientId()))
                        .flatMap(Client::lastActive)
                        .filter(found.id()::equals)
                        .isPresent())
                .orElseThrow(() -> new Refused(Errors.notFound("session")));
    }

    private Map<String, @Nullable Object> over(Session before) {
        Session after = wire.sessions().find(before.id()).orElse(before);
        Map<String, @Nullable Object> json = SessionJson.common(after);
        json.put(
                "factor_verification_age",
                SessionJson.factorAges(after, wire.clock().millis()));
        json.put(
                "public_user_data",
                wire.users()
                        .find(after.userId())
                        .map(UserJson.of(wire)::publicData)
                        .orElse(null));
        return json;
    }

    private Map<String, @Nullable Object> json(Session session, FrontCall call) {
        User user = wire.users().find(session.userId()).orElseThrow(() -> new Refused(Errors.signedOut()));
        return clients.session(wire.sessions().find(session.id()).orElse(session), user, call.origin());
    }

    private static String id(FrontCall call) {
        return call.variable("session_id");
    }
}

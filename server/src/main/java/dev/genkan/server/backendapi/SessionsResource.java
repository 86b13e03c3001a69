package dev.genkan.server.backendapi;

import dev.genkan.identity.session.ClientId;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.session.SessionQuery;
import dev.genkan.identity.session.SessionState.Ending;
import dev.genkan.identity.session.TemplateMinted;
import dev.genkan.identity.user.Admission;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Slices;
import dev.genkan.server.wire.WireIds;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The sessions of everybody: looked for, ended, and given tokens.
public final class SessionsResource {

    private static final long SHORTEST = 30;
    private static final long LONGEST = 315_360_000;

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/sessions", SessionsResource::list),
                new Route<>("POST", "/v1/sessions", SessionsResource::create),
                new Route<>("GET", "/v1/sessions/{session_id}", call -> Reply.ok(BackSessionJson.of(session(call)))),
                new Route<>("POST", "/v1/sessions/{session_id}/revoke", SessionsResource::revoke),
                new Route<>("POST", "/v1/sessions/{session_id}/refresh", SessionsResource::refresh),
                new Route<>("POST", "/v1/sessions/{session_id}/tokens", SessionsResource::token),
                new Route<>("POST", "/v1/sessions/{session_id}/tokens/{template_name}", SessionsResource::templateToken));
    }

    private static Reply list(BackCall call) {
        Fields asked = call.query();
        call.wire().activity().write();
        SessionQuery query = query(asked);
        List<?> page = call.wire().sessions().list(query, Slices.offset(asked), Slices.limit(asked)).stream()
                .map(BackSessionJson::of)
                .toList();
        return Listing.reply(asked, page, () -> call.wire().sessions().count(query));
    }

    private static SessionQuery query(Fields asked) {
        SessionQuery query = SessionQuery.everything();
        Optional<String> user = asked.text("user_id");
        if (user.isPresent()) {
            query = query.user(WireIds.user(user.get()).orElseThrow(() -> wrong("user_id", "This is no id of a user.")));
        }
        Optional<String> client = asked.text("client_id");
        if (client.isPresent()) {
            query = query.client(client(client.get()));
        }
        return status(query, asked.text("status").orElse(""));
    }

    private static SessionQuery status(SessionQuery query, String status) {
        return switch (status) {
            case "" -> query;
            case "active" -> query.active();
            case "pending" -> query.pending();
            case "abandoned", "ended", "expired", "removed", "replaced", "revoked" ->
                query.over(Ending.valueOf(status.toUpperCase(Locale.ROOT)));
            default -> throw wrong("status", "A session is active, pending, ended, expired, removed, replaced,"
                    + " revoked or abandoned.");
        };
    }

    private static ClientId client(String text) {
        try {
            return new ClientId(text);
        } catch (IllegalArgumentException e) {
            throw wrong("client_id", "This is no id of a client.");
        }
    }

    /// For tests of applications: as if the user had just signed in with a browser that nobody has.
    private static Reply create(BackCall call) {
        call.knowsOnly(Set.of("user_id", "active_organization_id"));
        if (call.wire().place().live()) {
            throw new Refused(Errors.developmentOnly("createSession"));
        }
        if (!call.body().isNothing("active_organization_id")) {
            throw wrong("active_organization_id", "There are no organizations here.");
        }
        UserId user = WireIds.user(call.body().required("user_id")).orElseThrow(BackCall::noUser);
        SessionId id = call.wire().database().inTransaction(() -> begun(call, user));
        return Reply.ok(BackSessionJson.of(call.wire().sessions().find(id).orElseThrow(SessionsResource::none)));
    }

    private static SessionId begun(BackCall call, UserId user) {
        return switch (call.wire().users().signIn(user)) {
            case Admission.Welcome welcome ->
                call.wire()
                        .sessions()
                        .begin(
                                call.wire().clients().open(ClientToken.NONE).id(),
                                user,
                                call.actor().browser());
            case Admission.Gone gone -> throw BackCall.noUser();
            case Admission.Banned banned -> throw wrong("user_id", "The user is banned.");
            case Admission.Locked locked -> throw wrong("user_id", "The user is locked.");
        };
    }

    private static Reply revoke(BackCall call) {
        Session session = session(call);
        call.wire().sessions().revoke(session.id(), call.actor());
        return Reply.ok(BackSessionJson.of(session(call)));
    }

    /// There are no refresh tokens here: SDKs take this for the sign to lead the browser through a handshake.
    private static Reply refresh(BackCall call) {
        throw new Refused(Errors.signedOut());
    }

    private static Reply token(BackCall call) {
        call.knowsOnly(Set.of("expires_in_seconds"));
        SessionId id = session(call).id();
        Optional<Duration> lifetime = lifetime(call.body());
        Minted minted = lifetime.map(lives -> call.wire().tokens().mintFor(id, "", lives))
                .orElseGet(() -> call.wire().tokens().mintFor(id, ""));
        return switch (minted) {
            case Minted.Token token -> Reply.ok(token(token.jwt()));
            case Minted.Nobody nobody -> throw none();
        };
    }

    private static Reply templateToken(BackCall call) {
        call.knowsOnly(Set.of("expires_in_seconds"));
        SessionId id = session(call).id();
        String name = call.variable("template_name");
        Optional<Duration> lifetime = lifetime(call.body());
        TemplateMinted minted = lifetime.map(lives -> call.wire().templateTokens().mint(id, name, "", lives))
                .orElseGet(() -> call.wire().templateTokens().mint(id, name, ""));
        return switch (minted) {
            case TemplateMinted.Token token -> Reply.ok(token(token.jwt()));
            case TemplateMinted.NoTemplate unknown -> throw new Refused(Errors.notFound("JWT template"));
            case TemplateMinted.Nobody nobody -> throw none();
            case TemplateMinted.TooLong large ->
                throw wrong("template_name", "The token would have more than " + large.most() + " characters.");
        };
    }

    private static Optional<Duration> lifetime(Fields body) {
        OptionalLong seconds = body.number("expires_in_seconds");
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        if (seconds.getAsLong() < SHORTEST || seconds.getAsLong() > LONGEST) {
            throw wrong("expires_in_seconds", "A token lives " + SHORTEST + " to " + LONGEST + " seconds.");
        }
        return Optional.of(Duration.ofSeconds(seconds.getAsLong()));
    }

    private static Map<String, Object> token(String jwt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("object", "token");
        json.put("jwt", jwt);
        return json;
    }

    private static Session session(BackCall call) {
        return WireIds.session(call.variable("session_id"))
                .flatMap(call.wire().sessions()::find)
                .orElseThrow(SessionsResource::none);
    }

    private static Refused none() {
        return new Refused(Errors.notFound("session"));
    }

    private static Refused wrong(String field, String remedy) {
        return new Refused(Errors.unfit(field, remedy));
    }
}

package dev.genkan.server.backendapi;

import dev.genkan.identity.attempt.SignInToken;
import dev.genkan.identity.attempt.SignInTokens;
import dev.genkan.identity.attempt.Ticket;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.WireIds;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tickets that sign a member in by the application's word, once.
public final class SignInTokensResource {

    private static final long LONGEST = Duration.ofDays(3650).toSeconds();

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("POST", "/v1/sign_in_tokens", SignInTokensResource::create),
                new Route<>("POST", "/v1/sign_in_tokens/{sign_in_token_id}/revoke", SignInTokensResource::revoke));
    }

    private static Reply create(BackCall call) {
        call.knowsOnly(Set.of("user_id", "org_id", "expires_in_seconds"));
        if (!call.body().isNothing("org_id")) {
            throw new Refused(Errors.unfit("org_id", "There are no organizations here."));
        }
        UserId user = user(call);
        Duration lifetime = seconds(call, "expires_in_seconds", SignInTokens.USUAL_LIFETIME);
        SignInTokens.Made made = call.wire().signInTokens().make(user, lifetime, call.actor());
        return Reply.ok(json(call, made.token(), Optional.of(made.ticket())));
    }

    /// @throws Refused 404 if there is none
    static UserId user(BackCall call) {
        return WireIds.user(call.body().required("user_id"))
                .filter(id -> call.wire().users().find(id).isPresent())
                .orElseThrow(BackCall::noUser);
    }

    static Duration seconds(BackCall call, String field, Duration usual) {
        long seconds = call.body().number(field).orElse(usual.toSeconds());
        if (seconds < 1 || seconds > LONGEST) {
            throw new Refused(Errors.unfit(field, "1 to " + LONGEST + " seconds."));
        }
        return Duration.ofSeconds(seconds);
    }

    private static Reply revoke(BackCall call) {
        return Reply.ok(json(call, revoked(call, "sign_in_token_id", "sit_", "sign-in token"), Optional.empty()));
    }

    /// @param prefix of the ids of its kind: the other kind is not to be found here
    /// @param what as it is called in errors
    static SignInToken revoked(BackCall call, String variable, String prefix, String what) {
        SignInToken token = Optional.of(call.variable(variable))
                .filter(id -> id.startsWith(prefix))
                .flatMap(id -> call.wire().signInTokens().revoke(id, call.actor()))
                .orElseThrow(() -> new Refused(Errors.notFound(what)));
        if (token.status() == SignInToken.Status.ACCEPTED) {
            throw new Refused(Errors.spent(what));
        }
        return token;
    }

    /// Of either kind.
    static Map<String, @Nullable Object> json(BackCall call, SignInToken token, Optional<Ticket> ticket) {
        SignInToken.Acting acting = token.acting();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", acting == null ? "sign_in_token" : "actor_token");
        json.put("id", token.id());
        if (acting != null) {
            json.put("actor", acting.who().claims());
        }
        json.put("user_id", token.user().value());
        ticket.ifPresent(shown -> json.put("token", shown.value()));
        json.put("status", token.status().name().toLowerCase(Locale.ROOT));
        ticket.ifPresent(shown -> json.put("url", TicketUrl.of(call, shown)));
        json.put("created_at", token.createdAt().toEpochMilli());
        json.put("updated_at", token.updatedAt().toEpochMilli());
        return json;
    }
}

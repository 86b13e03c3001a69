package dev.genkan.server.backendapi;

import dev.genkan.identity.attempt.SignInTokens;
import dev.genkan.identity.session.Impersonator;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tickets by which somebody acts in a member's place, once, for a while, and seen by everybody who reads the token.
public final class ActorTokensResource {

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("POST", "/v1/actor_tokens", ActorTokensResource::create),
                new Route<>("POST", "/v1/actor_tokens/{actor_token_id}/revoke", ActorTokensResource::revoke));
    }

    private static Reply create(BackCall call) {
        call.knowsOnly(Set.of("user_id", "actor", "expires_in_seconds", "session_max_duration_in_seconds"));
        UserId user = SignInTokensResource.user(call);
        Impersonator who = actor(call);
        Duration lifetime = SignInTokensResource.seconds(call, "expires_in_seconds", SignInTokens.ACTORS_LIFETIME);
        Duration lasting =
                SignInTokensResource.seconds(call, "session_max_duration_in_seconds", SignInTokens.ACTORS_SESSION);
        try {
            SignInTokens.Made made = call.wire().signInTokens().make(user, who, lifetime, lasting, call.actor());
            return Reply.ok(SignInTokensResource.json(call, made.token(), Optional.of(made.ticket())));
        } catch (TokenBudget.Exceeded e) {
            throw new Refused(Errors.unfit("actor", "Beside what the token says of the user it is too long."));
        }
    }

    private static Impersonator actor(BackCall call) {
        Optional<Map<String, @Nullable Object>> claims = call.body().object("actor");
        if (claims.isEmpty()) {
            throw new Refused(Errors.missing("actor"));
        }
        try {
            return new Impersonator(claims.get());
        } catch (IllegalArgumentException unfit) {
            throw new Refused(Errors.unfit(
                    "actor",
                    "A JSON object of at most " + Impersonator.MOST_BYTES
                            + " bytes, in which sub is the id of the user who acts."));
        }
    }

    private static Reply revoke(BackCall call) {
        return Reply.ok(SignInTokensResource.json(
                call, SignInTokensResource.revoked(call, "actor_token_id", "act_", "actor token"), Optional.empty()));
    }
}

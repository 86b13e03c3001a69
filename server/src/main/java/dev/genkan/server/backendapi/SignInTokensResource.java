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
        UserId user = WireIds.user(call.body().required("user_id"))
                .filter(id -> call.wire().users().find(id).isPresent())
                .orElseThrow(BackCall::noUser);
        long seconds = call.body().number("expires_in_seconds").orElse(SignInTokens.USUAL_LIFETIME.toSeconds());
        if (seconds < 1 || seconds > LONGEST) {
            throw new Refused(Errors.unfit("expires_in_seconds", "1 to " + LONGEST + " seconds."));
        }
        SignInTokens.Made made = call.wire().signInTokens().make(user, Duration.ofSeconds(seconds), call.actor());
        return Reply.ok(json(call, made.token(), Optional.of(made.ticket())));
    }

    private static Reply revoke(BackCall call) {
        SignInToken token = call.wire()
                .signInTokens()
                .revoke(call.variable("sign_in_token_id"), call.actor())
                .orElseThrow(() -> new Refused(Errors.notFound("sign-in token")));
        if (token.status() == SignInToken.Status.ACCEPTED) {
            throw new Refused(Errors.spent("sign-in token"));
        }
        return Reply.ok(json(call, token, Optional.empty()));
    }

    private static Map<String, @Nullable Object> json(BackCall call, SignInToken token, Optional<Ticket> ticket) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "sign_in_token");
        json.put("id", token.id());
        json.put("user_id", token.user().value());
        ticket.ifPresent(shown -> json.put("token", shown.value()));
        json.put("status", token.status().name().toLowerCase(Locale.ROOT));
        ticket.ifPresent(shown -> json.put("url", TicketUrl.of(call, shown)));
        json.put("created_at", token.createdAt().toEpochMilli());
        json.put("updated_at", token.updatedAt().toEpochMilli());
        return json;
    }
}

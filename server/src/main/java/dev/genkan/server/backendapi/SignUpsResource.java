package dev.genkan.server.backendapi;

import dev.genkan.identity.attempt.SignUpAttempt;
import dev.genkan.identity.attempt.SignUpAttempts;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.server.frontendapi.SignUpJson;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.WireIds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sign-ups as programs see them, on their way: looked at, and given the name by which the application knows whoever
/// signs up.
public final class SignUpsResource {

    private static final int LONGEST = 256;

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/sign_ups/{id}", SignUpsResource::read),
                new Route<>("PATCH", "/v1/sign_ups/{id}", SignUpsResource::change));
    }

    private static Reply read(BackCall call) {
        return reply(call, found(call));
    }

    private static Reply change(BackCall call) {
        call.knowsOnly(Set.of("external_id", "custom_action"));
        if (call.body().flag("custom_action").orElse(false)) {
            throw new Refused(Errors.unfit("custom_action", "A sign-up here is complete when nothing is missing."));
        }
        SignUpAttempt before = found(call);
        if (!call.body().has("external_id")) {
            return reply(call, before);
        }
        String externalId = call.body().text("external_id", LONGEST).orElse("");
        if (!externalId.isEmpty()
                && call.wire().users().findByExternalId(externalId).isPresent()) {
            throw new Refused(Errors.identifierExists("external_id"));
        }
        return reply(
                call,
                attempts(call)
                        .called(before.begun().id(), externalId)
                        .orElseThrow(() -> new Refused(Errors.spent("sign-up"))));
    }

    private static SignUpAttempt found(BackCall call) {
        return WireIds.attempt(call.variable("id"))
                .flatMap((AttemptId id) -> attempts(call).find(id))
                .orElseThrow(() -> new Refused(Errors.notFound("sign-up")));
    }

    private static SignUpAttempts attempts(BackCall call) {
        return new SignUpAttempts(call.wire().entrance(), call.wire().invitations());
    }

    private static Reply reply(BackCall call, SignUpAttempt attempt) {
        Map<String, @Nullable Object> json =
                SignUpJson.of(attempt, call.wire().entrance().factors());
        // a name of the Frontend API's alone
        json.remove("has_password");
        return Reply.ok(json);
    }
}

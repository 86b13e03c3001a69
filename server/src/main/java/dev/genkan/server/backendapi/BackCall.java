package dev.genkan.server.backendapi;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Wire;
import dev.genkan.server.wire.WireError;
import dev.genkan.server.wire.WireIds;
import dev.genkan.token.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One call of a program that has shown a secret key.
///
/// @param actor the key, as the audit log calls it
/// @param file what was sent to a handler that takes one; empty otherwise
public record BackCall(
        Wire wire,
        Map<String, String> variables,
        Fields query,
        Fields body,
        ApiVersion version,
        Actor actor,
        byte[] file) {

    /// The part of the path that the template calls so.
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /// Refuses a body that names anything else.
    public void knowsOnly(Set<String> names) {
        knowsOnly(body, names);
    }

    /// The same of a part of the body.
    static void knowsOnly(Fields body, Set<String> names) {
        List<WireError> unknown = body.names().stream()
                .filter(name -> !names.contains(name))
                .map(Errors::unknownField)
                .toList();
        if (!unknown.isEmpty()) {
            throw new Refused(unknown);
        }
    }

    /// The user that the path names.
    ///
    /// @throws Refused 404 if there is none
    public User user() {
        return WireIds.user(variable("user_id")).flatMap(wire.users()::find).orElseThrow(BackCall::noUser);
    }

    /// The id of the user that the path names, who may not exist.
    ///
    /// @throws Refused 404 if it is no id
    public UserId userId() {
        return WireIds.user(variable("user_id")).orElseThrow(BackCall::noUser);
    }

    public static Refused noUser() {
        return new Refused(Errors.notFound("user"));
    }
}

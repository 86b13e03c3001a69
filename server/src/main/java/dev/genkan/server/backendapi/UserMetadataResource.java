package dev.genkan.server.backendapi;

import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What applications keep with a user. Two merges at the same moment are both kept.
public final class UserMetadataResource {

    static final Set<String> FIELDS = Set.of("public_metadata", "private_metadata", "unsafe_metadata");

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("PATCH", "/v1/users/{user_id}/metadata", UserMetadataResource::merge),
                new Route<>("PUT", "/v1/users/{user_id}/metadata", UserMetadataResource::replace));
    }

    private static Reply merge(BackCall call) {
        call.knowsOnly(FIELDS);
        Fields body = call.body();
        MetadataPatch patch = new MetadataPatch(
                patch(body, "public_metadata"), patch(body, "private_metadata"), patch(body, "unsafe_metadata"));
        User user = UserFields.fitting(body, () -> call.wire().users().mergeMetadata(call.userId(), patch))
                .orElseThrow(BackCall::noUser);
        return UsersResource.reply(call, user);
    }

    private static Reply replace(BackCall call) {
        call.knowsOnly(FIELDS);
        UserPatch patch = UserFields.metadata(UserPatch.nothing(), call.body());
        User user = UserFields.fitting(call.body(), () -> call.wire().users().update(call.userId(), patch))
                .orElseThrow(BackCall::noUser);
        return UsersResource.reply(call, user);
    }

    private static Map<String, @Nullable Object> patch(Fields body, String name) {
        return body.object(name).orElse(Map.of());
    }
}

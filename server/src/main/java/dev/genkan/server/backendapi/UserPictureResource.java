package dev.genkan.server.backendapi;

import dev.genkan.identity.user.Picture;
import dev.genkan.identity.user.Pictures;
import dev.genkan.identity.user.User;
import dev.genkan.server.frontendapi.PicturesResource;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import java.util.List;

/// The picture of a user, set by the application.
public final class UserPictureResource {

    private static final String HERE = "/v1/users/{user_id}/profile_image";

    public List<Route<BackHandler>> routes() {
        return List.of(new Route<>("POST", HERE, new Setting()), new Route<>("DELETE", HERE, UserPictureResource::remove));
    }

    private record Setting() implements BackHandler {

        @Override
        public Reply answer(BackCall call) {
            Picture picture = Picture.of(call.file()).orElseThrow(() -> new Refused(Errors.notAPicture()));
            Pictures.Kept kept = UserFields.fitting(
                            Fields.NONE,
                            () -> call.wire()
                                    .pictures()
                                    .set(
                                            call.userId(),
                                            picture,
                                            id -> PicturesResource.address(call.wire().place(), id)))
                    .orElseThrow(BackCall::noUser);
            return UsersResource.reply(call, kept.user());
        }

        @Override
        public boolean takesFile() {
            return true;
        }
    }

    private static Reply remove(BackCall call) {
        User user = call.wire().pictures().remove(call.userId()).orElseThrow(BackCall::noUser);
        return UsersResource.reply(call, user);
    }
}

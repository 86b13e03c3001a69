package dev.genkan.server.frontendapi;

import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.Picture;
import dev.genkan.identity.user.Pictures;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The picture of the member who is signed in.
public record ProfileImageResource(Wire wire) {

    private static final String HERE = "/v1/me/profile_image";

    public List<Route<FrontHandler>> routes() {
        return List.of(new Route<>("POST", HERE, new Setting(this)), new Route<>("DELETE", HERE, this::remove));
    }

    private record Setting(ProfileImageResource resource) implements FrontHandler {

        @Override
        public Reply answer(FrontCall call) {
            return resource.set(call);
        }

        @Override
        public boolean takesFile() {
            return true;
        }
    }

    private Reply set(FrontCall call) {
        Session session = call.session();
        Picture picture = Picture.of(call.file()).orElseThrow(() -> new Refused(Errors.notAPicture()));
        Pictures.Kept kept = MeResource.fitting(
                        "file",
                        () -> wire.pictures()
                                .set(session.userId(), picture, id -> PicturesResource.address(wire.place(), id)))
                .orElseThrow(() -> new Refused(Errors.signedOut()));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "image");
        json.put("id", kept.id());
        json.put("name", "picture." + picture.kind().name().toLowerCase(Locale.ROOT));
        json.put("public_url", kept.user().imageUrl());
        return FrontendApi.enveloped(json);
    }

    private Reply remove(FrontCall call) {
        Session session = call.session();
        if (call.member().imageUrl().isEmpty()) {
            throw new Refused(Errors.notFound("picture"));
        }
        wire.pictures().remove(session.userId());
        return FrontendApi.enveloped(DeletedJson.of("image", session.userId().value()));
    }
}

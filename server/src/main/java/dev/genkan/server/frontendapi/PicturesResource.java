package dev.genkan.server.frontendapi;

import dev.genkan.identity.user.Picture;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Place;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import dev.genkan.server.wire.WireIds;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What members look like to whoever knows where to look: the pictures they have set, and one of ours for everybody
/// else. Neither is in Clerk's specification. No browser runs anything of them, whatever was uploaded.
public record PicturesResource(Wire wire) {

    private static final String PICTURES = "/v1/pictures/";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String A_WHILE = "public, max-age=300";

    public List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("GET", PICTURES + "{picture_id}", this::picture),
                new Route<>("GET", "/v1/avatars/{user_id}", this::avatar));
    }

    public static String address(Place place, String pictureId) {
        return place.publicUrl() + PICTURES + pictureId;
    }

    private Reply picture(FrontCall call) {
        Picture picture = wire.pictures()
                .find(call.variable("picture_id"))
                .orElseThrow(() -> new Refused(Errors.notFound("picture")));
        return harmless(Reply.octets(picture.kind().mediaType(), picture.octets()), FOR_GOOD);
    }

    private Reply avatar(FrontCall call) {
        User user = WireIds.user(call.variable("user_id"))
                .flatMap(wire.users()::find)
                .orElseThrow(() -> new Refused(Errors.notFound("user")));
        byte[] svg = Avatar.of(user).getBytes(StandardCharsets.UTF_8);
        return harmless(Reply.octets("image/svg+xml", svg), A_WHILE);
    }

    private static Reply harmless(Reply reply, String caching) {
        return reply.with("Cache-Control", caching)
                .with("Content-Security-Policy", "default-src 'none'; sandbox")
                // pages that isolate themselves may show it all the same
                .with("Cross-Origin-Resource-Policy", "cross-origin");
    }
}

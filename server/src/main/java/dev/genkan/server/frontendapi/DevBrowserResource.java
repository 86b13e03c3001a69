package dev.genkan.server.frontendapi;

import dev.genkan.identity.Secrets;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What SDKs of development instances want before anything else. The name they are given tells browsers apart for them;
/// here it opens nothing and is not kept: a browser is known by its `__client` cookie alone.
public record DevBrowserResource(Wire wire) {

    private static final Pattern NAME = Pattern.compile("dvb_[A-Za-z0-9_-]{20,64}");

    public List<Route<FrontHandler>> routes() {
        return List.of(new Route<>("POST", "/v1/dev_browser", this::create));
    }

    /// A new name.
    public static String fresh() {
        return "dvb_" + Secrets.fresh();
    }

    /// Whether it looks like one that was given here.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private Reply create(FrontCall call) {
        if (wire.place().live()) {
            throw new Refused(Errors.notFound("dev browser"));
        }
        String name = fresh();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "dev_browser");
        json.put("id", name);
        json.put("token", name);
        json.put("instance_id", wire.instance().id());
        json.put("client_id", null);
        json.put("home_origin", call.origin().isEmpty() ? null : call.origin());
        json.put("created_at", wire.clock().millis());
        json.put("updated_at", wire.clock().millis());
        return Reply.ok(json);
    }
}

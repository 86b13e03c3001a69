package dev.genkan.server.frontendapi;

import dev.genkan.gate.ReturnAddress;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is nobody's in particular: whether the house stands, how its pages look, and the way home.
public record HouseResource(Wire wire) {

    public List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/health", this::health),
                new Route<>("GET", "/v1/account_portal", this::accountPortal),
                new Route<>("GET", "/v1/redirect", this::redirect));
    }

    private Reply health(FrontCall call) {
        return wire.database().answers()
                ? Reply.ok(Map.of("status", "healthy"))
                : Reply.of(503, Map.of("status", "unhealthy", "message", "The database does not answer."));
    }

    private Reply accountPortal(FrontCall call) {
        String base = wire.place().publicUrl().toString();
        String home = wire.instance().settings().homeUrl();
        String landing = home.isEmpty() ? base : home;
        Map<String, @Nullable Object> looks = new LinkedHashMap<>();
        looks.put("appearance", "auto");
        for (String colour : List.of(
                "background_color_dark", "background_color_light", "primary_color_dark", "primary_color_light")) {
            looks.put(colour, null);
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "account_portal");
        json.put("allowed", true);
        json.put("enabled", true);
        json.put("internal_linking", true);
        for (String after : List.of(
                "after_sign_in_url",
                "after_sign_up_url",
                "after_join_waitlist_url",
                "after_create_organization_url",
                "after_leave_organization_url",
                "logo_link_url")) {
            json.put(after, landing);
        }
        json.put("customization", looks);
        return Reply.ok(json);
    }

    /// Only to where the instance leads people anyway.
    private Reply redirect(FrontCall call) {
        String asked = call.query().required("redirect_url");
        return Reply.redirect(
                307,
                ReturnAddress.safe(asked, wire.place().publicUrl(), wire.origins())
                        .map(safe -> safe.startsWith("/") ? wire.place().publicUrl() + safe : safe)
                        .orElseThrow(() -> new Refused(Errors.unfit(
                                "redirect_url", "It has to lead to an origin that the instance allows."))));
    }
}

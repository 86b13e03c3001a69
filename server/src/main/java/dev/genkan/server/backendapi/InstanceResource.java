package dev.genkan.server.backendapi;

import dev.genkan.gate.Origin;
import dev.genkan.identity.instance.InstanceSettings;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Place;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The instance, and what programs may change about it.
public final class InstanceResource {

    private static final List<String> RESTRICTIONS = List.of(
            "allowlist",
            "blocklist",
            "allowlist_blocklist_disabled_on_sign_in",
            "block_email_subaddresses",
            "block_disposable_email_domains");

    /// What the server does in one way only, and which.
    private static final Map<String, Set<Object>> ONE_WAY = Map.of(
            "hibp", Set.of(false),
            "clerk_js_version", Set.of(),
            "cookieless_dev", Set.of(true),
            "url_based_session_syncing", Set.of(true),
            "preferred_sign_in_strategy_when_password_required", Set.of("password"));

    private static final Set<String> SETTINGS = Stream.concat(
                    ONE_WAY.keySet().stream(),
                    Stream.of("test_mode", "support_email", "development_origin", "allowed_origins"))
            .collect(Collectors.toUnmodifiableSet());

    private static final int MOST_ORIGINS = 100;
    private static final Pattern OTHER_ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[A-Za-z0-9._-]+(:[0-9]{1,5})?");

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/instance", InstanceResource::read),
                new Route<>("PATCH", "/v1/instance", InstanceResource::update),
                new Route<>("PATCH", "/v1/instance/restrictions", InstanceResource::restrict),
                new Route<>("GET", "/v1/instance/organization_settings", InstanceResource::organizations),
                new Route<>("GET", "/v1/domains", InstanceResource::domains));
    }

    private static Reply read(BackCall call) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "instance");
        json.put("id", call.wire().instance().id());
        json.put("environment_type", call.wire().place().live() ? "production" : "development");
        json.put("allowed_origins", call.wire().instance().settings().allowedOrigins());
        json.put("workspace_id", null);
        return Reply.ok(json);
    }

    private static Reply update(BackCall call) {
        call.knowsOnly(SETTINGS);
        Fields body = call.body();
        ONE_WAY.forEach((name, ours) -> requireOurs(body, name, ours));
        requireOurs(body, "test_mode", Set.of(!call.wire().place().live()));
        List<String> origins = body.texts("allowed_origins").stream()
                .map(InstanceResource::origin)
                .distinct()
                .toList();
        if (origins.size() > MOST_ORIGINS) {
            throw new Refused(Errors.unfit("allowed_origins", "Up to " + MOST_ORIGINS + " origins."));
        }
        String home =
                body.text("development_origin").map(InstanceResource::home).orElse("");
        call.wire()
                .instance()
                .change(
                        before -> {
                            InstanceSettings after = before;
                            if (body.has("allowed_origins")) {
                                after = after.with("allowed_origins", origins);
                            }
                            if (body.has("development_origin")) {
                                after = home.isEmpty() ? after.without("home_url") : after.with("home_url", home);
                            }
                            if (body.has("support_email")) {
                                String support = body.text("support_email").orElse("");
                                after = support.isEmpty()
                                        ? after.without("support_email")
                                        : after.with("support_email", support);
                            }
                            return after;
                        },
                        "instance.update",
                        call.actor());
        return Reply.noContent();
    }

    private static void requireOurs(Fields body, String name, Set<Object> ours) {
        if (!body.isNothing(name) && !body.isOneOf(name, ours)) {
            throw new Refused(Errors.unfit(
                    name,
                    "This server knows one way of " + name
                            + (ours.isEmpty() ? "" : ": " + ours.iterator().next()) + "."));
        }
    }

    private static String origin(String text) {
        if (text.startsWith("http://") || text.startsWith("https://")) {
            try {
                String origin = Origin.of(URI.create(text));
                if (origin.equalsIgnoreCase(text) || (origin + "/").equalsIgnoreCase(text)) {
                    return origin;
                }
            } catch (IllegalArgumentException e) {
                // said below
            }
        } else if (OTHER_ORIGIN.matcher(text).matches()) {
            return text;
        }
        throw new Refused(
                Errors.malformed("allowed_origins", "Origins are written as browsers do: https://app.example."));
    }

    private static String home(String text) {
        try {
            Origin.of(URI.create(text));
            return text;
        } catch (IllegalArgumentException e) {
            throw new Refused(Errors.malformed("development_origin", "Write it in full: http://localhost:3000."));
        }
    }

    private static Reply restrict(BackCall call) {
        call.knowsOnly(Set.copyOf(RESTRICTIONS));
        Fields body = call.body();
        requireOurs(body, "block_disposable_email_domains", Set.of(false));
        Map<String, Boolean> wanted = new LinkedHashMap<>();
        RESTRICTIONS.forEach(name -> body.flag(name).ifPresent(flag -> wanted.put(name, flag)));
        InstanceSettings after = call.wire()
                .instance()
                .change(
                        before -> {
                            InstanceSettings changed = before;
                            for (Map.Entry<String, Boolean> one : wanted.entrySet()) {
                                changed = changed.with(one.getKey(), one.getValue());
                            }
                            return changed;
                        },
                        "instance.restrict",
                        call.actor());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "instance_restrictions");
        RESTRICTIONS.forEach(name -> json.put(name, after.is(name, false)));
        return Reply.ok(json);
    }

    /// There are none; the numbers are what a disabled feature has.
    private static Reply organizations(BackCall call) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "organization_settings");
        json.put("enabled", false);
        json.put("max_allowed_memberships", 0);
        json.put("max_allowed_roles", 0);
        json.put("max_allowed_domains", 0);
        json.put("creator_role", "");
        json.put("admin_delete_enabled", false);
        json.put("domains_enabled", false);
        json.put("domains_enrollment_modes", List.of());
        json.put("domains_default_role", "");
        return Reply.ok(json);
    }

    /// Of the one there is.
    static String domainId(BackCall call) {
        return call.wire().instance().id().replaceFirst("^ins_", "dmn_");
    }

    /// One: where the server is.
    private static Reply domains(BackCall call) {
        Place place = call.wire().place();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "domain");
        json.put("id", domainId(call));
        json.put("name", place.domain().isEmpty() ? place.publicUrl().getAuthority() : place.domain());
        json.put("is_satellite", false);
        json.put("frontend_api_url", place.publicUrl().toString());
        json.put("accounts_portal_url", place.publicUrl().toString());
        json.put("proxy_url", null);
        json.put("development_origin", call.wire().instance().settings().homeUrl());
        json.put("cname_targets", null);
        return Listing.paginated(List.of(json), 1);
    }
}

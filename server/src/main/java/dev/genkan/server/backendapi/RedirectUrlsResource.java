package dev.genkan.server.backendapi;

import dev.genkan.identity.instance.RedirectUrl;
import dev.genkan.server.wire.Deleted;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Slices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The addresses that applications without an origin are led to.
public final class RedirectUrlsResource {

    private static final int LONGEST = 2048;
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[\\x21-\\x7e]*");

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/redirect_urls", RedirectUrlsResource::list),
                new Route<>("POST", "/v1/redirect_urls", RedirectUrlsResource::create),
                new Route<>("GET", "/v1/redirect_urls/{id}", RedirectUrlsResource::read),
                new Route<>("DELETE", "/v1/redirect_urls/{id}", RedirectUrlsResource::delete));
    }

    private static Reply list(BackCall call) {
        List<?> page = call.wire().redirectUrls().list(Slices.offset(call.query()), Slices.limit(call.query())).stream()
                .map(RedirectUrlsResource::json)
                .toList();
        return Listing.reply(call.query(), page, call.wire().redirectUrls()::count);
    }

    private static Reply create(BackCall call) {
        call.knowsOnly(Set.of("url"));
        String url = call.body().text("url", LONGEST).orElseThrow(() -> new Refused(Errors.missing("url")));
        boolean dangerous = url.regionMatches(true, 0, "javascript:", 0, 11) || url.regionMatches(true, 0, "data:", 0, 5);
        if (!URL.matcher(url).matches() || dangerous) {
            throw new Refused(Errors.malformed("url", "Write it in full, such as https://app.example/callback."));
        }
        return Reply.ok(json(call.wire()
                .redirectUrls()
                .add(url, call.actor())
                .orElseThrow(() -> new Refused(Errors.listed("url")))));
    }

    private static Reply read(BackCall call) {
        return Reply.ok(json(call.wire().redirectUrls().find(call.variable("id")).orElseThrow(RedirectUrlsResource::none)));
    }

    private static Reply delete(BackCall call) {
        if (!call.wire().redirectUrls().remove(call.variable("id"), call.actor())) {
            throw none();
        }
        return Reply.ok(Deleted.of("redirect_url", call.variable("id")));
    }

    private static Map<String, Object> json(RedirectUrl url) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("object", "redirect_url");
        json.put("id", url.id());
        json.put("url", url.url());
        json.put("created_at", url.createdAt().toEpochMilli());
        json.put("updated_at", url.updatedAt().toEpochMilli());
        return json;
    }

    private static Refused none() {
        return new Refused(Errors.notFound("redirect URL"));
    }
}

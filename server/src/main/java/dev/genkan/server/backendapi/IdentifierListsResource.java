package dev.genkan.server.backendapi;

import dev.genkan.identity.instance.IdentifierLists;
import dev.genkan.identity.instance.IdentifierLists.Which;
import dev.genkan.identity.instance.ListedIdentifier;
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

/// Who may sign up and who may not, while the restrictions of the instance say that it counts.
public final class IdentifierListsResource {

    private static final int LONGEST = 320;

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/allowlist_identifiers", IdentifierListsResource::allowed),
                new Route<>("POST", "/v1/allowlist_identifiers", call -> create(call, Which.ALLOW)),
                new Route<>("DELETE", "/v1/allowlist_identifiers/{identifier_id}", call -> delete(call, Which.ALLOW)),
                new Route<>("GET", "/v1/blocklist_identifiers", IdentifierListsResource::blocked),
                new Route<>("POST", "/v1/blocklist_identifiers", call -> create(call, Which.BLOCK)),
                new Route<>("DELETE", "/v1/blocklist_identifiers/{identifier_id}", call -> delete(call, Which.BLOCK)));
    }

    private static Reply allowed(BackCall call) {
        return Listing.reply(call.query(), page(call, Which.ALLOW), () -> lists(call).count(Which.ALLOW));
    }

    private static Reply blocked(BackCall call) {
        return Listing.paginated(page(call, Which.BLOCK), lists(call).count(Which.BLOCK));
    }

    private static List<?> page(BackCall call, Which list) {
        return lists(call).list(list, Slices.offset(call.query()), Slices.limit(call.query())).stream()
                .map(one -> json(call, list, one))
                .toList();
    }

    private static Reply create(BackCall call, Which list) {
        call.knowsOnly(list == Which.ALLOW ? Set.of("identifier", "notify") : Set.of("identifier"));
        String identifier = call.body()
                .text("identifier", LONGEST)
                .orElseThrow(() -> new Refused(Errors.missing("identifier")))
                .strip();
        if (IdentifierLists.key(identifier).isEmpty()) {
            throw new Refused(Errors.malformed("identifier", "An e-mail address, or *@ and a domain."));
        }
        if (call.body().flag("notify").orElse(false)) {
            throw new Refused(Errors.unfit("notify", "Make an invitation for that."));
        }
        return Reply.ok(json(
                call,
                list,
                lists(call).add(list, identifier, call.actor()).orElseThrow(() -> new Refused(Errors.listed("identifier")))));
    }

    private static Reply delete(BackCall call, Which list) {
        String id = call.variable("identifier_id");
        if (!lists(call).remove(list, id, call.actor())) {
            throw new Refused(Errors.notFound("identifier"));
        }
        return Reply.ok(Deleted.of(object(list), id));
    }

    private static Map<String, Object> json(BackCall call, Which list, ListedIdentifier one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("object", object(list));
        json.put("id", one.id());
        json.put("identifier", one.identifier());
        json.put("identifier_type", "email_address");
        json.put("instance_id", call.wire().instance().id());
        json.put("created_at", one.createdAt().toEpochMilli());
        json.put("updated_at", one.updatedAt().toEpochMilli());
        return json;
    }

    private static String object(Which list) {
        return list == Which.ALLOW ? "allowlist_identifier" : "blocklist_identifier";
    }

    private static IdentifierLists lists(BackCall call) {
        return call.wire().identifierLists();
    }
}

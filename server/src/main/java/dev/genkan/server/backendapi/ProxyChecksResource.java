package dev.genkan.server.backendapi;

import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether an address will do as the proxy URL of an application. It does if it is the one that the server was told is
/// its own (`genkan.public-url`), because that one is the issuer of every token, and no other does, wherever it leads.
/// So nobody has to be asked over the network.
public final class ProxyChecksResource {

    public List<Route<BackHandler>> routes() {
        return List.of(new Route<>("POST", "/v1/proxy_checks", ProxyChecksResource::check));
    }

    private static Reply check(BackCall call) {
        call.knowsOnly(Set.of("domain_id", "proxy_url"));
        String domain = InstanceResource.domainId(call);
        if (call.body().text("domain_id").filter(named -> !named.equals(domain)).isPresent()) {
            throw new Refused(Errors.notFound("domain"));
        }
        String asked = call.body().required("proxy_url");
        long now = call.wire().clock().millis();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "proxy_check");
        json.put("id", call.wire().ids().of("proxchk_"));
        json.put("domain_id", domain);
        json.put("last_run_at", now);
        json.put("proxy_url", asked);
        json.put("successful", asked.equals(call.wire().place().publicUrl().toString()));
        json.put("created_at", now);
        json.put("updated_at", now);
        return Reply.ok(json);
    }
}

package dev.genkan.server.wire;

import dev.genkan.gate.Origin;
import dev.genkan.gate.ReturnOrigins;
import dev.genkan.identity.instance.Instance;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Whose pages may ask the Frontend API, and where people may be led: the origins that the instance allows by name, the
/// hosts below its own domain by https, and, where the server itself stands on this machine, whatever runs there.
public record AllowedOrigins(Place place, Instance instance) implements ReturnOrigins {

    /// @param origin as a browser sends it; empty and `null` are nobody's
    public boolean allows(String origin) {
        try {
            // by name there may also be those of native applications and extensions, which are no addresses on the web
            return !origin.isEmpty() && (named().contains(origin) || contain(new URI(origin)));
        } catch (URISyntaxException hostile) {
            return false;
        }
    }

    @Override
    public boolean contain(URI address) {
        try {
            String origin = Origin.of(address);
            return origin.equals(place.origin()) || isNear(address, origin) || named().contains(origin);
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    @Override
    public String asSources() {
        var sources = new TreeSet<>(named());
        if (place.isHere()) {
            for (String host : Set.of("localhost", "127.0.0.1", "*.localhost")) {
                sources.add("http://" + host + ":*");
                sources.add("https://" + host + ":*");
            }
        } else {
            sources.add("https://" + place.domain());
            sources.add("https://*." + place.domain());
        }
        return String.join(" ", sources);
    }

    private boolean isNear(URI address, String origin) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (place.isHere()) {
            return Place.isThisMachine(host);
        }
        return origin.startsWith("https:") && (host.equals(place.domain()) || host.endsWith("." + place.domain()));
    }

    private Set<String> named() {
        var origins = new TreeSet<String>();
        for (String text : instance.settings().allowedOrigins()) {
            origins.add(text);
        }
        String home = instance.settings().homeUrl();
        if (!home.isEmpty()) {
            origins.add(Origin.of(URI.create(home)));
        }
        return origins;
    }
}

package dev.genkan.gate.alone;

// docs/gate.md shows this file from here
import dev.genkan.gate.Gate;
import dev.genkan.gate.Paths;
import dev.genkan.gate.Sessions;
import dev.genkan.gate.servlet.Cookies;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.GateFilter;
import dev.genkan.gate.servlet.Site;
import dev.genkan.token.Expectations;
import dev.genkan.token.KeySet;
import dev.genkan.token.TokenVerifier;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

public final class GateAlone {

    /// @param keys whose tokens count, such as `KeySet.parseJwks(text)`
    /// @param sessions the application's own
    /// @param secret 32 random bytes, the same on every node
    public static GateFilter filter(URI publicUrl, KeySet keys, Sessions sessions, byte[] secret, InstantSource clock) {
        Cookies cookies = new Cookies("", true, Duration.ofDays(7));
        Site site = new Site(publicUrl, Paths.defaults(), cookies, new Csrf(secret));
        String origin = publicUrl.toString();
        TokenVerifier verifier = new TokenVerifier(() -> keys, Expectations.of(origin, origin), clock);
        return new GateFilter(Gate.publicRoutes("/", "/sign-in(.*)"), verifier, sessions, site, List.of());
    }
    // to here

    private GateAlone() {}
}

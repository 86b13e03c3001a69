package dev.genkan.gate.servlet;

import dev.genkan.gate.IpAddress;
import dev.genkan.gate.ReturnOrigins;
import dev.genkan.gate.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/// What stands around the application, as its operator has named it.
///
/// @param returnOrigins other origins that visitors may be led to after signing in
/// @param proxies those that are believed when they say whom they pass on
/// @param neighbours applications on other origins that share this sign-in
public record Surroundings(ReturnOrigins returnOrigins, TrustedProxies proxies, Neighbours neighbours) {

    /// Nothing: no other origin, and no proxy.
    public static final Surroundings NONE = new Surroundings(ReturnOrigins.NONE, TrustedProxies.NONE);

    /// Without applications on other origins.
    public Surroundings(ReturnOrigins returnOrigins, TrustedProxies proxies) {
        this(returnOrigins, proxies, Neighbours.NONE);
    }

    /// Where a request comes from; empty if the container does not tell.
    public Optional<InetAddress> clientOf(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        return IpAddress.parsed(peer == null ? "" : peer)
                .map(address -> proxies.isEmpty()
                        ? address
                        : proxies.clientOf(
                                address, headers(request, "X-Forwarded-For"), headers(request, "Forwarded")));
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }
}

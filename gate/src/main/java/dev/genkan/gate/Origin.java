package dev.genkan.gate;

import java.net.URI;
import java.util.Locale;

/// The origin of an address, as browsers write it into their `Origin` header (RFC 6454, 6.2).
public final class Origin {

    private Origin() {}

    /// Scheme, host and port in lower case, without the scheme's own port: `https://app.example`.
    ///
    /// @throws IllegalArgumentException if the address is not `http` or `https` with a host, or names a user
    public static String of(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(address + " has no origin: it is not http(s)://host or names a user");
        }
        boolean ownPort = address.getPort() == -1 || address.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + (ownPort ? "" : ":" + address.getPort());
    }
}

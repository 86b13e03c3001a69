package dev.genkan.gate.servlet;

import dev.genkan.gate.Origin;
import dev.genkan.gate.Paths;
import java.net.URI;

/// The place the gate stands in: under which address the world knows it, where its pages are, how its cookies look.
///
/// @param publicUrl the address browsers use; never taken from a request. Its path, if it has one, is where the
///     application's root is
/// @param surroundings which other origins and proxies belong to it
public record Site(URI publicUrl, Paths paths, Cookies cookies, Csrf csrf, Surroundings surroundings) {

    /// @throws IllegalArgumentException if `publicUrl` is not `http(s)://host…`, or the cookies are Secure on http or
    ///     not so on https; the configuration's fault
    public Site {
        if (Origin.of(publicUrl).startsWith("https:") != cookies.areSecure()) {
            throw new IllegalArgumentException(
                    "cookies are Secure on https and only there; the address is " + publicUrl);
        }
    }

    /// With nothing around it.
    ///
    /// @throws IllegalArgumentException as above
    public Site(URI publicUrl, Paths paths, Cookies cookies, Csrf csrf) {
        this(publicUrl, paths, cookies, csrf, Surroundings.NONE);
    }

    /// The only origin whose pages may send unsafe requests.
    public String origin() {
        return Origin.of(publicUrl);
    }
}

package dev.genkan.server.standalone;

import dev.genkan.server.wire.Place;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The other name of the server. SDKs that know nothing but a key for `clerk.acme.example` send people to
/// `accounts.acme.example`; the pages are at the first, because the browser's cookie is that one's alone, and whoever
/// came to the second is led there.
///
/// The name is believed from `Host` and from `X-Forwarded-Host`, whoever wrote them: all it does is lead to ourselves.
record AccountsFilter(URI publicUrl, String accounts) implements Filter {

    /// Empty where SDKs do not find the server by its key.
    static Optional<Filter> of(Place place) {
        return place.accountsHost().map(accounts -> new AccountsFilter(place.publicUrl(), accounts));
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        if (anyRequest instanceof HttpServletRequest request
                && anyResponse instanceof HttpServletResponse response
                && isPage(request)
                && isAskedForAt(request, accounts)) {
            String query = request.getQueryString();
            response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Location", publicUrl + request.getRequestURI() + (query == null ? "" : "?" + query));
        } else {
            chain.doFilter(anyRequest, anyResponse);
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && !request.getRequestURI().startsWith("/v1/");
    }

    private static boolean isAskedForAt(HttpServletRequest request, String accounts) {
        return Stream.of("Host", "X-Forwarded-Host")
                .map(request::getHeader)
                .anyMatch(name -> name != null && name.toLowerCase(Locale.ROOT).equals(accounts));
    }
}

package dev.genkan.e2e;

import com.microsoft.playwright.Response;
import java.net.URI;

/// One answer on the way from a click to a page.
///
/// @param location where it leads to if it redirects, otherwise empty; addresses of the house without their origin
record Hop(String method, String path, int status, String location) {

    static Hop of(Response response, String origin) {
        String location = response.headers().getOrDefault("location", "");
        if (!location.isEmpty()) {
            location = URI.create(response.url()).resolve(location).toString();
        }
        return new Hop(
                response.request().method(),
                withoutOrigin(response.url(), origin),
                response.status(),
                withoutOrigin(location, origin));
    }

    private static String withoutOrigin(String address, String origin) {
        return address.startsWith(origin + "/") ? address.substring(origin.length()) : address;
    }

    /// As the tests spell it: `GET /dashboard 303 /sign-in`, `GET /sign-in 200`.
    @Override
    public String toString() {
        return "%s %s %d%s".formatted(method, path, status, location.isEmpty() ? "" : " " + location);
    }
}

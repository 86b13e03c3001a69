package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What can be told of a caller from the headers: a person who looks at a page or a program, from here or elsewhere.
public final class Callers {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> SITES_OF_OURS = Set.of("same-origin", "none");

    private Callers() {}

    /// Whether the answer will be shown as a page: the browser navigates (`Sec-Fetch-Mode`), or, where it does not say,
    /// the caller accepts `text/html` by name. Everything else is an API call.
    public static boolean wantsPage(HttpServletRequest request) {
        List<String> modes = headers(request, "Sec-Fetch-Mode");
        if (!modes.isEmpty()) {
            return modes.equals(List.of("navigate"));
        }
        return headers(request, "Accept").stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .anyMatch(Callers::isHtml);
    }

    /// Whether the caller says where the request was started, as every browser does with an unsafe one.
    public static boolean nameTheirSite(HttpServletRequest request) {
        return !headers(request, "Origin").isEmpty()
                || !headers(request, "Sec-Fetch-Site").isEmpty();
    }

    /// Whether an unsafe request was started by a page of another origin. A browser that tells nothing is believed;
    /// forms of ours are guarded by [Csrf] besides.
    static boolean comeFromElsewhere(HttpServletRequest request, String origin) {
        return !SAFE_METHODS.contains(request.getMethod())
                && !(headers(request, "Origin").stream().allMatch(origin::equals)
                        && headers(request, "Sec-Fetch-Site").stream().allMatch(SITES_OF_OURS::contains));
    }

    private static boolean isHtml(String range) {
        String[] parts = range.toLowerCase(Locale.ROOT).replace(" ", "").split(";");
        return parts.length > 0
                && parts[0].equals("text/html")
                && Stream.of(parts).noneMatch(part -> part.matches("q=0(\\.0*)?"));
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }
}

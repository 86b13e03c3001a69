package dev.genkan.gate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Where a visitor wants to go afterwards: hostile until parsed, because anybody can write it into a link.
public final class ReturnAddress {

    /// The longest address that is remembered, in characters.
    public static final int LONGEST = 2048;

    private static final String NEVER_IN_AN_ADDRESS = "\\\"<>^`{|}";

    private ReturnAddress() {}

    /// The path and query inside the application, if that is where `candidate` leads. It starts with exactly one `/`
    /// and holds no context path: like all paths here, it is counted from the root of the application.
    ///
    /// Taken are an absolute path (already counted so) and an address with the origin of `publicUrl`, below the path of
    /// `publicUrl` if that has one. A fragment is dropped. Everything else is empty: another scheme, host or port, a
    /// user name, `//` and `/\`, a path that [RequestPath#isClean] refuses, more than 2,048 characters, no text.
    public static Optional<String> safe(String candidate, URI publicUrl) {
        if (candidate.isEmpty() || candidate.length() > LONGEST || !isPlain(candidate)) {
            return Optional.empty();
        }
        if (candidate.startsWith("//")) {
            // to a browser this is another host, however many slashes follow
            return Optional.empty();
        }
        Optional<URI> address = parsed(candidate);
        if (candidate.startsWith("/")) {
            return address.flatMap(path -> inside(path, ""));
        }
        return address.filter(absolute -> hasOriginOf(publicUrl, absolute))
                .flatMap(absolute -> inside(absolute, withoutTrailingSlash(publicUrl.getRawPath())));
    }

    /// The same, and the whole address if it leads to one of these other origins: `https://docs.example/guide?a=b`. Of
    /// that too the path is clean, nobody is named, and the fragment is dropped.
    public static Optional<String> safe(String candidate, URI publicUrl, ReturnOrigins elsewhere) {
        Optional<String> here = safe(candidate, publicUrl);
        if (here.isPresent() || candidate.startsWith("/") || candidate.length() > LONGEST || !isPlain(candidate)) {
            return here;
        }
        return parsed(candidate)
                .filter(elsewhere::contain)
                .flatMap(address -> inside(address, "").map(below -> Origin.of(address) + below));
    }

    private static boolean isPlain(String candidate) {
        return candidate.chars().allMatch(c -> c > ' ' && c < 127 && NEVER_IN_AN_ADDRESS.indexOf(c) < 0);
    }

    private static Optional<URI> parsed(String candidate) {
        try {
            return Optional.of(new URI(candidate));
        } catch (URISyntaxException hostile) {
            return Optional.empty();
        }
    }

    private static boolean hasOriginOf(URI publicUrl, URI absolute) {
        try {
            return Origin.of(absolute).equals(Origin.of(publicUrl));
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    private static Optional<String> inside(URI address, String base) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        if (!RequestPath.isClean(path) || !(base.isEmpty() || path.equals(base) || path.startsWith(base + "/"))) {
            return Optional.empty();
        }
        String below = path.equals(base) ? "/" : path.substring(base.length());
        return Optional.of(address.getRawQuery() == null ? below : below + "?" + address.getRawQuery());
    }

    private static String withoutTrailingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}

package dev.genkan.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A set of routes: a path, `:name` for one segment, `(.*)` at the end for the rest.
///
/// Case counts; a trailing slash does not. `/docs/(.*)` holds what lies below `/docs` and not `/docs` itself;
/// `/docs(.*)` holds every path that starts so. Patterns are written decoded, as a person reads them.
///
/// Compiled once. A pattern that could never mean what was meant throws `IllegalArgumentException` with a sentence
/// that names it: the application's fault, found at start-up.
final class RoutePatterns {

    static final RoutePatterns NONE = new RoutePatterns(Set.of(), List.of());

    private static final String REST = "(.*)";
    private static final Pattern PARAMETER = Pattern.compile(":[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern MEANT_AS_MORE = Pattern.compile("[*()\\[\\]{}?^|#]");

    private final Set<String> exact;
    private final List<Pattern> shaped;

    private RoutePatterns(Set<String> exact, List<Pattern> shaped) {
        this.exact = exact;
        this.shaped = shaped;
    }

    RoutePatterns and(String... patterns) {
        Set<String> allExact = new HashSet<>(exact);
        List<Pattern> allShaped = new ArrayList<>(shaped);
        for (String pattern : patterns) {
            String rest = pattern.endsWith(REST) ? REST : "";
            String fixed = pattern.substring(0, pattern.length() - rest.length());
            requireSensible(pattern, fixed);
            if (rest.isEmpty() && !fixed.contains(":")) {
                allExact.add(RequestPath.normalised(fixed, ""));
            } else {
                allShaped.add(Pattern.compile(expression(fixed, rest), Pattern.DOTALL));
            }
        }
        return new RoutePatterns(Set.copyOf(allExact), List.copyOf(allShaped));
    }

    /// @param path normalised, see [RequestPath#normalised]
    boolean contains(String path) {
        if (exact.contains(path)) {
            return true;
        }
        for (Pattern pattern : shaped) {
            if (pattern.matcher(path).matches()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return Stream.concat(exact.stream().sorted(), shaped.stream().map(Pattern::pattern))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String expression(String fixed, String rest) {
        String path = rest.isEmpty() ? RequestPath.normalised(fixed, "") : fixed;
        String segments = Stream.of(path.split("/", -1))
                .map(segment -> segment.startsWith(":") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/"));
        return segments + (rest.isEmpty() ? "" : ".*");
    }

    private static void requireSensible(String pattern, String fixed) {
        if (!fixed.startsWith("/")) {
            throw faulty(pattern, "starts with a slash, as in /blog or /blog(.*)");
        }
        if (MEANT_AS_MORE.matcher(fixed).find()) {
            throw faulty(pattern, "knows :name for one segment and (.*) at its end for the rest, and nothing else");
        }
        if (fixed.contains("%")) {
            throw faulty(pattern, "is written decoded: a letter as itself and not as a percent escape");
        }
        if (!RequestPath.hasCleanSegments(fixed)) {
            throw faulty(pattern, "has no empty, '.' or '..' segment, backslash, ';' or control character");
        }
        for (String segment : fixed.split("/", -1)) {
            if (segment.contains(":") && !PARAMETER.matcher(segment).matches()) {
                throw faulty(pattern, "has a parameter as a whole segment, as in /shop/:product");
            }
        }
    }

    private static IllegalArgumentException faulty(String pattern, String rule) {
        return new IllegalArgumentException("The route pattern \"" + pattern + "\" cannot be used: a pattern " + rule);
    }
}

package dev.genkan.server.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The operations of an API: method and path template, as the specification writes them, and who answers. A table, so
/// that it can be compared with the specification.
///
/// @param <H> who answers
public final class Routes<H> {

    /// @param template such as `/v1/users/{user_id}/ban`; a variable is one segment that is not empty
    public record Route<H>(String method, String template, H handler) {}

    /// @param variables by name, not decoded: ids hold nothing that would need it
    public record Found<H>(H handler, Map<String, String> variables) implements Match<H> {}

    /// There is the path, and other methods for it.
    public record OtherMethods<H>(String allowed) implements Match<H> {}

    public record Nothing<H>() implements Match<H> {}

    /// What a path leads to.
    public sealed interface Match<H> {}

    private final List<Route<H>> routes;
    private final Map<Integer, List<Entry<H>>> byLength = new LinkedHashMap<>();

    private record Entry<H>(String[] segments, Route<H> route) {

        /// How many segments are fixed: the more, the earlier it is asked.
        private long fixed() {
            return List.of(segments).stream()
                    .filter(segment -> !isVariable(segment))
                    .count();
        }
    }

    public Routes(List<Route<H>> routes) {
        this.routes = List.copyOf(routes);
        for (Route<H> route : routes) {
            String[] segments = route.template().split("/");
            byLength.computeIfAbsent(segments.length, first -> new ArrayList<>())
                    .add(new Entry<>(segments, route));
        }
        byLength.values().forEach(entries -> entries.sort((a, b) -> Long.compare(b.fixed(), a.fixed())));
    }

    public List<Route<H>> all() {
        return routes;
    }

    public Match<H> find(String method, String path) {
        String[] segments = path.split("/");
        var others = new TreeSet<String>();
        for (Entry<H> entry : byLength.getOrDefault(segments.length, List.of())) {
            if (fits(entry.segments(), segments)) {
                if (entry.route().method().equals(method)) {
                    return new Found<>(entry.route().handler(), variables(entry.segments(), segments));
                }
                others.add(entry.route().method());
            }
        }
        return others.isEmpty() ? new Nothing<>() : new OtherMethods<>(String.join(", ", others));
    }

    private static boolean fits(String[] template, String[] path) {
        for (int i = 0; i < path.length; i++) {
            if (isVariable(template[i]) ? path[i].isEmpty() : !template[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> variables(String[] template, String[] path) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < path.length; i++) {
            if (isVariable(template[i])) {
                variables.put(template[i].substring(1, template[i].length() - 1), path[i]);
            }
        }
        return variables;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}

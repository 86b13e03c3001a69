package dev.genkan.demo;

import dev.genkan.token.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON laid out for reading, line by line, with one claim marked.
final class ClaimsListing {

    /// One line of it.
    ///
    /// @param marked whether it belongs to the marked claim
    /// @param indent the spaces it starts with
    /// @param key the name with its quotation marks, or empty
    /// @param value the value, or the bracket that opens or closes one
    /// @param text whether the value is a string
    /// @param end a comma, or empty on the last line of its kind
    record Line(boolean marked, String indent, String key, String value, boolean text, String end) {}

    private final String markedClaim;
    private final List<Line> lines = new ArrayList<>();

    private ClaimsListing(String markedClaim) {
        this.markedClaim = markedClaim;
    }

    static List<Line> of(Map<String, @Nullable Object> claims, String markedClaim) {
        var listing = new ClaimsListing(markedClaim);
        listing.add(new Place(0, false, "", ""), claims);
        return List.copyOf(listing.lines);
    }

    /// Where a value stands: how deep, whether inside the marked claim, under which key, and what follows it.
    private record Place(int depth, boolean marked, String key, String end) {

        Line line(String value, boolean text, String end) {
            return new Line(marked, "  ".repeat(depth), key, value, text, end);
        }

        Place inside(boolean marked, String key, boolean last) {
            return new Place(depth + 1, marked, key, last ? "" : ",");
        }

        Place closing() {
            return new Place(depth, marked, "", end);
        }
    }

    private void add(Place place, @Nullable Object value) {
        if (value instanceof Map<?, ?> object && !object.isEmpty()) {
            addObject(place, object);
        } else if (value instanceof List<?> array && !array.isEmpty()) {
            addArray(place, array);
        } else {
            lines.add(place.line(Json.write(value), value instanceof String, place.end()));
        }
    }

    private void addObject(Place place, Map<?, ?> object) {
        lines.add(place.line("{", false, ""));
        int left = object.size();
        for (var entry : object.entrySet()) {
            String name = String.valueOf(entry.getKey());
            boolean marked = place.marked() || (place.depth() == 0 && name.equals(markedClaim));
            add(place.inside(marked, Json.write(name), --left == 0), entry.getValue());
        }
        lines.add(place.closing().line("}", false, place.end()));
    }

    private void addArray(Place place, List<?> array) {
        lines.add(place.line("[", false, ""));
        int left = array.size();
        for (Object item : array) {
            add(place.inside(place.marked(), "", --left == 0), item);
        }
        lines.add(place.closing().line("]", false, place.end()));
    }
}

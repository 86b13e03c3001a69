package dev.genkan.server.dashboard;

import dev.genkan.token.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// JSON as people read it: indented, a line for each value, names and texts told apart.
public final class JsonLines {

    private static final int LONGEST_IN_ONE_LINE = 40;

    /// A part of a line.
    ///
    /// @param kind `name`, `text` or empty
    public record Piece(String kind, String text) {}

    /// @param marked whether it belongs to a member that is to be told from the others
    public record Line(boolean marked, List<Piece> pieces) {}

    private final Set<String> marked;
    private final List<Line> lines = new ArrayList<>();
    private List<Piece> open = new ArrayList<>();
    private boolean marking;

    private JsonLines(Set<String> marked) {
        this.marked = marked;
    }

    /// @param marked names at the root whose lines are marked
    public static List<Line> of(Map<String, @Nullable Object> json, Set<String> marked) {
        JsonLines lines = new JsonLines(marked);
        lines.object(json, 0);
        lines.end();
        return lines.lines;
    }

    /// The same as one text, as it is edited.
    public static String text(Map<String, @Nullable Object> json) {
        return of(json, Set.of()).stream()
                .map(line -> line.pieces().stream().map(Piece::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private void value(@Nullable Object value, int depth) {
        switch (value) {
            case Map<?, ?> object -> object(object, depth);
            case List<?> list -> list(list, depth);
            case String text -> add("text", Json.write(text));
            case null -> add("", "null");
            default -> add("", Json.write(value));
        }
    }

    private void object(Map<?, ?> object, int depth) {
        if (object.isEmpty()) {
            add("", "{}");
            return;
        }
        add("", "{");
        Iterator<? extends Map.Entry<?, ?>> members = object.entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            end();
            if (depth == 0) {
                marking = marked.contains(String.valueOf(member.getKey()));
            }
            indent(depth + 1);
            add("name", Json.write(String.valueOf(member.getKey())));
            add("", ": ");
            value(member.getValue(), depth + 1);
            add("", members.hasNext() ? "," : "");
        }
        close(depth, "}");
    }

    private void list(List<?> list, int depth) {
        String whole = Json.write(list);
        if (whole.length() <= LONGEST_IN_ONE_LINE) {
            add("", whole);
            return;
        }
        add("", "[");
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            end();
            indent(depth + 1);
            value(items.next(), depth + 1);
            add("", items.hasNext() ? "," : "");
        }
        close(depth, "]");
    }

    private void close(int depth, String bracket) {
        end();
        if (depth == 0) {
            marking = false;
        }
        indent(depth);
        add("", bracket);
    }

    private void indent(int depth) {
        add("", "  ".repeat(depth));
    }

    private void add(String kind, String text) {
        if (!text.isEmpty()) {
            open.add(new Piece(kind, text));
        }
    }

    private void end() {
        lines.add(new Line(marking, List.copyOf(open)));
        open = new ArrayList<>();
    }
}

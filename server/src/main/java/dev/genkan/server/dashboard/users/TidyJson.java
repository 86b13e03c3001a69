package dev.genkan.server.dashboard.users;

import dev.genkan.token.Json;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as people like to edit it: a line for each name of an object, two spaces a level.
final class TidyJson {

    private TidyJson() {}

    static String of(Map<String, @Nullable Object> object) {
        StringBuilder text = new StringBuilder();
        write(object, "", text);
        return text.toString();
    }

    private static void write(@Nullable Object value, String indent, StringBuilder text) {
        if (!(value instanceof Map<?, ?> object) || object.isEmpty()) {
            text.append(Json.write(value));
            return;
        }
        String deeper = indent + "  ";
        text.append("{");
        for (Iterator<? extends Map.Entry<?, ?>> each = object.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<?, ?> entry = each.next();
            text.append("\n")
                    .append(deeper)
                    .append(Json.write(String.valueOf(entry.getKey())))
                    .append(": ");
            write(entry.getValue(), deeper, text);
            text.append(each.hasNext() ? "," : "");
        }
        text.append("\n").append(indent).append("}");
    }
}

package dev.genkan.server.standalone;

import java.util.List;
import java.util.Map;

/// Finds something deep in an answer.
final class Dig {

    private Dig() {}

    /// @param way names of members and numbers of elements
    /// @throws AssertionError if it leads nowhere
    static Object at(Object json, Object... way) {
        Object here = json;
        for (Object step : way) {
            Object next = null;
            if (here instanceof Map<?, ?> object) {
                next = object.get(step);
            } else if (here instanceof List<?> array && step instanceof Integer index && index < array.size()) {
                next = array.get(index);
            }
            if (next == null) {
                throw new AssertionError("there is no " + List.of(way) + " in " + json);
            }
            here = next;
        }
        return here;
    }
}

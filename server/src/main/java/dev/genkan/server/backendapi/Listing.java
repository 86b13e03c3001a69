package dev.genkan.server.backendapi;

import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// How a list is told: bare, or with how many there are, as the address asks.
final class Listing {

    private Listing() {}

    /// @param total how many there are of all pages; looked for only if it is told
    static Reply reply(Fields query, List<?> items, LongSupplier total) {
        return query.flag("paginated").orElse(false) ? paginated(items, total.getAsLong()) : Reply.ok(items);
    }

    static Reply paginated(List<?> items, long total) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", items);
        json.put("total_count", total);
        return Reply.ok(json);
    }
}

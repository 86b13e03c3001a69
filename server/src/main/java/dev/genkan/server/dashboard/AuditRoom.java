package dev.genkan.server.dashboard;

import dev.genkan.identity.Cursor;
import dev.genkan.identity.Page;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.AuditQuery;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Who did what to whom, page by page and as a file.
public record AuditRoom(DashboardDesk desk, Audit audit) implements Room {

    private static final String HERE = "/audit";
    private static final int LINES = 50;

    @Override
    public Place place() {
        return Place.AUDIT;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.page(HERE, this::list), Route.page(HERE + ".csv", this::file));
    }

    private void list(Call call) throws IOException {
        String cursor = call.query("cursor");
        Page<Audit.Entry> page;
        try {
            page = audit.list(asked(call), new PageRequest(LINES, cursor));
        } catch (Cursor.Unknown typed) {
            desk.nothingHere(call, Place.AUDIT);
            return;
        }
        Query same = Query.NONE.and("actor", call.query("actor")).and("target", call.query("target"));
        Map<String, Object> model = new HashMap<>();
        model.put("entries", page.items());
        model.put("actor", call.query("actor"));
        model.put("target", call.query("target"));
        model.put("csv", same.text());
        model.put("next", page.isLast() ? "" : same.and("cursor", page.next()).text());
        if (!cursor.isEmpty()) {
            model.put("first", same.text());
        }
        desk.show(call, 200, Place.AUDIT, "audit", model);
    }

    private void file(Call call) throws IOException {
        AuditQuery asked = asked(call);
        PageRequest begin = PageRequest.first(PageRequest.MOST);
        Stream<List<String>> lines = Stream.iterate(
                        audit.list(asked, begin),
                        page -> !page.items().isEmpty(),
                        page -> page.isLast() ? new Page<>(List.of(), "") : audit.list(asked, begin.after(page)))
                .flatMap(page -> page.items().stream())
                .map(entry -> List.of(
                        entry.at().toString(),
                        entry.action(),
                        entry.target(),
                        entry.actor(),
                        entry.before(),
                        entry.after()));
        List<String> header = List.of("at", "action", "target", "actor", "before", "after");
        CsvFile.send(call.response(), "audit.csv", header, lines);
    }

    private static AuditQuery asked(Call call) {
        AuditQuery asked = AuditQuery.everything();
        if (!call.query("actor").isEmpty()) {
            asked = asked.actor(call.query("actor"));
        }
        return call.query("target").isEmpty() ? asked : asked.target(call.query("target"));
    }
}

package dev.genkan.server.dashboard;

import dev.genkan.gate.Decision;
import dev.genkan.gate.Decisions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who was led away or refused lately, and by which rule: found by the id of the decision or of the user. Of this node,
/// since its start.
public record WhyRoom(DashboardDesk desk, Decisions decisions) implements Room {

    private static final String HERE = "/why";
    private static final int MOST_SHOWN = 100;

    @Override
    public Place place() {
        return Place.WHY;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page(HERE, this::list),
                Route.page(HERE + ".csv", this::file),
                Route.page(HERE + "/{decision_id}", this::one));
    }

    private void list(Call call) throws IOException {
        Map<String, Object> model = Map.of(
                "decisions",
                fitting(call).stream().limit(MOST_SHOWN).toList(),
                "asked",
                call.query("query"),
                "csv",
                Query.NONE.and("query", call.query("query")).text());
        desk.show(call, 200, Place.WHY, "why", model);
    }

    private void one(Call call) throws IOException {
        Optional<Decision> decision = decisions.find(call.variable("decision_id"));
        if (decision.isEmpty()) {
            desk.nothingHere(call, Place.WHY);
        } else {
            desk.show(call, 200, Place.WHY, "why-decision", Map.of("decision", decision.get()));
        }
    }

    private void file(Call call) throws IOException {
        CsvFile.send(
                call.response(),
                "decisions.csv",
                List.of("at", "decision", "method", "path", "status", "code", "location", "rule", "user", "remedy"),
                fitting(call).stream()
                        .map(decision -> List.of(
                                decision.at().toString(),
                                decision.id(),
                                decision.method(),
                                decision.path(),
                                String.valueOf(decision.outcome().status()),
                                decision.outcome().code(),
                                decision.outcome().location(),
                                decision.why().rule(),
                                decision.shown().userId(),
                                decision.why().remedy())));
    }

    private List<Decision> fitting(Call call) {
        String asked = call.query("query");
        return decisions.newest().stream()
                .filter(decision -> asked.isEmpty()
                        || decision.id().equals(asked)
                        || decision.shown().userId().equals(asked))
                .toList();
    }
}

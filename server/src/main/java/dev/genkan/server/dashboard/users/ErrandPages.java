package dev.genkan.server.dashboard.users;

import dev.genkan.identity.errand.Errand;
import dev.genkan.identity.errand.Errand.Outcome;
import dev.genkan.identity.errand.Errands;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.CsvFile;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Route;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How far it has come with what is done to many, what became of each, and a way to stop it. A page that is closed
/// stops nothing, and is found again.
record ErrandPages(People people, Errands errands) {

    static final String AT = "/errands";

    private static final String ONE = AT + "/{errand_id}";
    private static final int LISTED = 100;
    private static final String SECONDS = "2";

    /// An errand as the pages show it.
    public record Line(Errand errand, ManyAct act, String state) {

        static Line of(Errand errand) {
            return new Line(errand, ManyAct.of(errand), errand.state().name().toLowerCase(Locale.ROOT));
        }

        /// What was done to how many.
        public String title() {
            return act.verb() + " " + errand.people() + (errand.people() == 1 ? " user" : " users");
        }

        public int done() {
            return errand.count(Outcome.DONE);
        }

        public int failed() {
            return errand.count(Outcome.FAILED);
        }

        public int left() {
            return errand.count(Outcome.WAITING);
        }

        public int passedOver() {
            return errand.count(Outcome.SPARED) + errand.count(Outcome.GONE);
        }
    }

    static String at(Errand errand) {
        return AT + "/" + errand.id();
    }

    List<Route> routes() {
        return List.of(
                Route.page(AT, this::list),
                CsvFile.route(
                        AT + ".csv",
                        "errands.csv",
                        List.of(
                                "id",
                                "act",
                                "asked",
                                "by",
                                "begun_at",
                                "state",
                                "people",
                                "done",
                                "failed",
                                "passed_over",
                                "left"),
                        call -> lines().map(ErrandPages::row)),
                Route.page(ONE, this::look),
                Route.page(ONE + "/people.csv", this::file),
                Route.act(ONE + "/stop", this::stop));
    }

    private Stream<Line> lines() {
        return errands.list(LISTED).stream().map(Line::of);
    }

    private static List<String> row(Line line) {
        Errand errand = line.errand();
        return List.of(
                errand.id(),
                line.act().word(),
                errand.asked(),
                errand.actor().name(),
                errand.begunAt().toString(),
                line.state(),
                String.valueOf(errand.people()),
                String.valueOf(line.done()),
                String.valueOf(line.failed()),
                String.valueOf(line.passedOver()),
                String.valueOf(line.left()));
    }

    private void list(Call call) throws IOException {
        people.desk().show(call, 200, Place.USERS, "errands", Map.of("lines", lines().toList()));
    }

    private Optional<Errand> named(Call call) throws IOException {
        Optional<Errand> errand = errands.find(call.variable("errand_id"));
        if (errand.isEmpty()) {
            people.desk().nothingHere(call, Place.USERS);
        }
        return errand;
    }

    private void look(Call call) throws IOException {
        Optional<Errand> errand = named(call);
        if (errand.isPresent()) {
            Map<String, Object> model = new HashMap<>();
            model.put("line", Line.of(errand.get()));
            model.put("errand", errand.get());
            model.put("others", errands.notDone(errand.get().id(), LISTED));
            if (errand.get().isRunning()) {
                model.put("refresh", SECONDS);
            }
            people.desk().show(call, 200, Place.USERS, "errand", model);
        }
    }

    private void file(Call call) throws IOException {
        Optional<Errand> errand = named(call);
        if (errand.isPresent()) {
            Stream<List<String>> rows = errands.people(errand.get().id())
                    .map(one -> List.of(one.user().value(), one.outcome().name().toLowerCase(Locale.ROOT), one.why()));
            CsvFile.send(call.response(), errand.get().id() + ".csv", List.of("id", "what_became", "why"), rows);
        }
    }

    private void stop(Call call) throws IOException {
        Optional<Errand> errand = named(call);
        if (errand.isEmpty()) {
            return;
        }
        if (errands.stop(errand.get().id(), call.actor())) {
            people.desk().seeOther(call, at(errand.get()), Done.STOPPED);
        } else {
            people.desk().seeOther(call, at(errand.get()));
        }
    }
}

package dev.genkan.server.dashboard.users;

import dev.genkan.identity.session.Session;
import dev.genkan.identity.session.Sessions;
import dev.genkan.onboarding.Journeys;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.CsvFile;
import dev.genkan.server.dashboard.Person;
import dev.genkan.server.dashboard.Route;
import dev.genkan.token.UserId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the page of one of them shows, to be taken along: sessions, the way through each flow, receipts. What was
/// done to them is a part of the audit log, and its file too.
record UserFiles(People people, Sessions sessions, Journeys journeys) {

    List<Route> routes() {
        return List.of(
                file(
                        "sessions",
                        List.of("id", "browser", "network", "last_active_at", "in_their_place"),
                        user -> sessions.live(user).stream().map(UserFiles::row)),
                file(
                        "journeys",
                        List.of("flow", "version", "begun_at", "finished_at", "step", "state", "reached_at", "answers"),
                        this::ways),
                file(
                        "receipts",
                        List.of("finished_at", "flow", "version", "language", "answered_by", "words_shown_sha256"),
                        user -> journeys.receipts(user).stream()
                                .map(Travels.Paper::of)
                                .map(UserFiles::row)));
    }

    private Route file(String name, List<String> header, Function<UserId, Stream<List<String>>> rows) {
        return Route.page(People.ONE + "/" + name + ".csv", call -> send(call, name + ".csv", header, rows));
    }

    private void send(Call call, String name, List<String> header, Function<UserId, Stream<List<String>>> rows)
            throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isPresent()) {
            CsvFile.send(
                    call.response(),
                    name,
                    header,
                    rows.apply(person.get().user().id()));
        }
    }

    private static List<String> row(Session session) {
        return List.of(
                session.id().value(),
                session.userAgent(),
                session.network(),
                session.lastActiveAt().toString(),
                session.impersonator() == null
                        ? ""
                        : session.impersonator().who().value());
    }

    private Stream<List<String>> ways(UserId user) {
        return journeys.journeys(user).stream()
                .map(journey -> Travels.of(journey, people.standings()))
                .flatMap(way -> way.stops().stream().map(stop -> row(way, stop)));
    }

    private static List<String> row(Travels way, Travels.Stop stop) {
        return List.of(
                way.flow(),
                String.valueOf(way.version()),
                way.startedAt().toString(),
                orEmpty(way.finishedAt()),
                stop.title(),
                stop.skipped() ? "skipped" : stop.tone(),
                orEmpty(stop.reachedAt()),
                String.valueOf(stop.answers()));
    }

    private static List<String> row(Travels.Paper paper) {
        return List.of(
                paper.at().toString(),
                paper.flow(),
                String.valueOf(paper.version()),
                paper.language(),
                paper.actor().isEmpty() ? "themselves" : paper.actor(),
                paper.textHash());
    }

    private static String orEmpty(Instant at) {
        return at.equals(Instant.EPOCH) ? "" : at.toString();
    }
}

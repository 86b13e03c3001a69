package dev.genkan.server.dashboard;

import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.funnel.Count;
import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.onboarding.funnel.FunnelCsv;
import dev.genkan.onboarding.funnel.FunnelQuery;
import dev.genkan.onboarding.funnel.FunnelReport;
import dev.genkan.onboarding.funnel.Ledger;
import dev.genkan.onboarding.funnel.Period;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The flows, and where people leave them. They are declared in code or in a file, and read here.
public record FlowsRoom(DashboardDesk desk, FlowBook flows, Funnel funnel, InstantSource clock) implements Room {

    private static final String HERE = "/onboarding";
    private static final String ONE = HERE + "/{flow}";

    /// A line of the list.
    ///
    /// @param there who is in the middle of any version
    public record Line(Onboarding flow, boolean required, long there, long began, long finished, String median) {}

    /// @param live whether it is the one that is asked now
    public record Version(int number, boolean live, long began, long finished, long there) {}

    /// A question that had something to put right.
    public record Refused(String step, String question, long times) {}

    @Override
    public Place place() {
        return Place.ONBOARDING;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page(HERE, this::list),
                CsvFile.route(
                        HERE + ".csv",
                        "flows.csv",
                        List.of("flow", "version", "required", "in_progress", "came", "finished", "median_time"),
                        call -> lines().stream().map(FlowsRoom::row)),
                Route.page(ONE, this::one),
                Route.page(ONE + "/funnel.csv", this::file),
                Route.page(ONE + "/corrections.csv", this::corrections));
    }

    private static List<String> row(Line line) {
        return List.of(
                line.flow().name(),
                String.valueOf(line.flow().version()),
                String.valueOf(line.required()),
                String.valueOf(line.there()),
                String.valueOf(line.began()),
                String.valueOf(line.finished()),
                line.median());
    }

    private void list(Call call) throws IOException {
        desk.show(call, 200, Place.ONBOARDING, "flows", Map.of("lines", lines()));
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Onboarding flow : flows.order().all()) {
            FunnelReport report = report(flow, flow.version(), Lately.FOUR_WEEKS, "");
            long there = numbers(flow).stream()
                    .mapToLong(version -> there(report(flow, version, Lately.WEEK, "")))
                    .sum();
            lines.add(new Line(
                    flow,
                    flows.order().requiredOnes().contains(flow),
                    there,
                    began(report),
                    report.all().way().of(Count.COMPLETED),
                    report.all().way().times().median().map(desk.say()::span).orElse("–")));
        }
        return lines;
    }

    private void one(Call call) throws IOException {
        Optional<Asked> asked = asked(call);
        if (asked.isEmpty()) {
            desk.nothingHere(call, Place.ONBOARDING);
            return;
        }
        Asked it = asked.get();
        FunnelReport everywhere = report(it.flow(), it.version(), it.lately(), "");
        FunnelReport report =
                it.language().isEmpty() ? everywhere : report(it.flow(), it.version(), it.lately(), it.language());
        Map<String, Object> model = new HashMap<>();
        model.put("flow", it.flow());
        model.put("version", it.version());
        model.put("versions", versions(it.flow()));
        model.put("lately", it.lately());
        model.put("choices", Lately.values());
        model.put("language", it.language());
        model.put("languages", new TreeSet<>(everywhere.locales().keySet()));
        model.put(
                "csv",
                Query.NONE
                        .and("version", String.valueOf(it.version()))
                        .and("period", it.lately().word())
                        .and("language", it.language())
                        .text());
        model.put(
                "funnel", FunnelView.of(report, step -> flows.title(it.flow().name(), it.version(), step), desk.say()));
        model.put("refused", refused(it, report));
        Optional<Questions> questions = flows.named(it.flow().name()).flatMap(editions -> editions.of(it.version()));
        model.put("steps", questions.map(this::steps).orElse(List.of()));
        desk.show(call, 200, Place.ONBOARDING, "flow", model);
    }

    /// The file that the command `funnel` writes.
    private void file(Call call) throws IOException {
        Optional<Asked> asked = asked(call);
        if (asked.isEmpty()) {
            desk.nothingHere(call, Place.ONBOARDING);
            return;
        }
        Asked it = asked.get();
        byte[] table = FunnelCsv.of(report(it.flow(), it.version(), it.lately(), it.language()))
                .getBytes(StandardCharsets.UTF_8);
        CsvFile.head(call.response(), it.flow().name() + "-" + it.version() + ".csv");
        call.response().setContentLength(table.length);
        call.response().getOutputStream().write(table);
    }

    private void corrections(Call call) throws IOException {
        Optional<Asked> asked = asked(call);
        if (asked.isEmpty()) {
            desk.nothingHere(call, Place.ONBOARDING);
            return;
        }
        Asked it = asked.get();
        CsvFile.send(
                call.response(),
                it.flow().name() + "-" + it.version() + "-corrections.csv",
                List.of("question", "step", "times"),
                refused(it, report(it.flow(), it.version(), it.lately(), it.language())).stream()
                        .map(one -> List.of(one.question(), one.step(), String.valueOf(one.times()))));
    }

    /// What an address asks for.
    private record Asked(Onboarding flow, int version, Lately lately, String language) {}

    /// Empty if there is no such flow, or nobody has ever come to such a version of it.
    private Optional<Asked> asked(Call call) {
        return flows.named(call.variable("flow")).map(Editions::flow).flatMap(flow -> {
            String word = call.query("version");
            return numbers(flow).stream()
                    .filter(version -> word.isEmpty() ? version == flow.version() : word.equals(version.toString()))
                    .findFirst()
                    .map(version -> new Asked(flow, version, Lately.of(call.query("period")), call.query("language")));
        });
    }

    /// Those that are declared and those that anybody has come to, the newest first; figures of all time.
    private List<Version> versions(Onboarding flow) {
        return numbers(flow).stream()
                .map(number -> {
                    FunnelReport report = funnel.report(FunnelQuery.of(flow.name(), number));
                    return new Version(
                            number,
                            number == flow.version(),
                            began(report),
                            report.all().way().of(Count.COMPLETED),
                            there(report));
                })
                .toList();
    }

    private NavigableSet<Integer> numbers(Onboarding flow) {
        NavigableSet<Integer> numbers = new TreeSet<>();
        numbers.add(flow.version());
        flow.finishedFirst().forEach(earlier -> numbers.add(earlier.version()));
        funnel.flows().stream()
                .filter(known -> known.flow().equals(flow.name()))
                .map(Ledger.FlowVersion::version)
                .forEach(numbers::add);
        return numbers.descendingSet();
    }

    /// At this moment, whatever the period of the report.
    private static long there(FunnelReport report) {
        return report.there().values().stream().mapToLong(Long::longValue).sum();
    }

    private static long began(FunnelReport report) {
        return report.all().way().of(Count.STARTED) + report.all().way().of(Count.UPGRADED);
    }

    private FunnelReport report(Onboarding flow, int version, Lately lately, String language) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> steps = flow.steps().stream().map(step -> step.name()).toList();
        return funnel.report(FunnelQuery.of(flow.name(), version)
                .during(new Period(lately.from(today), today))
                .inOrder(version == flow.version() ? steps : List.of())
                .in(language));
    }

    private List<Refused> refused(Asked it, FunnelReport report) {
        return report.all().steps().stream()
                .flatMap(step -> step.refusedFields().entrySet().stream()
                        .map(field -> new Refused(
                                flows.title(it.flow().name(), it.version(), step.step()),
                                field.getKey(),
                                field.getValue())))
                .toList();
    }

    private List<FlowStep> steps(Questions questions) {
        return questions.flow().steps().stream()
                .map(step -> FlowStep.of(questions, step, FlowBook.title(questions, step.name(), flows.words())))
                .toList();
    }
}

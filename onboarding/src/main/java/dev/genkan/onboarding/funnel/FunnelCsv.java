package dev.genkan.onboarding.funnel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A report as a table (RFC 4180): a line for the whole way, for each step, and for each of its questions that was
/// refused; of everybody first, then of each language, then of each day. A cell is empty where there is no such number.
///
/// A spreadsheet takes no text of it for a formula: what begins like one has an apostrophe in front. Numbers are plain.
public final class FunnelCsv {

    private static final Set<Count> COLUMNS = EnumSet.complementOf(EnumSet.of(Count.FIELD_REFUSED));
    private static final Set<Count> OF_THE_WAY =
            EnumSet.of(Count.STARTED, Count.UPGRADED, Count.MOVED_ON, Count.COMPLETED);
    private static final Set<Count> OF_A_STEP =
            EnumSet.complementOf(EnumSet.of(Count.STARTED, Count.COMPLETED, Count.FIELD_REFUSED));
    private static final String FORMULAS = "=+-@\t\r";

    private final FunnelReport report;
    private final List<String> lines = new ArrayList<>();

    private FunnelCsv(FunnelReport report) {
        this.report = report;
    }

    /// The whole file, its lines ended by CR and LF.
    public static String of(FunnelReport report) {
        return lines(report).stream().map(line -> line + "\r\n").collect(Collectors.joining());
    }

    /// Line by line, without their ends. The first names the columns.
    public static List<String> lines(FunnelReport report) {
        FunnelCsv csv = new FunnelCsv(report);
        csv.write();
        return List.copyOf(csv.lines);
    }

    private void write() {
        lines.add("flow,version,language,day,kind,step,question,"
                + COLUMNS.stream().map(Count::word).collect(Collectors.joining(","))
                + ",left,there,median_seconds,p90_seconds");
        part("", "", report.all());
        report.locales().forEach((locale, part) -> part(locale, "", part));
        report.days().forEach((day, part) -> part("", day.toString(), part));
    }

    private void part(String locale, String day, FunnelReport.Part part) {
        boolean everybody = locale.isEmpty() && day.isEmpty();
        line(locale, day, "flow", "", "", numbers(part.way(), OF_THE_WAY), rest(part.way(), ""));
        for (Figures step : part.steps()) {
            String there = everybody ? String.valueOf(report.there(step.step())) : "";
            line(locale, day, "step", step.step(), "", numbers(step, OF_A_STEP), rest(step, there));
            step.refusedFields()
                    .forEach((field, n) ->
                            line(locale, day, "question", step.step(), field, refused(n), Stream.of("", "", "", "")));
        }
    }

    private void line(
            String locale,
            String day,
            String kind,
            String step,
            String field,
            Stream<String> numbers,
            Stream<String> rest) {
        Stream<String> texts = Stream.of(
                text(report.query().flow()),
                String.valueOf(report.query().version()),
                text(locale),
                day,
                kind,
                text(step),
                text(field));
        lines.add(Stream.of(texts, numbers, rest).flatMap(cells -> cells).collect(Collectors.joining(",")));
    }

    private static Stream<String> numbers(Figures figures, Set<Count> there) {
        return COLUMNS.stream().map(count -> there.contains(count) ? String.valueOf(figures.of(count)) : "");
    }

    private static Stream<String> refused(long n) {
        return COLUMNS.stream().map(count -> count == Count.REFUSED ? String.valueOf(n) : "");
    }

    private static Stream<String> rest(Figures figures, String there) {
        return Stream.of(
                String.valueOf(figures.left()),
                there,
                seconds(figures.times().median()),
                seconds(figures.times().ninetieth()));
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(it -> String.valueOf(it.toSeconds())).orElse("");
    }

    private static String text(String text) {
        String harmless = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(it -> it == ',' || it == '"' || it == '\r' || it == '\n')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}

package dev.genkan.server.dashboard;

import dev.genkan.onboarding.funnel.Count;
import dev.genkan.onboarding.funnel.Figures;
import dev.genkan.onboarding.funnel.FunnelReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A funnel as it is drawn: a line for those who began, for each step, and for those who finished.
///
/// @param rows empty if nobody has come to the flow
public record FunnelView(List<Row> rows) {

    /// @param title what people call it
    /// @param kind `began`, `step` or `finished`
    /// @param completed who came this far and got on
    /// @param left who came and did not get on; of those who finished, nothing
    /// @param there how many are at it at this moment
    /// @param done how much of 100 got on, as SVG has it; `lost` likewise
    public record Row(
            String title,
            String kind,
            long completed,
            long reached,
            long left,
            long there,
            String median,
            String ninetieth,
            String done,
            String lost) {}

    /// @param titles what the step of a name is called
    static FunnelView of(FunnelReport report, UnaryOperator<String> titles, Phrases say) {
        Figures way = report.all().way();
        long came = came(way);
        if (came == 0 && report.all().steps().stream().allMatch(step -> came(step) == 0)) {
            return new FunnelView(List.of());
        }
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Began", "began", came, came, 0, 0, "–", "–", length(1), length(0)));
        for (Figures step : report.all().steps()) {
            long passed = step.of(Count.ANSWERED) + step.of(Count.SKIPPED);
            long left = Math.max(step.left(), 0);
            rows.add(new Row(
                    titles.apply(step.step()),
                    "step",
                    passed,
                    came(step),
                    left,
                    report.there(step.step()),
                    time(step.times().median(), say),
                    time(step.times().ninetieth(), say),
                    share(passed, came),
                    share(left, came)));
        }
        long finished = way.of(Count.COMPLETED);
        rows.add(new Row(
                "Finished",
                "finished",
                finished,
                came,
                0,
                0,
                time(way.times().median(), say),
                time(way.times().ninetieth(), say),
                share(finished, came),
                length(0)));
        return new FunnelView(rows);
    }

    private static long came(Figures figures) {
        return figures.of(Count.STARTED) + figures.of(Count.REACHED) + figures.of(Count.UPGRADED);
    }

    private static String time(Optional<Duration> time, Phrases say) {
        return time.map(say::span).orElse("–");
    }

    private static String share(long part, long whole) {
        return length(whole == 0 ? 0 : Math.clamp((double) part / whole, 0, 1));
    }

    private static String length(double part) {
        return String.format(Locale.ROOT, "%.2f", 100 * part);
    }
}

package dev.genkan.testing;

import dev.genkan.onboarding.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What was seen of a flow, for people.
final class BranchTable {

    private static final int SHOWN = 50;

    private BranchTable() {}

    static String of(Walked walked) {
        List<Step> steps = walked.flow().steps();
        int width = steps.stream().mapToInt(step -> step.name().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        table.append("%s %d: %d %s, %d of %d branches%s%n%n"
                .formatted(
                        walked.flow().name(),
                        walked.flow().version(),
                        walked.paths().size(),
                        walked.paths().size() == 1 ? "path" : "paths",
                        walked.branchesSeen(),
                        walked.branches(),
                        walked.complete() ? "" : ", not all of them tried"));
        String row = "%-" + Math.max(4, width) + "s %8s %8s %8s  %s";
        table.append(line(row, "step", "asked", "passed", "skipped", ""));
        for (Step step : steps) {
            table.append(line(
                    row,
                    step.name(),
                    walked.asking(step),
                    Walked.isConditional(step) ? walked.passing(step) : "-",
                    step.offered() ? walked.skipping(step) : "-",
                    step.toString().replaceFirst("^(asks|offers) \\S+ ?", step.offered() ? "offered " : "")));
        }
        table.append('\n');
        IntStream.range(0, Math.min(SHOWN, walked.paths().size()))
                .forEach(i ->
                        table.append("%d. %s%n".formatted(i + 1, walked.paths().get(i))));
        if (walked.paths().size() > SHOWN) {
            table.append("… and %d more%n".formatted(walked.paths().size() - SHOWN));
        }
        return table.toString().replace(System.lineSeparator(), "\n").strip();
    }

    private static String line(String row, Object... cells) {
        return String.format(Locale.ROOT, row, cells).stripTrailing() + "\n";
    }
}

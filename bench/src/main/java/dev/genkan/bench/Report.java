package dev.genkan.bench;

import dev.genkan.token.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Makes a table of the files that JMH wrote: for each line the median of the CPU time per operation over all rounds,
/// its spread, and what it is of others in the same run.
public final class Report {

    private record Ratio(String what, String mine, String other, double must, double moonshot) {}

    private static final List<Ratio> RATIOS = List.of(
            new Ratio("gate, token seen before, of Nimbus (P3)", "seenBefore", "peerSpringNimbus", 0.15, 1 / 90.0),
            new Ratio("gate, token seen before, of Clerk’s SDK (P3)", "seenBefore", "peerClerkSdk", 0.15, 0.01),
            new Ratio("gate, token seen first, of Nimbus (P4)", "seenFirst", "peerSpringNimbus", 0.75, Double.NaN),
            new Ratio(
                    "gate, token seen first, of the bare verification (P4)",
                    "seenFirst",
                    "floorVerify",
                    Double.NaN,
                    1.25),
            new Ratio("minting, of the bare signature (P1, in process)", "mintToken", "floorSign", 1 / 0.75, 1 / 0.85),
            new Ratio("reading a form, of Spring’s binder", "readRight", "peerSpringRight", Double.NaN, Double.NaN),
            new Ratio(
                    "reading a wrong form, of Spring’s binder",
                    "readWrong",
                    "peerSpringWrong",
                    Double.NaN,
                    Double.NaN));

    private Report() {}

    /// @param files what JMH wrote; those of one run and one provider
    public static void main(String[] files) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Map<String, List<Double>> times = new TreeMap<>();
        for (String file : files) {
            read(Path.of(file), times);
        }
        out.println("| what | CPU µs per operation, median | lowest to highest | rounds |");
        out.println("| --- | --- | --- | --- |");
        times.forEach((name, all) -> out.println("| `%s` | %s | %s to %s | %d |"
                .formatted(name, text(median(all)), text(all.getFirst()), text(all.getLast()), all.size())));
        out.println();
        out.println("| ratio | measured | must | moonshot |");
        out.println("| --- | --- | --- | --- |");
        RATIOS.stream()
                .filter(ratio -> times.containsKey(ratio.mine()) && times.containsKey(ratio.other()))
                .forEach(ratio -> out.println("| %s | %s | %s | %s |"
                        .formatted(
                                ratio.what(),
                                text(median(of(times, ratio.mine())) / median(of(times, ratio.other()))),
                                limit(ratio.must()),
                                limit(ratio.moonshot()))));
    }

    private static void read(Path file, Map<String, List<Double>> times) throws IOException {
        if (!(Json.parse(Files.readString(file)) instanceof List<?> lines)) {
            throw new IllegalArgumentException(file + " is not what JMH writes");
        }
        for (Object line : lines) {
            Map<?, ?> fields = (Map<?, ?>) line;
            String name = (String) at(fields, "benchmark");
            Map<?, ?> cpu = (Map<?, ?>) at((Map<?, ?>) at(fields, "secondaryMetrics"), "cpu");
            List<Double> all =
                    times.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), first -> new ArrayList<>());
            for (Object fork : (List<?>) at(cpu, "rawData")) {
                ((List<?>) fork).forEach(time -> all.add(((Number) time).doubleValue()));
            }
            all.sort(Double::compare);
        }
    }

    private static Object at(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("JMH has written no " + name);
        }
        return value;
    }

    private static List<Double> of(Map<String, List<Double>> times, String name) {
        return times.getOrDefault(name, List.of());
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String limit(double limit) {
        return Double.isNaN(limit) ? "–" : "≤ " + text(limit);
    }

    private static String text(double number) {
        return String.format(
                Locale.ROOT, number >= 100 ? "%.0f" : number >= 10 ? "%.1f" : number >= 0.1 ? "%.2f" : "%.4f", number);
    }
}

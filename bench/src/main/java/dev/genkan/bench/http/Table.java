package dev.genkan.bench.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was measured, by name, over all rounds.
final class Table {

    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    void add(String name, double value) {
        List<Double> all = measured.computeIfAbsent(name, first -> new ArrayList<>());
        all.add(value);
        all.sort(Double::compare);
    }

    double median(String name) {
        List<Double> all = measured.getOrDefault(name, List.of());
        int middle = all.size() / 2;
        return all.size() % 2 == 1 ? all.get(middle) : (all.get(middle - 1) + all.get(middle)) / 2;
    }

    /// "102 (96 to 110)".
    String text(String name) {
        List<Double> all = measured.getOrDefault(name, List.of());
        return "%s (%s to %s)".formatted(text(median(name)), text(all.getFirst()), text(all.getLast()));
    }

    static String text(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 20 ? "%.0f" : "%.2f", value);
    }
}

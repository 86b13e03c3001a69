package dev.genkan.onboarding.funnel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Strokes become a report.
final class Adding {

    /// One step, of which is added up.
    private static final class Sum {

        private final Map<Count, Long> counts = new EnumMap<>(Count.class);
        private final SortedMap<Integer, Long> times = new TreeMap<>();
        private final SortedMap<String, Long> fields = new TreeMap<>();

        void add(Tally tally, long strokes) {
            counts.merge(tally.what(), strokes, Long::sum);
            switch (tally.what()) {
                case ANSWERED, COMPLETED -> times.merge(tally.seconds(), strokes, Long::sum);
                case FIELD_REFUSED -> fields.merge(tally.field(), strokes, Long::sum);
                case STARTED, UPGRADED, MOVED_ON, REACHED, SHOWN, CHANGED, REFUSED, WENT_BACK, SKIPPED, PAUSED -> {
                    // counted, and that is all
                }
            }
        }

        long of(Count what) {
            return counts.getOrDefault(what, 0L);
        }

        Figures figures(String step) {
            return new Figures(step, counts, new Times(times), fields);
        }

        Figures countsOnly(String step) {
            return new Figures(step, counts, Times.NONE, new TreeMap<>());
        }
    }

    private final Map<String, Sum> all = new HashMap<>();
    private final Map<String, Map<String, Sum>> locales = new HashMap<>();
    private final Map<Long, Map<String, Sum>> days = new HashMap<>();

    private Adding() {}

    static FunnelReport report(
            FunnelQuery query, Map<Tally, Long> sums, Map<Tally, Long> sumsOfDays, Map<String, Long> there) {
        Adding adding = new Adding();
        sums.forEach((tally, strokes) -> {
            add(adding.all, tally, strokes);
            add(adding.locales.computeIfAbsent(tally.locale(), locale -> new HashMap<>()), tally, strokes);
        });
        sumsOfDays.forEach((tally, strokes) ->
                add(adding.days.computeIfAbsent(tally.day(), day -> new HashMap<>()), tally, strokes));
        return adding.report(query, there);
    }

    private static void add(Map<String, Sum> steps, Tally tally, long strokes) {
        steps.computeIfAbsent(tally.step(), step -> new Sum()).add(tally, strokes);
    }

    private FunnelReport report(FunnelQuery query, Map<String, Long> there) {
        List<String> order = order(query.steps(), there.keySet());
        SortedMap<String, FunnelReport.Part> byLocale = new TreeMap<>();
        locales.forEach((locale, steps) -> byLocale.put(locale, part(steps, order, Sum::figures)));
        SortedMap<LocalDate, FunnelReport.Part> byDay = new TreeMap<>();
        days.forEach((day, steps) -> byDay.put(LocalDate.ofEpochDay(day), part(steps, order, Sum::countsOnly)));
        return new FunnelReport(query, part(all, order, Sum::figures), byLocale, byDay, there);
    }

    /// As the caller says, then what is left.
    private List<String> order(List<String> named, Set<String> there) {
        List<String> others = new ArrayList<>(all.keySet());
        others.addAll(there);
        others.removeIf(String::isEmpty);
        others.sort(Comparator.comparing(
                        (String step) -> -all.getOrDefault(step, new Sum()).of(Count.REACHED))
                .thenComparing(step -> step));
        Set<String> order = new LinkedHashSet<>(named);
        order.addAll(others);
        return List.copyOf(order);
    }

    private static FunnelReport.Part part(
            Map<String, Sum> steps, List<String> order, BiFunction<Sum, String, Figures> figures) {
        return new FunnelReport.Part(
                figures.apply(steps.getOrDefault("", new Sum()), ""),
                order.stream()
                        .map(step -> figures.apply(steps.getOrDefault(step, new Sum()), step))
                        .toList());
    }
}

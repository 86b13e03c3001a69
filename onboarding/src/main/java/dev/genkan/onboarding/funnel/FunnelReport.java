package dev.genkan.onboarding.funnel;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where people leave, as numbers that a page can draw. [FunnelCsv] writes it as a table.
///
/// @param all everybody together
/// @param locales by language tag, those with numbers only
/// @param days by the day of the arrival, those with numbers only; without times and without questions
/// @param there how many are at each step at this moment, in every language, since whenever; where it is missing, none
public record FunnelReport(
        FunnelQuery query,
        Part all,
        SortedMap<String, Part> locales,
        SortedMap<LocalDate, Part> days,
        Map<String, Long> there) {

    public FunnelReport {
        locales = Collections.unmodifiableSortedMap(new TreeMap<>(locales));
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        there = Map.copyOf(there);
    }

    /// The numbers of some of the people.
    ///
    /// @param way of the whole way
    /// @param steps in the same order in all parts of a report
    public record Part(Figures way, List<Figures> steps) {

        public Part {
            steps = List.copyOf(steps);
        }

        /// Nothing but zeros if there is no such step.
        public Figures step(String name) {
            return steps.stream()
                    .filter(figures -> figures.step().equals(name))
                    .findFirst()
                    .orElseGet(() -> Figures.none(name));
        }
    }

    /// How many are at this step at this moment.
    public long there(String step) {
        return there.getOrDefault(step, 0L);
    }
}

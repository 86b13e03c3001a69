package dev.genkan.server.dashboard;

import dev.genkan.identity.user.DailyFigures.Day;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Sign-ups as a picture of bars, in a square of 100 by 100 with its origin at the top: those who are onboarded below,
/// those who are not on them.
///
/// @param unit what a bar is: `day` or `month`
/// @param said the picture in words
/// @param marks the numbers at the side, from the top
/// @param named the names of some bars below it, in their order
public record SignUpPlot(String unit, String said, List<Bar> bars, List<Long> marks, List<String> named) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final int STEPS = 4;
    private static final int[] ROUND = {1, 2, 3, 4, 5, 6, 8, 10};
    /// How many bars there may be before only some are named.
    private static final int FEW = 7;

    /// One of them. Lengths are of 100, written as SVG has them.
    public record Bar(
            String name,
            long signedUp,
            long onboarded,
            long deleted,
            String left,
            String width,
            String top,
            String notYetHigh,
            String onboardedTop,
            String onboardedHigh) {}

    private record Figures(String name, long signedUp, long onboarded, long deleted) {

        Figures(String name, Day day) {
            this(name, day.signedUp(), day.onboarded(), day.deleted());
        }

        static Figures sum(String name, Collection<Day> days) {
            return new Figures(
                    name,
                    days.stream().mapToLong(Day::signedUp).sum(),
                    days.stream().mapToLong(Day::onboarded).sum(),
                    days.stream().mapToLong(Day::deleted).sum());
        }
    }

    /// @param days at least one
    static SignUpPlot of(List<Day> days, Lately lately, Phrases say) {
        List<Figures> all = lately.byMonth()
                ? days.stream()
                        .collect(Collectors.groupingBy(
                                day -> YearMonth.from(day.day()), TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(month -> Figures.sum(MONTH.format(month.getKey()), month.getValue()))
                        .toList()
                : days.stream().map(day -> new Figures(name(day.day()), day)).toList();
        long step = step(all.stream().mapToLong(Figures::signedUp).max().orElse(0));
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            bars.add(bar(all.get(i), i, all.size(), step * STEPS));
        }
        return new SignUpPlot(
                lately.byMonth() ? "month" : "day",
                said(all, lately, say),
                bars,
                LongStream.iterate(STEPS * step, mark -> mark - step)
                        .limit(STEPS + 1)
                        .boxed()
                        .toList(),
                named(all));
    }

    private static String name(LocalDate day) {
        return DAY.format(day);
    }

    /// The smallest round number of which four are enough.
    private static long step(long most) {
        long least = Math.ceilDiv(most, STEPS);
        for (long ten = 1; ; ten *= 10) {
            for (int round : ROUND) {
                if (round * ten >= least) {
                    return round * ten;
                }
            }
        }
    }

    private static Bar bar(Figures figures, int number, int of, long whole) {
        double slot = 100.0 / of;
        double high = Math.clamp(100.0 * figures.signedUp() / whole, 0, 100);
        double done = Math.clamp(100.0 * figures.onboarded() / whole, 0, high);
        return new Bar(
                figures.name(),
                figures.signedUp(),
                figures.onboarded(),
                figures.deleted(),
                length(number * slot + slot * 0.16),
                length(slot * 0.68),
                length(100 - high),
                length(high - done),
                length(100 - done),
                length(done));
    }

    private static String length(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static List<String> named(List<Figures> all) {
        if (all.size() <= FEW) {
            return all.stream().map(Figures::name).toList();
        }
        int last = all.size() - 1;
        return List.of(0, last / 4, last / 2, last * 3 / 4, last).stream()
                .map(number -> all.get(number).name())
                .toList();
    }

    private static String said(List<Figures> all, Lately lately, Phrases say) {
        Comparator<Figures> bySignUps = Comparator.comparingLong(Figures::signedUp);
        Figures most = all.stream().max(bySignUps).orElseThrow();
        Figures least = all.stream().min(bySignUps).orElseThrow();
        return lately.label() + " from " + all.getFirst().name() + ". Lowest " + say.number(least.signedUp()) + " ("
                + least.name() + "), highest " + say.number(most.signedUp()) + " (" + most.name() + "). "
                + say.count(all.stream().mapToLong(Figures::signedUp).sum(), "sign-up", "sign-ups") + " in all, "
                + say.number(all.stream().mapToLong(Figures::onboarded).sum())
                + " onboarded; the table below has each of them.";
    }
}

package dev.genkan.onboarding.funnel;

import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Happening.What;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The figures of a crowd, counted in another way than the product does it: from everything that happened, with the day
/// on which each journey came to each step looked up and not reckoned back.
public final class CountedByHand {

    private record At(String journey, String step) {}

    private record Where(int version, String step, String locale, String day) {}

    private final Map<Where, List<What>> seen = new HashMap<>();

    public CountedByHand(List<Happening> happenings) {
        Map<At, Instant> arrivals = new HashMap<>();
        for (Happening happening : happenings) {
            At at = new At(happening.journey().value(), happening.step());
            if (happening.what() instanceof What.Reached || happening.what() instanceof What.Started) {
                arrivals.put(at, happening.at());
            }
            boolean follows = happening.what() instanceof What.Answered
                    || happening.what() instanceof What.Skipped
                    || happening.what() instanceof What.Completed;
            Instant counts = follows ? arrivals.getOrDefault(at, Instant.EPOCH) : happening.at();
            String day = LocalDate.ofInstant(counts, ZoneOffset.UTC).toString();
            for (String locale : List.of("", happening.locale().toLanguageTag())) {
                for (String someDay : List.of("", day)) {
                    seen.computeIfAbsent(
                                    new Where(happening.version(), happening.step(), locale, someDay),
                                    where -> new ArrayList<>())
                            .add(happening.what());
                }
            }
        }
    }

    /// @param locale empty for all of them
    /// @param day as it is written; empty for all of them, with the times and questions that days do not have
    public Figures figures(int version, String step, String locale, String day) {
        Map<Count, Long> counts = new HashMap<>();
        var times = new TreeMap<Integer, Long>();
        var fields = new TreeMap<String, Long>();
        seen.getOrDefault(new Where(version, step, locale, day), List.of()).forEach(what -> {
            String name = what.getClass().getSimpleName();
            counts.merge(
                    name.equals("WentBack") ? Count.WENT_BACK : Count.valueOf(name.toUpperCase(Locale.ROOT)),
                    1L,
                    Long::sum);
            if (what instanceof What.Refused refused) {
                refused.fields().forEach(field -> fields.merge(field, 1L, Long::sum));
            }
            if (what instanceof What.Answered answered) {
                times.merge(counted(answered.after()), 1L, Long::sum);
            }
            if (what instanceof What.Completed completed) {
                times.merge(counted(completed.after()), 1L, Long::sum);
            }
        });
        if (!fields.isEmpty()) {
            counts.put(
                    Count.FIELD_REFUSED,
                    fields.values().stream().mapToLong(n -> n).sum());
        }
        return day.isEmpty()
                ? new Figures(step, counts, new Times(times), fields)
                : new Figures(step, counts, Times.NONE, new TreeMap<>());
    }

    private static int counted(Duration after) {
        return (int) (after.toHours() == 0 ? after.toSeconds() : after.toMinutes() * 60);
    }
}

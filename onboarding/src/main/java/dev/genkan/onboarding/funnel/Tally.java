package dev.genkan.onboarding.funnel;

import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Happening.What;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One line to make strokes on: what is counted, and where. It names no member and no journey, and holds no answer.
///
/// @param step empty where the whole journey is meant
/// @param locale a language tag without extensions; of one too long to be kept the language alone
/// @param day since 1970, in UTC
/// @param field the question that was refused, or the empty name of the whole form; empty for everything else
/// @param seconds how long it took, see [Times]; 0 for what takes no time
public record Tally(
        String flow, int version, String step, String locale, long day, Count what, String field, int seconds) {

    private static final int LONGEST = 255;
    private static final int LONGEST_LOCALE = 64;

    /// The lines on which this makes a stroke each.
    static List<Tally> of(Happening happening) {
        return switch (happening.what()) {
            case What.Started it -> List.of(now(happening, Count.STARTED).ofWholeWay());
            case What.Reached it -> List.of(now(happening, Count.REACHED));
            case What.Shown it -> List.of(now(happening, Count.SHOWN));
            case What.Answered it -> List.of(after(happening, Count.ANSWERED, it.after()));
            case What.Changed it -> List.of(now(happening, Count.CHANGED));
            case What.Refused it -> refused(happening, it.fields());
            case What.WentBack it -> List.of(now(happening, Count.WENT_BACK));
            case What.Skipped it -> List.of(after(happening, Count.SKIPPED, it.after()));
            case What.Paused it -> List.of(now(happening, Count.PAUSED));
            case What.Upgraded it -> upgraded(happening, it.from());
            case What.Completed it ->
                List.of(after(happening, Count.COMPLETED, it.after()).ofWholeWay());
        };
    }

    private static Tally now(Happening happening, Count what) {
        return line(happening, happening.at(), what, 0);
    }

    /// On the day of the arrival: so the people of one day are the same all along the line, whenever they go on.
    private static Tally after(Happening happening, Count what, Duration after) {
        Duration took = after.isNegative() ? Duration.ZERO : after;
        return line(happening, happening.at().minus(took), what, Times.unit(took));
    }

    private static List<Tally> refused(Happening happening, List<String> fields) {
        List<Tally> tallies = new ArrayList<>();
        tallies.add(now(happening, Count.REFUSED));
        fields.stream()
                .distinct()
                .map(field -> now(happening, Count.FIELD_REFUSED).at(field))
                .forEach(tallies::add);
        return tallies;
    }

    private static List<Tally> upgraded(Happening happening, int from) {
        Tally in = now(happening, Count.UPGRADED);
        Tally out = now(happening, Count.MOVED_ON).inVersion(from);
        return in.step.isEmpty() ? List.of(in, out) : List.of(in, out, in.ofWholeWay(), out.ofWholeWay());
    }

    private static Tally line(Happening happening, Instant at, Count what, int seconds) {
        return new Tally(
                happening.flow(),
                happening.version(),
                happening.step(),
                tag(happening.locale()),
                LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay(),
                what,
                "",
                seconds);
    }

    private static String tag(Locale locale) {
        String tag = locale.stripExtensions().toLanguageTag();
        return tag.length() > LONGEST_LOCALE ? Locale.of(locale.getLanguage()).toLanguageTag() : tag;
    }

    private Tally ofWholeWay() {
        return new Tally(flow, version, "", locale, day, what, field, seconds);
    }

    private Tally inVersion(int other) {
        return new Tally(flow, other, step, locale, day, what, field, seconds);
    }

    private Tally at(String name) {
        String kept = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return new Tally(flow, version, step, locale, day, what, kept, seconds);
    }
}

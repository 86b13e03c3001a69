package dev.genkan.server.dashboard;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and numbers as the dashboard writes them, `say` in its templates: in English, times in UTC, because operators
/// of one instance sit in many places and speak of the same moment.
public record Phrases(InstantSource clock) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /// "23 Nov 2026, 08:11 UTC".
    public String when(Instant then) {
        return MOMENT.format(then);
    }

    /// "3 min ago", "5 h ago"; the day of what is more than a day away; "never" for the beginning of time.
    public String ago(Instant then) {
        if (then.equals(Instant.EPOCH)) {
            return "never";
        }
        Duration since = Duration.between(then, clock.instant());
        // another node's clock may be a little ahead
        if (since.toDays() != 0) {
            return day(LocalDate.ofInstant(then, ZoneOffset.UTC));
        }
        if (since.toMinutes() < 1) {
            return "just now";
        }
        return since.toHours() < 1 ? since.toMinutes() + " min ago" : since.toHours() + " h ago";
    }

    /// "23 Nov 2026".
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /// "12,481".
    public String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /// "1 user", "12,481 users".
    public String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /// "73 %"; a dash of nothing.
    public String percent(long part, long whole) {
        return whole == 0 ? "–" : Math.round(100.0 * part / whole) + "%";
    }

    /// "2 m 40 s", "1 h 5 m", "21 s"; a dash for no time at all.
    public String span(Duration time) {
        if (time.isZero()) {
            return "–";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " m";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " m " + time.toSecondsPart() + " s" : time.toSeconds() + " s";
    }

    /// A length that was configured: "7 days", "24 hours", "10 minutes".
    public String days(Duration length) {
        if (length.toDays() > 1 && length.equals(Duration.ofDays(length.toDays()))) {
            return count(length.toDays(), "day", "days");
        }
        if (length.toHours() > 0 && length.equals(Duration.ofHours(length.toHours()))) {
            return count(length.toHours(), "hour", "hours");
        }
        return length.toMinutes() > 0 && length.equals(Duration.ofMinutes(length.toMinutes()))
                ? count(length.toMinutes(), "minute", "minutes")
                : count(length.toSeconds(), "second", "seconds");
    }
}

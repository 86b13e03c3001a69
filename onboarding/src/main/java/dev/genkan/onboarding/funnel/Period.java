package dev.genkan.onboarding.funnel;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Days in UTC, both of them included.
public record Period(LocalDate from, LocalDate until) {

    /// As long as there are funnels.
    public static final Period ALWAYS = new Period(LocalDate.EPOCH, LocalDate.of(9999, 12, 31));

    /// @throws IllegalArgumentException if it ends before it begins
    public Period {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a period from " + from + " does not end on " + until);
        }
    }

    /// The last days, today included.
    ///
    /// @param days from 1
    public static Period last(int days, InstantSource clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Period(today.minusDays(days - 1L), today);
    }
}

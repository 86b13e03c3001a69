package dev.genkan.server.dashboard;

import java.time.LocalDate;
import java.util.stream.Stream;

/// How far back one looks. The last day is today, as far as it goes.
public enum Lately {
    FOUR_WEEKS("28d", "28 days"),
    WEEK("7d", "7 days"),
    YEAR("12m", "12 months");

    private final String word;
    private final String label;

    Lately(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /// Four weeks for a word that is none.
    static Lately of(String word) {
        return Stream.of(values())
                .filter(lately -> lately.word.equals(word))
                .findFirst()
                .orElse(FOUR_WEEKS);
    }

    /// As an address has it.
    public String word() {
        return word;
    }

    /// What follows "in" and "last".
    public String label() {
        return label;
    }

    boolean byMonth() {
        return this == YEAR;
    }

    /// The first of these days; of months the first day of a whole one.
    LocalDate from(LocalDate today) {
        return switch (this) {
            case FOUR_WEEKS -> today.minusDays(27);
            case WEEK -> today.minusDays(6);
            case YEAR -> today.withDayOfMonth(1).minusMonths(11);
        };
    }

    /// The first of as many days before those.
    LocalDate before(LocalDate today) {
        return switch (this) {
            case FOUR_WEEKS, WEEK -> from(from(today).minusDays(1));
            case YEAR -> from(today).minusMonths(12);
        };
    }
}

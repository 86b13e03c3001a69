package dev.genkan.forms.html;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One of the three numbers that a date is asked in.
enum DatePart {
    DAY("day", 'd'),
    MONTH("month", 'M'),
    YEAR("year", 'y');

    /// A day whose three numbers cannot be taken for each other.
    private static final LocalDate EXAMPLE = LocalDate.of(2027, 3, 27);

    private final String word;
    private final char letter;

    DatePart(String word, char letter) {
        this.word = word;
        this.letter = letter;
    }

    /// What stands behind the name of the question in that of the field: `day`.
    String word() {
        return word;
    }

    /// The three in the order in which people of that country write a short date of the Gregorian calendar: day, month,
    /// year for most, month first in the United States, year first in Japan.
    static List<DatePart> in(Locale locale) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        return Arrays.stream(values())
                .sorted(Comparator.comparingInt(part -> pattern.indexOf(part.letter)))
                .toList();
    }

    /// A date as it may be typed into the three fields, one after the other: `27 3 2027`, `2027 3 27`. Where lines
    /// begin on the right the first field is there, and so is the first number, by marks that are not seen.
    static String example(Locale locale) {
        String next = Direction.of(locale) == Direction.RIGHT_TO_LEFT ? "\u200f " : " ";
        return in(locale).stream()
                .map(part -> Integer.toString(part.of(EXAMPLE)))
                .collect(Collectors.joining(next));
    }

    private int of(LocalDate date) {
        return switch (this) {
            case DAY -> date.getDayOfMonth();
            case MONTH -> date.getMonthValue();
            case YEAR -> date.getYear();
        };
    }
}

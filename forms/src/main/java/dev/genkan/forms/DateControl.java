package dev.genkan.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `LocalDate`, asked as three numbers. All three left empty is no answer; the year has four digits.
record DateControl(Field.Date field) implements Control {

    private static final List<String> PARTS = List.of("day", "month", "year");
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final int LONGEST_PART = 20;

    static Control of(Shape shape) {
        shape.requireDecided();
        return new DateControl(new Field.Date(shape.path(), shape.required(), shape.hint()));
    }

    @Override
    public Reading read(Map<String, List<String>> posted) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        boolean several = false;
        for (String part : PARTS) {
            List<String> values = posted.getOrDefault(field.name() + "." + part, List.of());
            several |= values.size() > 1;
            String value = values.isEmpty() ? "" : Typed.line(values.getFirst());
            if (!value.isEmpty()) {
                String shown = Typed.shown(value);
                typed.put(
                        field.name() + "." + part, List.of(shown.substring(0, Math.min(shown.length(), LONGEST_PART))));
            }
        }
        if (several) {
            return new Reading.Unreadable(new FieldError(field.name(), "validation.single"), typed);
        }
        return typed.isEmpty() ? new Reading.Value(null, typed) : date(posted, typed);
    }

    private Reading date(Map<String, List<String>> posted, Map<String, List<String>> typed) {
        if (typed.size() < PARTS.size()) {
            return new Reading.Unreadable(new FieldError(field.name(), "validation.date.parts"), typed);
        }
        String day = part(posted, "day");
        String month = part(posted, "month");
        String year = part(posted, "year");
        if (!year.matches("[1-9][0-9]{3}")) {
            return new Reading.Unreadable(new FieldError(field.name(), "validation.date.year"), typed);
        }
        if (!day.matches("[0-9]{1,2}") || !month.matches("[0-9]{1,2}")) {
            return new Reading.Unreadable(new FieldError(field.name(), "validation.date"), typed);
        }
        try {
            return new Reading.Value(
                    LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)), typed);
        } catch (DateTimeException notInTheCalendar) {
            return new Reading.Unreadable(new FieldError(field.name(), "validation.date"), typed);
        }
    }

    private String part(Map<String, List<String>> posted, String part) {
        return Typed.line(
                posted.getOrDefault(field.name() + "." + part, List.of("")).getFirst());
    }

    @Override
    public Reading readJson(Object json) {
        if (!(json instanceof String text)) {
            return wrongType("string");
        }
        Matcher date = ISO.matcher(text);
        return date.matches()
                ? read(Map.of(
                        field.name() + ".year", List.of(date.group(1)),
                        field.name() + ".month", List.of(date.group(2)),
                        field.name() + ".day", List.of(date.group(3))))
                : new Reading.Unreadable(new FieldError(field.name(), "validation.date"), Map.of());
    }

    /// ISO 8601, as in `2026-02-28`.
    @Override
    public Object json(Object value) {
        return value.toString();
    }

    @Override
    public Map<String, List<String>> typed(Object json) {
        try {
            LocalDate date = LocalDate.parse(json.toString());
            return Map.of(
                    field.name() + ".day", List.of(Integer.toString(date.getDayOfMonth())),
                    field.name() + ".month", List.of(Integer.toString(date.getMonthValue())),
                    field.name() + ".year", List.of(Integer.toString(date.getYear())));
        } catch (DateTimeException noDate) {
            return Map.of();
        }
    }
}

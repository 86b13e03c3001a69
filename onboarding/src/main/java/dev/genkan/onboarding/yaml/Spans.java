package dev.genkan.onboarding.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people say them: `30 days`, `12 hours`, `1 minute`; others as ISO 8601 has them, `PT90S`.
final class Spans {

    private static final Pattern SAID = Pattern.compile("([0-9]{1,6}) (day|hour|minute)s?");

    private Spans() {}

    static Optional<Duration> read(String text) {
        Matcher said = SAID.matcher(text);
        if (!said.matches()) {
            try {
                return Optional.of(Duration.parse(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        long many = Long.parseLong(said.group(1));
        return Optional.of(
                switch (said.group(2)) {
                    case "day" -> Duration.ofDays(many);
                    case "hour" -> Duration.ofHours(many);
                    default -> Duration.ofMinutes(many);
                });
    }

    static String write(Duration time) {
        return read(time.toDays() + " days").filter(time::equals).isPresent()
                ? time.toDays() + " days"
                : read(time.toHours() + " hours").filter(time::equals).isPresent()
                        ? time.toHours() + " hours"
                        : time.toString();
    }
}

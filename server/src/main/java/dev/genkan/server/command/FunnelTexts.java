package dev.genkan.server.command;

import dev.genkan.onboarding.funnel.Period;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What the command about funnels is told.
final class FunnelTexts {

    private FunnelTexts() {}

    static Command.Funnel of(Map<String, String> texts) {
        String flow = texts.getOrDefault("flow", "");
        if (flow.isEmpty()) {
            throw Refused.usage("Name the flow: flow=NAME.");
        }
        return new Command.Funnel(
                flow,
                version(texts.getOrDefault("version", "")),
                period(texts),
                Stream.of(texts.getOrDefault("steps", "").split(",", -1))
                        .map(String::strip)
                        .filter(step -> !step.isEmpty())
                        .toList(),
                texts.getOrDefault("locale", ""));
    }

    static Map<String, String> of(Command.Funnel wanted) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("flow", wanted.flow());
        if (wanted.version() > 0) {
            texts.put("version", String.valueOf(wanted.version()));
        }
        texts.put("since", wanted.period().from().toString());
        texts.put("until", wanted.period().until().toString());
        texts.put("steps", String.join(",", wanted.steps()));
        texts.put("locale", wanted.locale());
        return texts;
    }

    private static int version(String text) {
        try {
            int version = text.isEmpty() ? 0 : Integer.parseInt(text);
            if (text.isEmpty() || version > 0) {
                return version;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refused.usage("A version is a number from 1, not \"" + text + "\".");
    }

    private static Period period(Map<String, String> texts) {
        LocalDate since = day(texts.getOrDefault("since", ""), Period.ALWAYS.from());
        LocalDate until = day(texts.getOrDefault("until", ""), Period.ALWAYS.until());
        try {
            return new Period(since, until);
        } catch (IllegalArgumentException e) {
            throw Refused.usage("The days end before they begin: since=" + since + " until=" + until + ".");
        }
    }

    private static LocalDate day(String text, LocalDate otherwise) {
        try {
            return text.isEmpty() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refused.usage("A day is written as in 2026-11-23, not \"" + text + "\".");
        }
    }
}

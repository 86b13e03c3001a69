package dev.genkan.gate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// One decision of the gate that was no plain pass, with its reasons: what "Why am I here?" is answered from. Holds no
/// token, no answer and no address of anybody; the member by their id alone.
///
/// @param id short, such as `7f3c-20d1`; it opens nothing
/// @param at in milliseconds' precision
/// @param method of the request
/// @param path as it was asked for, visible ASCII and 200 characters at most, without the query
/// @param outcome what was answered
/// @param why the reasons
/// @param shown what the visitor had to show
public record Decision(
        String id, Instant at, String method, String path, Outcome outcome, Explanation why, Shown shown) {

    /// The response header that carries the id in development.
    public static final String HEADER = "Genkan-Decision";

    /// The request attribute that carries it to whatever draws the answer.
    public static final String ATTRIBUTE = Decision.class.getName();

    private static final int LONGEST = 200;

    public Decision {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        method = plain(method);
        path = plain(path);
    }

    /// What was answered.
    ///
    /// @param code the word for programs, such as `onboarding_required`
    /// @param location where people are led, without the context path; empty for a refusal
    public record Outcome(int status, String code, String location) {}

    /// An id that no other decision of these days has, most likely.
    public static String newId() {
        HexFormat hex = HexFormat.of();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return hex.toHexDigits((short) random.nextInt()) + "-" + hex.toHexDigits((short) random.nextInt());
    }

    /// The line of the log.
    @Override
    public String toString() {
        String led = outcome.location().isEmpty() ? "" : " " + outcome.location();
        String claim = why.seen().claim().isEmpty()
                ? ""
                : ", " + why.seen() + " (stored: "
                        + (why.stored().claim().isEmpty()
                                ? "not asked"
                                : why.stored().value())
                        + (why.wanted().isEmpty() ? "" : ", wanted: " + why.wanted()) + ")";
        return "Decision " + id + ": " + method + " " + path + " -> " + outcome.status() + " " + outcome.code() + led
                + "; " + why.rule() + (why.atHandler() ? " at the handler" : "") + claim + "; token "
                + shown.tokenWords() + ", store: " + shown.storeWords()
                + (shown.userId().isEmpty() ? "" : "; " + shown.userId()) + ". " + why.remedy();
    }

    private static String plain(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return cut.chars()
                .map(c -> c > ' ' && c < 127 ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

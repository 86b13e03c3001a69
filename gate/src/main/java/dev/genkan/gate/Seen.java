package dev.genkan.gate;

import dev.genkan.token.Claims;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The small part of somebody's claims that a rule looked at, and what it said, as words for whoever asks why.
///
/// @param claim its name, such as `metadata.onboarding.welcome`; empty where no claim decided
/// @param value `absent`, `true`, `2`, a text in quotes (40 characters at most), `an object` or `a list`
public record Seen(String claim, String value) {

    /// No claim decided.
    public static final Seen NOTHING = new Seen("", "");

    private static final String ABSENT = "absent";
    private static final int LONGEST = 40;

    /// @param path names with dots between, from the root of the token: `metadata.termsAccepted`
    public static Seen in(Claims claims, String path) {
        Object value = claims.all();
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return new Seen(path, words(value));
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case null -> ABSENT;
            case Boolean flag -> flag.toString();
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case String text -> "\"" + cut(text) + "\"";
            case Map<?, ?> object -> "an object";
            default -> "a list";
        };
    }

    private static String cut(String text) {
        String plain = text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.length() < text.length() ? plain + "…" : plain;
    }

    @Override
    public String toString() {
        return claim.isEmpty() ? "no claim" : claim + " = " + value;
    }
}

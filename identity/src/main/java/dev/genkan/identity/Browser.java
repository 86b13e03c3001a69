package dev.genkan.identity;

import java.util.Locale;

/// The browser that asks, as far as it tells.
///
/// @param network where it asks from, see [Network#of]; empty if unknown
/// @param userAgent what it calls itself; cut to 512 characters, empty if it says nothing
/// @param locale the language in which it wants to be answered
/// @param atTheMachine whether it is known to run on the very machine of a development instance; then the codes of test
///     addresses are known beforehand, and nowhere else
public record Browser(String network, String userAgent, Locale locale, boolean atTheMachine) {

    /// Nobody's browser: what the house does by itself.
    public static final Browser NONE = new Browser("", "", Locale.ROOT, false);

    private static final int LONGEST_NETWORK = 64;
    private static final int LONGEST_USER_AGENT = 512;

    /// Any browser but one at the machine.
    public Browser(String network, String userAgent, Locale locale) {
        this(network, userAgent, locale, false);
    }

    public Browser {
        network = storable(network, LONGEST_NETWORK);
        userAgent = storable(userAgent, LONGEST_USER_AGENT);
    }

    /// Strangers write this header: what a database would refuse is replaced, what is too long is cut.
    private static String storable(String text, int longest) {
        StringBuilder kept = new StringBuilder();
        for (int c : text.codePoints().limit(longest).toArray()) {
            boolean storable = c >= ' ' && (c < 0xD800 || c > 0xDFFF);
            if (kept.length() + Character.charCount(c) <= longest) {
                kept.appendCodePoint(storable ? c : '?');
            }
        }
        return kept.toString();
    }
}

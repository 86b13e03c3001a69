package dev.genkan.identity;

import java.util.Locale;

/// The browser that asks, as far as it tells.
///
/// @param network where it asks from, see [Network#of]; empty if unknown
/// @param userAgent what it calls itself; cut to 512 characters, empty if it says nothing
/// @param locale the language in which it wants to be answered
/// @param atTheMachine whether it is known to run on the very machine of a development instance; then the codes of test
///     addresses are known beforehand, and nowhere else
/// @param device what it shows to be known as one in which somebody has signed in before
public record Browser(String network, String userAgent, Locale locale, boolean atTheMachine, DeviceToken device) {

    /// Nobody's browser: what the house does by itself.
    public static final Browser NONE = new Browser("", "", Locale.ROOT);

    private static final int LONGEST_NETWORK = 64;
    private static final int LONGEST_USER_AGENT = 512;

    /// Any browser but one at the machine.
    public Browser(String network, String userAgent, Locale locale) {
        this(network, userAgent, locale, false);
    }

    /// Any browser that nobody has signed in with before.
    public Browser(String network, String userAgent, Locale locale, boolean atTheMachine) {
        this(network, userAgent, locale, atTheMachine, DeviceToken.NONE);
    }

    public Browser {
        network = storable(network, LONGEST_NETWORK);
        userAgent = storable(userAgent, LONGEST_USER_AGENT);
    }

    /// The same browser, showing this.
    public Browser showing(DeviceToken token) {
        return new Browser(network, userAgent, locale, atTheMachine, token);
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

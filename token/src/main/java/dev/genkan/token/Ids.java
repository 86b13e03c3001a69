package dev.genkan.token;

/// The form every id of the house has: a prefix that tells what it names, then letters and digits.
public final class Ids {

    private static final int LONGEST = 64;

    private Ids() {}

    /// @throws IllegalArgumentException if `value` is not `prefix` and 1 to 58 or so letters or digits
    public static void requirePrefixed(String prefix, String value) {
        if (!isPrefixed(prefix, value)) {
            throw new IllegalArgumentException(
                    "an id here starts with " + prefix + " and goes on with letters and digits");
        }
    }

    /// Whether `value` is `prefix` followed by at least one letter or digit and nothing else, 64 characters at most.
    public static boolean isPrefixed(String prefix, String value) {
        if (!value.startsWith(prefix) || value.length() == prefix.length() || value.length() > LONGEST) {
            return false;
        }
        for (int i = prefix.length(); i < value.length(); i++) {
            char c = value.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
                return false;
            }
        }
        return true;
    }
}

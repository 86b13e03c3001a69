package dev.genkan.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a list: after this value of what it is ordered by, and after this id where the value is the same. To
/// callers it is a text without meaning; what comes back is believed only in the very form in which it was given.
///
/// @param list which list, in which order
public record Cursor(String list, long key, String id) {

    private static final Pattern FORM = Pattern.compile("([a-z_]+) (-?\\d{1,19}) ([A-Za-z0-9_]{1,64})");

    /// A text that is no cursor, or the cursor of another list or order.
    public static final class Unknown extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Unknown() {
            super("this cursor belongs to no page of this list in this order; begin with the first page");
        }
    }

    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + " " + key + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /// Where the page begins; empty for the first one.
    ///
    /// @throws Unknown if it does not belong to `list`; the fault of whoever sent it
    public static Optional<Cursor> of(PageRequest request, String list) {
        if (request.cursor().isEmpty()) {
            return Optional.empty();
        }
        Cursor cursor = parse(request.cursor());
        if (!cursor.list().equals(list)) {
            throw new Unknown();
        }
        return Optional.of(cursor);
    }

    private static Cursor parse(String text) {
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (parts.matches()) {
                Cursor cursor = new Cursor(parts.group(1), Long.parseLong(parts.group(2)), parts.group(3));
                if (cursor.encoded().equals(text)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException notInThisForm) {
            // said below
        }
        throw new Unknown();
    }
}

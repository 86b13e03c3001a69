package dev.genkan.server.wire;

import java.time.Instant;

/// Which part of a list an address asks for, and in which order.
public final class Slices {

    private static final int USUAL_LIMIT = 10;
    private static final int LARGEST_LIMIT = 500;
    /// The last millisecond of the year 9999.
    private static final long LATEST = 253_402_300_799_999L;

    private Slices() {}

    /// @param by the name of a field
    public record Order(String by, boolean ascending) {}

    /// 1 to 500; 10 unless told otherwise.
    public static int limit(Fields asked) {
        long limit = asked.number("limit").orElse(USUAL_LIMIT);
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new Refused(Errors.unfit("limit", "The limit is 1 to " + LARGEST_LIMIT + "."));
        }
        return (int) limit;
    }

    public static long offset(Fields asked) {
        long offset = asked.number("offset").orElse(0);
        if (offset < 0 || offset > Integer.MAX_VALUE) {
            throw new Refused(Errors.unfit("offset", "The offset is 0 or more."));
        }
        return offset;
    }

    /// `order_by`: a field, with `-` for the greatest first.
    public static Order order(Fields asked, String usual) {
        String text = asked.text("order_by").orElse(usual);
        // a plus sign in an address is a space
        boolean signed = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ");
        return new Order(signed ? text.substring(1) : text, !text.startsWith("-"));
    }

    /// @throws Refused for what is no time of ours
    public static Instant instant(String name, long millis) {
        if (millis < 0 || millis > LATEST) {
            throw new Refused(Errors.unfit(name, name + " is in milliseconds since 1970."));
        }
        return Instant.ofEpochMilli(millis);
    }
}

package dev.genkan.identity;

/// Which page of a list is wanted.
///
/// @param limit how many things are on it: 1 to 500
/// @param cursor where it begins, as the page before said it ([Page#next]); empty for the first page
public record PageRequest(int limit, String cursor) {

    /// Things on the largest page.
    public static final int MOST = 500;

    /// @throws IllegalArgumentException if the page would be empty or too large; the caller's fault
    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page holds 1 to " + MOST + " things, not " + limit);
        }
    }

    /// The first page.
    public static PageRequest first(int limit) {
        return new PageRequest(limit, "");
    }

    /// The page that follows `page`, as large as this one.
    ///
    /// @throws IllegalArgumentException if none follows; the caller's fault
    public PageRequest after(Page<?> page) {
        if (page.isLast()) {
            throw new IllegalArgumentException("no page follows the last one");
        }
        return new PageRequest(limit, page.next());
    }
}

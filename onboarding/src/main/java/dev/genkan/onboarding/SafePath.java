package dev.genkan.onboarding;

import java.util.regex.Pattern;

/// What an address inside the application looks like when a programmer wrote it. Stricter than what browsers may ask
/// for: nothing here needs to be decoded to be understood.
final class SafePath {

    private static final String SEGMENT = "[A-Za-z0-9._~!$&'()*+,=:@-]+";
    private static final Pattern SAFE =
            Pattern.compile("/(?:" + SEGMENT + "(?:/" + SEGMENT + ")*/?)?(?:\\?[A-Za-z0-9._~!$&'()*+,=:@/?%-]*)?");

    private SafePath() {}

    static boolean isSafe(String path) {
        String segments = withoutQuery(path) + "/";
        return SAFE.matcher(path).matches() && !segments.contains("/../") && !segments.contains("/./");
    }

    static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /// Whether `path` is `root` or lies below it, by whole segments.
    static boolean isBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root.endsWith("/") ? root : root + "/");
    }
}

package dev.genkan.forms;

/// What somebody typed, made fit to be kept and shown. What arrives here may be anything a stranger can send.
final class Typed {

    /// The most UTF-16 units of one answer that are ever kept or shown.
    static final int LONGEST = 10_000;

    private Typed() {}

    /// One line without white space around it: line breaks and tabs, which can only have been pasted or forged, become
    /// one space, and every space character of Unicode counts as white space.
    static String line(String posted) {
        String line = posted.replace("\r\n", " ")
                .replace('\r', ' ')
                .replace('\n', ' ')
                .replace('\t', ' ');
        int start = 0;
        int end = line.length();
        while (start < end && isBlank(line.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    /// Whether it holds what neither a page nor JSON nor every database can keep: NUL and other control characters, or
    /// half of a surrogate pair.
    static boolean hasForbiddenCharacters(String line) {
        return line.codePoints().anyMatch(Typed::isForbidden);
    }

    /// The same, cut at [#LONGEST], with what no page can show left out.
    static String shown(String line) {
        String cut = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
        return cut.codePoints()
                .filter(c -> !isForbidden(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}

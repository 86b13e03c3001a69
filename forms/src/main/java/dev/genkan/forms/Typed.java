package dev.genkan.forms;

import java.util.Optional;

/// What somebody typed, made fit to be kept and shown. What arrives here may be anything a stranger can send.
final class Typed {

    /// The most UTF-16 units of one answer that are ever kept or shown.
    static final int LONGEST = 10_000;

    private Typed() {}

    /// One line without white space around it: line breaks and tabs, which can only have been pasted or forged, become
    /// one space, and every space character of Unicode counts as white space.
    static String line(String posted) {
        return trimmed(posted.replace("\r\n", " ")
                .replace('\r', ' ')
                .replace('\n', ' ')
                .replace('\t', ' '));
    }

    /// A number as it may be typed on any keyboard, in the digits and marks that all of us read: Arabic, Persian and
    /// Indic digits, the wide ones of Japanese keyboards, and the marks that stand between them. Everything else
    /// stays.
    static String inOurDigits(String line) {
        StringBuilder text = new StringBuilder();
        line.codePoints().forEach(c -> {
            switch (c) {
                case 0x066B, '．' -> text.append('.');
                case '，' -> text.append(',');
                // parts thousands and nothing else
                case 0x066C -> text.append('\u00a0');
                case '－' -> text.append('-');
                default -> {
                    if (Character.isDigit(c)) {
                        text.append(Character.digit(c, 10));
                    } else {
                        text.appendCodePoint(c);
                    }
                }
            }
        });
        return text.toString();
    }

    /// Several lines without white space around the whole, parted by `\n`.
    static String lines(String posted) {
        return trimmed(posted.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /// What is wrong with a text: that no answer is so long, or what [#hasForbiddenCharacters] says.
    static Optional<FieldError> complaint(String field, int maxLength, String text) {
        if (text.length() > LONGEST) {
            return Optional.of(Rules.tooLong(field, maxLength));
        }
        return hasForbiddenCharacters(text)
                ? Optional.of(new FieldError(field, "validation.characters"))
                : Optional.empty();
    }

    /// Whether it holds what neither a page nor JSON nor every database can keep: NUL and other control characters, or
    /// half of a surrogate pair. Line breaks and tabs are none; where only one line is asked they are gone by now.
    static boolean hasForbiddenCharacters(String text) {
        return text.codePoints().anyMatch(Typed::isForbidden);
    }

    /// The same, cut at [#LONGEST], with what no page can show left out.
    static String shown(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return cut.codePoints()
                .filter(c -> !isForbidden(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isForbidden(int codePoint) {
        return (Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t')
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}

package dev.genkan.server.mail;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A mail without HTML: paragraphs of short lines. Words are never broken, addresses of pages least of all; of a
/// language that is written without spaces, lines end where it lets them end.
final class PlainText {

    /// A letter of such a language takes the room of two.
    private static final int LINE = 72;

    private PlainText() {}

    /// @param paragraphs those that are empty are left out
    static String of(Locale locale, String... paragraphs) {
        return Stream.of(paragraphs)
                        .filter(paragraph -> !paragraph.isEmpty())
                        .map(paragraph -> wrapped(paragraph, locale))
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    private static String wrapped(String paragraph, Locale locale) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : paragraph.split(" ", -1)) {
            int gap = column > 0 ? 1 : 0;
            for (String piece : pieces(word, locale)) {
                int width = width(piece);
                if (column > 0 && column + gap + width > LINE) {
                    text.append('\n');
                    column = 0;
                    gap = 0;
                }
                text.append(" ".repeat(gap)).append(piece);
                column += gap + width;
                gap = 0;
            }
        }
        return text.toString();
    }

    private static List<String> pieces(String word, Locale locale) {
        if (word.codePoints().noneMatch(PlainText::isWide)) {
            return List.of(word);
        }
        BreakIterator ends = BreakIterator.getLineInstance(locale);
        ends.setText(word);
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            pieces.add(word.substring(start, end));
            start = end;
        }
        return pieces;
    }

    private static int width(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            // the marks of their words and sentences, and wide forms of ours
            default -> c >= 0x3000 && c <= 0x30FF || c >= 0xFF01 && c <= 0xFF60;
        };
    }
}

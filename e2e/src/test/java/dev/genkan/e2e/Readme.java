package dev.genkan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Files as the documentation shows them: code blocks, each under a comment that says which file it is.
final class Readme {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## Thirty lines\\s*$(.*?)(?=^## |\\z)");
    private static final Pattern FILE =
            Pattern.compile("(?ms)^<!-- file: (?<path>\\S+) -->\\s*^```\\w+\\n(?<text>.*?)^```\\s*$");

    private Readme() {}

    /// The README's section "Thirty lines": the files by path, in its order.
    ///
    /// @throws IllegalStateException if there is no such section, or no file in it
    static Map<String, String> thirtyLines(Path readme) {
        Matcher section = SECTION.matcher(read(readme));
        if (!section.find()) {
            throw new IllegalStateException(readme + " has no section \"## Thirty lines\"");
        }
        return files(section.group(1), "\"Thirty lines\" in " + readme);
    }

    /// All files of a page, by path, in its order.
    ///
    /// @throws IllegalStateException if it shows none
    static Map<String, String> filesOf(Path page) {
        return files(read(page), page.toString());
    }

    /// The same of what stands before this heading.
    ///
    /// @throws IllegalStateException if there is no such heading, or no file before it
    static Map<String, String> filesOf(Path page, String before) {
        String text = read(page);
        int end = text.indexOf("\n" + before);
        if (end < 0) {
            throw new IllegalStateException(page + " has no heading \"" + before + "\"");
        }
        return files(text.substring(0, end), page.toString());
    }

    private static Map<String, String> files(String text, String where) {
        var files = new LinkedHashMap<String, String>();
        Matcher file = FILE.matcher(text);
        while (file.find()) {
            files.put(file.group("path"), file.group("text"));
        }
        if (files.isEmpty()) {
            throw new IllegalStateException(where + " shows no file");
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

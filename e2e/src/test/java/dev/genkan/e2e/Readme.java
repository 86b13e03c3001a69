package dev.genkan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The README's section "Thirty lines": code blocks, each under a comment that says which file it is.
final class Readme {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## Thirty lines\\s*$(.*?)(?=^## |\\z)");
    private static final Pattern FILE =
            Pattern.compile("(?ms)^<!-- file: (?<path>\\S+) -->\\s*^```\\w+\\n(?<text>.*?)^```\\s*$");

    private Readme() {}

    /// The files by path, in the order of the README.
    ///
    /// @throws IllegalStateException if there is no such section, or no file in it
    static Map<String, String> thirtyLines(Path readme) {
        Matcher section = SECTION.matcher(read(readme));
        if (!section.find()) {
            throw new IllegalStateException(readme + " has no section \"## Thirty lines\"");
        }
        var files = new LinkedHashMap<String, String>();
        Matcher file = FILE.matcher(section.group(1));
        while (file.find()) {
            files.put(file.group("path"), file.group("text"));
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("\"Thirty lines\" in " + readme + " shows no file");
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

package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.html.Words;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Templates, code and words say the same keys.
class WordsInStepTest {

    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([A-Za-z0-9_.]+)");
    private static final Pattern IN_CODE = Pattern.compile("text\\(request, \"([a-z][A-Za-z0-9_.]+)\"");

    private final Words words = Words.of(WordsInStepTest.class.getClassLoader(), "dev/genkan/server/words");

    @Test
    void every_key_that_a_page_asks_for_has_words() throws IOException {
        TreeSet<String> asked = new TreeSet<>(found(IN_TEMPLATE, ".html"));
        asked.addAll(found(IN_CODE, ".java"));

        assertThat(asked)
                .hasSizeGreaterThan(40)
                .allSatisfy(key -> assertThat(words.find(key, Locale.ENGLISH, Map.of("count", 2)))
                        .as(key)
                        .isPresent());
    }

    @Test
    void no_words_are_kept_that_nobody_says() throws IOException {
        String everything = files(".html").map(WordsInStepTest::read).collect(Collectors.joining())
                + files(".java").map(WordsInStepTest::read).collect(Collectors.joining());

        assertThat(ourKeys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(everything).as(key).contains(saidAs(key)));
    }

    /// Some keys are put together: those of a mail of its name and the part, those of a decision of what was found.
    private static String saidAs(String key) {
        if (key.matches("mail\\.[a-zA-Z]+\\.(subject|title|body|asked|button)")) {
            return key.replaceFirst("\\.[^.]*$", "\"");
        }
        return key.matches("why\\.(token|store|fact)\\.[a-z_]+") ? key.replaceFirst("[^.]*$", "\"") : key;
    }

    private static List<String> ourKeys() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(SOURCES.resolve("resources/dev/genkan/server/words.properties"))) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .map(key -> key.replaceFirst("\\.(one|other)$", ""))
                .distinct()
                .toList();
    }

    private static List<String> found(Pattern key, String suffix) throws IOException {
        return files(suffix)
                .flatMap(file -> key.matcher(read(file)).results().map(result -> result.group(1)))
                .toList();
    }

    private static Stream<Path> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every language we ship says what English says: every key, no other, with the same arguments.
class LanguageFilesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{[A-Za-z][A-Za-z0-9]*}");

    /// The same in German, or names.
    private static final Set<String> SAME = Set.of(
            "page.title",
            "validation.message",
            "inbox.code",
            "inbox.format",
            "inbox.html",
            "inbox.text",
            "profile.name");

    static Stream<Path> translations() throws IOException {
        return Stream.of("../forms/src/main/resources/dev/genkan/forms/html", "src/main/resources/dev/genkan/server")
                .flatMap(LanguageFilesTest::translationsIn);
    }

    private static Stream<Path> translationsIn(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files
                    .filter(file -> file.getFileName().toString().matches("words_.*\\.properties"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void no_key_is_missing_and_none_is_extra(Path translation) throws IOException {
        assertThat(words(translation).keySet()).isEqualTo(english(translation).keySet());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void every_text_names_the_same_arguments(Path translation) throws IOException {
        Map<String, String> english = english(translation);

        words(translation)
                .forEach((key, text) ->
                        assertThat(arguments(text)).as(key).isEqualTo(arguments(english.getOrDefault(key, ""))));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nothing_was_left_in_english(Path translation) throws IOException {
        Map<String, String> english = english(translation);

        assertThat(words(translation))
                .allSatisfy((key, text) -> assertThat(SAME.contains(key) || !text.equals(english.get(key)))
                        .as(key)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void texts_are_set_as_german_is_and_say_du(Path translation) throws IOException {
        words(translation).forEach((key, text) -> {
            assertThat(text)
                    .as(key)
                    .isNotBlank()
                    .isEqualTo(text.strip())
                    .doesNotContain("'", "\"", "!", "...", "’", "”", " - ")
                    .doesNotContainPattern("\\b(Sie|Ihnen|Ihre[nmrs]?|Ihr)\\b");
            assertThat(text.chars().filter(c -> c == '„').count())
                    .as(key)
                    .isEqualTo(text.chars().filter(c -> c == '“').count());
        });
    }

    private static Map<String, String> english(Path translation) throws IOException {
        return words(translation.resolveSibling("words.properties"));
    }

    private static Map<String, String> words(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> words = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return words;
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}

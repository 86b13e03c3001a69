package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.html.Words;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every language we ship says what English says: every key, no other, with the same arguments, and every form that its
/// words have by number.
class LanguageFilesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{[A-Za-z][A-Za-z0-9]*}");
    private static final Pattern FORM = Pattern.compile("\\.(zero|one|two|few|many|other)$");

    /// What "a minute" need not name.
    private static final Set<String> NUMBERS = Set.of("{count}", "{min}", "{max}", "{minutes}", "{seconds}");

    /// The same in another language, or names.
    private static final Set<String> SAME = Set.of(
            "page.title",
            "validation.message",
            "inbox.code",
            "inbox.format",
            "inbox.html",
            "inbox.text",
            "profile.name",
            "why.claim",
            "why.fact.version");

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
        assertThat(withoutForms(words(translation).keySet()))
                .isEqualTo(withoutForms(english(translation).keySet()));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void every_text_names_the_same_arguments(Path translation) throws IOException {
        Map<String, String> english = english(translation);

        words(translation).forEach((key, text) -> {
            String one = withoutForm(key);
            Set<String> all = arguments(english.getOrDefault(one, english.getOrDefault(one + ".other", "")));
            Set<String> said = arguments(text);
            if (FORM.matcher(key).find() && !key.endsWith(".other")) {
                said.addAll(NUMBERS.stream().filter(all::contains).toList());
            }
            assertThat(said).as(key).isEqualTo(all);
        });
    }

    @Test
    void every_form_is_there_that_the_words_of_the_language_have_and_none_that_they_have_not() throws IOException {
        ClassLoader files = getClass().getClassLoader();
        for (String one : List.of("dev/genkan/forms/html/words", "dev/genkan/server/words")) {
            assertThat(Words.of(files, List.of(one), List.of(one)).untranslated())
                    .as(one)
                    .isEmpty();
        }
        assertThat(translations())
                .allSatisfy(file -> assertThat(forms(file))
                        .as(file.toString())
                        .isNotEmpty()
                        .isEqualTo(
                                switch (language(file)) {
                                    case "ar" -> Set.of(".zero", ".one", ".two", ".few", ".many", ".other");
                                    case "ja" -> Set.of(".other");
                                    default -> Set.of(".one", ".other");
                                }));
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

    @Test
    void texts_are_set_as_german_is_and_say_du() throws IOException {
        in("de").forEach((key, text) -> {
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

    @Test
    void texts_are_set_as_japanese_is_and_are_polite() throws IOException {
        in("ja").forEach((key, text) -> {
            assertThat(text)
                    .as(key)
                    .isNotBlank()
                    .isEqualTo(text.strip())
                    .doesNotContain("'", "\"", "!", "！", "?", "...", "’", "“", "”", "　")
                    // a full stop is 。 except inside a number or an address
                    .doesNotContainPattern("[.,:;](\\s|$)")
                    .doesNotContainPattern("(だ|である|しろ|せよ)。");
        });
    }

    @Test
    void texts_are_set_as_arabic_is() throws IOException {
        in("ar").forEach((key, text) -> assertThat(text)
                .as(key)
                .isNotBlank()
                .isEqualTo(text.strip())
                .doesNotContain("'", "\"", "!", "?", ",", ";", "...", "“", "”")
                // digits are those that can be typed anywhere, and no mark of direction is written by hand
                .doesNotContainPattern("[\\u0660-\\u0669\\u06F0-\\u06F9\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]"));
    }

    private static Map<String, String> in(String language) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Path file : translations().toList()) {
            if (language(file).equals(language)) {
                all.putAll(words(file));
            }
        }
        assertThat(all).hasSizeGreaterThan(300);
        return all;
    }

    private static String language(Path file) {
        return file.getFileName().toString().replaceFirst("words_(.*)\\.properties", "$1");
    }

    private static Set<String> forms(Path file) throws IOException {
        return words(file).keySet().stream()
                .map(FORM::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .collect(Collectors.toSet());
    }

    private static Set<String> withoutForms(Set<String> keys) {
        return keys.stream().map(LanguageFilesTest::withoutForm).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutForm(String key) {
        return FORM.matcher(key).replaceFirst("");
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

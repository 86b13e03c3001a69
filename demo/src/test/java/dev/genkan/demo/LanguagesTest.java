package dev.genkan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything the demo says is there in English and in each of the other languages.
class LanguagesTest {

    /// What is filled in, and the HTML of the lines that have some.
    private static final Pattern KEPT = Pattern.compile("\\{\\d}|</?code>|/[a-z]+(?=<)");

    @ParameterizedTest
    @ValueSource(strings = {"de", "ja", "ar"})
    void all_languages_have_the_same_words_with_the_same_places_in_them(String language) throws IOException {
        Properties english = words("messages.properties");
        Properties theirs = words("messages_" + language + ".properties");

        assertThat(theirs.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(kept(theirs.getProperty(key)))
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(kept(english.getProperty(key))));
    }

    private static List<String> kept(String text) {
        return KEPT.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(LanguagesTest.class.getResourceAsStream("/" + file)), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}

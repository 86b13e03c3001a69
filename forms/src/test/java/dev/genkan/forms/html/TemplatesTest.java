package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every template and every word.
class TemplatesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/dev/genkan/forms/html");
    private static final Path BANNER = RESOURCES.resolveSibling("acting.html");
    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("#\\{([A-Za-z0-9_.]+)");
    private static final Pattern KEY_IN_CODE = Pattern.compile("\"([a-zA-Z]+(?:\\.[a-zA-Z_]+)+)\"");

    /// Words of pages that other modules draw, or of steps still to come; here so that one file holds every text.
    private static final List<String> SPOKEN_ELSEWHERE = List.of(
            "signIn.", "signUp.", "code.", "password.", "field.", "error.", "page.", "onboarding.", "validation.");

    @Test
    void no_template_has_a_style_or_a_script_of_its_own() throws IOException {
        for (Path template : drawn()) {
            assertThat(Files.readString(template))
                    .as(template.toString())
                    .doesNotContainPattern("(?i)\\s(th:)?style=")
                    .doesNotContainPattern("(?i)<style")
                    .doesNotContainPattern("(?i)<script(?![^>]* th:src=)")
                    .doesNotContainPattern("(?i)\\son[a-z]+=")
                    .doesNotContainPattern("(?i)th:on")
                    .doesNotContainPattern("(?i)javascript:")
                    .doesNotContain("th:utext")
                    .doesNotContain("[(")
                    .doesNotContain("__$");
        }
    }

    @Test
    void an_application_may_put_its_own_in_the_place_of_each() throws IOException {
        assertThat(templates().stream()
                        .map(file -> RESOURCES.relativize(file).toString().replace(".html", "")))
                .containsExactlyInAnyOrderElementsOf(Pages.NAMES);
    }

    @Test
    void every_form_that_posts_carries_the_hidden_field() throws IOException {
        for (Path template : templates()) {
            String html = Files.readString(template);
            assertThat(count(html, "layout :: csrf")).as(template.toString()).isEqualTo(count(html, "method=\"post\""));
        }
    }

    @Test
    void every_key_in_use_has_a_text() throws IOException {
        Set<String> texts = texts();
        assertThat(keysOf(drawn(), KEY_IN_TEMPLATE))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(texts).containsAnyOf(key, key + ".other"));
        assertThat(keysOf(files(CODE, ".java"), KEY_IN_CODE).stream()
                        .filter(key -> key.matches("(validation|field|error|page|onboarding)\\..*")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(texts).containsAnyOf(key, key + ".other"));
    }

    @Test
    void every_text_is_in_use_or_belongs_to_a_page_of_another_module() throws IOException {
        Set<String> used = new TreeSet<>(keysOf(drawn(), KEY_IN_TEMPLATE));
        used.addAll(keysOf(files(CODE, ".java"), KEY_IN_CODE));

        assertThat(texts())
                .allSatisfy(key -> assertThat(used.contains(key)
                                || used.contains(key.replaceAll("\\.(one|other)$", ""))
                                || SPOKEN_ELSEWHERE.stream().anyMatch(key::startsWith))
                        .as(key)
                        .isTrue());
    }

    @Test
    void words_are_set_with_typographic_marks_and_without_shouting() throws IOException {
        Properties words = words();
        for (String key : words.stringPropertyNames()) {
            assertThat(words.getProperty(key))
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("'")
                    .doesNotContain("\"")
                    .doesNotContain("!")
                    .doesNotContain("...")
                    .isEqualTo(words.getProperty(key).strip());
        }
    }

    private static Set<String> texts() throws IOException {
        return new TreeSet<>(words().stringPropertyNames());
    }

    private static Properties words() throws IOException {
        Properties words = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve("words.properties"))) {
            words.load(reader);
        }
        return words;
    }

    private static Set<String> keysOf(List<Path> files, Pattern pattern) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path file : files) {
            pattern.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
        }
        return keys;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /// The templates, and the banner that no application has in its own words.
    private static List<Path> drawn() throws IOException {
        return Stream.concat(templates().stream(), Stream.of(BANNER)).toList();
    }

    private static List<Path> templates() throws IOException {
        List<Path> templates = files(RESOURCES, ".html");
        assertThat(templates).hasSizeGreaterThan(5);
        return templates;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}

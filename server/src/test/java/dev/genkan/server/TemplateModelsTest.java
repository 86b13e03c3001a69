package dev.genkan.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What templates are given is API, because applications write their own: each says at its head what it reads, and the
/// page of the documentation says the same.
class TemplateModelsTest {

    private static final Path FORMS = Path.of("../forms/src/main/resources/dev/genkan/forms/html");
    private static final Path SERVER = Path.of("src/main/resources/dev/genkan/server");
    private static final Path DOCUMENTATION = Path.of("../docs/appearance.md");
    private static final String BEGIN = "<!-- templates: written by TemplateModelsTest -->\n";
    private static final String END = "<!-- end of templates -->";

    /// What every template has.
    private static final Set<String> EVERYWHERE = Set.of(
            "base",
            "csrf",
            "theme",
            "who",
            "signOut",
            "still",
            "brand",
            "logo",
            "stylesheet",
            "assets",
            "lang",
            "dir",
            "progress");

    private static final Pattern HEAD = Pattern.compile("\\A\\s*<!--/\\*(.*?)\\*/-->", Pattern.DOTALL);
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{((?:[^{}]|\\{[^}]*})*)}");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w#])([a-z]\\w*)\\b(?!\\s*\\()");
    private static final Pattern TOLD = Pattern.compile("`(\\w+)`");
    private static final Pattern LOCAL =
            Pattern.compile("th:(?:each|with)=\"\\s*(\\w+)|th:fragment=\"[\\w-]+\\(([^)]*)\\)");

    static Stream<Path> templates() {
        return Stream.of(FORMS, SERVER).flatMap(TemplateModelsTest::templatesIn);
    }

    private static Stream<Path> templatesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".html")
                            && !file.toString().contains("inbox")
                            && !file.toString().contains("why")
                            && !requireNonNull(file.getParent()).endsWith("dashboard"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_says_at_its_head_what_it_reads(Path template) {
        Set<String> untold = new TreeSet<>(names(template));
        untold.removeAll(EVERYWHERE);
        untold.removeAll(told(head(template)));
        if (requireNonNull(template.getParent()).endsWith("profile")) {
            // what all pages of the account are given is told at the head of the file they stand in
            untold.removeAll(told(head(SERVER.resolve("profile/shell.html"))));
        }

        assertThat(untold).as("read by %s, but not named at its head", template).isEmpty();
    }

    @Test
    void an_application_may_put_its_own_in_the_place_of_each() {
        assertThat(templatesIn(SERVER).map(TemplateModelsTest::shortName))
                .containsExactlyInAnyOrderElementsOf(HouseTemplates.NAMES);
    }

    @Test
    void the_page_of_the_documentation_says_the_same() throws IOException {
        String page = Files.readString(DOCUMENTATION);
        String table = templates().map(TemplateModelsTest::row).sorted().collect(Collectors.joining());
        String wanted = page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                + "| template | what it is given |\n| --- | --- |\n" + table + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENTATION, wanted);
        }

        assertThat(Files.readString(DOCUMENTATION))
                .as("%s; -Dapprove=true renews it", DOCUMENTATION)
                .isEqualTo(wanted);
    }

    private static String row(Path template) {
        return "| `genkan/" + shortName(template) + ".html` | "
                + head(template).strip().replaceAll("\\s+", " ").replace("|", "\\|") + " |\n";
    }

    private static String shortName(Path template) {
        Path folder = template.startsWith(FORMS) ? FORMS : SERVER;
        return folder.relativize(template).toString().replace(".html", "");
    }

    private static String head(Path template) {
        Matcher head = HEAD.matcher(read(template));
        return head.find() ? head.group(1) : "";
    }

    private static Set<String> told(String head) {
        return TOLD.matcher(head).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> names(Path template) {
        String body = read(template).replaceAll("(?s)<!--.*?-->", "");
        Set<String> names = EXPRESSION
                .matcher(body)
                .results()
                .map(expression -> expression.group(1).replaceAll("'[^']*'", ""))
                .flatMap(expression -> NAME.matcher(expression).results().map(name -> name.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        LOCAL.matcher(body).results().forEach(local -> {
            String parameters = local.group(2);
            List<String> own = parameters == null ? List.of(local.group(1)) : List.of(parameters.split(",\\s*"));
            own.forEach(names::remove);
        });
        // the second of two names that `th:with` gives
        Pattern.compile(",(\\w+)=\\|").matcher(body).results().forEach(local -> names.remove(local.group(1)));
        List.of("and", "or", "not", "null", "true", "false").forEach(names::remove);
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

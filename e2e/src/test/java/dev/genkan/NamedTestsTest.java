package dev.genkan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Some pages name a test for each thing they promise; one that names tests which are gone is worse than none.
class NamedTestsTest {

    private static final Path HOUSE = Path.of("..");
    /// As the page names them: the class, and the method where it is one.
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+Test)(?:\\.([a-z][a-zA-Z0-9_]+))?`");

    @ParameterizedTest
    @CsvSource({
        "docs/hostile-input.md, 40",
        "docs/security-model.md, 40",
        "docs/compat.md, 15",
        "docs/flows.md, 35",
        "SECURITY.md, 8"
    })
    void every_test_that_the_page_names_is_there(String page, int least) throws IOException {
        Matcher named = NAMED.matcher(Files.readString(HOUSE.resolve(page)));
        List<String> missing = new ArrayList<>();
        int seen = 0;
        while (named.find()) {
            seen++;
            List<Path> files = sources(named.group(1));
            if (files.isEmpty() || (named.group(2) != null && !hasMethod(files, named.group(2)))) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(seen).isGreaterThan(least);
    }

    private static boolean hasMethod(List<Path> files, String method) throws IOException {
        Pattern declared = Pattern.compile("void " + Pattern.quote(method) + "\\(");
        for (Path file : files) {
            if (declared.matcher(Files.readString(file)).find()) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> sources(String type) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(HOUSE)) {
            for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    files.filter(file -> file.getFileName().toString().equals(type + ".java"))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}

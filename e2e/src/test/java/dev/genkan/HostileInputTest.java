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
import org.junit.jupiter.api.Test;

/// `docs/hostile-input.md` names a test for each attack; a page that names tests which are gone is worse than none.
class HostileInputTest {

    private static final Path HOUSE = Path.of("..");
    /// As the page names them: the class, and the method where it is one.
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+Test)(?:\\.([a-z][a-zA-Z0-9_]+))?`");

    @Test
    void every_test_that_the_page_names_is_there() throws IOException {
        Matcher named = NAMED.matcher(Files.readString(HOUSE.resolve("docs/hostile-input.md")));
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
        assertThat(seen).isGreaterThan(40);
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

package dev.genkan.onboarding.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Flows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page about files of flows says what is read.
class FlowFilesPageTest {

    private static final Path PAGE = Path.of("../docs/flow-files.md");

    @Test
    void its_example_is_read_and_its_tables_have_every_key_and_no_other() throws IOException {
        String page = Files.readString(PAGE);
        String example = page.split("```yaml\n", 2)[1].split("```", 2)[0];
        assertThat(FlowFile.read(example, "docs/flow-files.md", Flows.VALIDATOR))
                .hasSize(1);
        SchemaTest.accepts(example);
        assertThat(keys(page, "A flow")).isEqualTo(new TreeSet<>(Notation.FLOW));
        assertThat(keys(page, "A step")).isEqualTo(new TreeSet<>(Notation.STEP));
        assertThat(keys(page, "A field")).isEqualTo(new TreeSet<>(Notation.anyOfField()));
        assertThat(words(page)).containsAll(Notation.TYPES.keySet()).containsAll(Notation.LIES_IN.keySet());
        assertThat(words(page)).containsAll(Notation.GOES_TO.keySet()).containsAll(Notation.LEFT_OPEN.keySet());
    }

    private static Set<String> keys(String page, String heading) {
        String table = page.split("## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
        return table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .flatMap(cell -> words(cell).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> words(String text) {
        return Pattern.compile("`([a-z-]+)`")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}

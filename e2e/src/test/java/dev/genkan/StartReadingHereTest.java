package dev.genkan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md tells a newcomer where to begin; what it names has to be there.
class StartReadingHereTest {

    @Test
    void each_type_that_a_newcomer_is_to_read_exists() throws IOException {
        String page = Files.readString(Path.of("../ARCHITECTURE.md"));
        String section =
                page.replaceFirst("(?s).*\n## Start reading here\n", "").replaceFirst("(?s)\n## .*", "");
        List<String> named = Pattern.compile("(?m)^\\| `([^`]+)`")
                .matcher(section)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThanOrEqualTo(5);
        for (String type : named) {
            assertThatCode(() -> Class.forName(type, false, StartReadingHereTest.class.getClassLoader()))
                    .as(type)
                    .doesNotThrowAnyException();
        }
    }
}

package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

/// Every refusal to start has its sentence, and the documentation says what helps.
@ExtendWith(OutputCaptureExtension.class)
class EveryRefusalTest {

    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final String BEGIN = "| what it says | what helps |\n| --- | --- |\n";
    private static final String END = "\n<!-- the table ends here -->";
    /// From one piece of a text to the next: what stands between them, if anything, differs from case to case.
    private static final Pattern GLUE = Pattern.compile("\"\\s*\\+(?:[^\";]+\\+)?\\s*\"");
    private static final Pattern SENTENCE = Pattern.compile("new CannotStart\\(\\s*\"((?:[^\"\\\\]|\\\\.)+)\"");

    @TempDir
    Path directory;

    static List<Refusal> refusals() {
        return Refusals.ALL;
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void is_one_sentence_without_a_stack_trace(Refusal refusal, CapturedOutput output) throws Exception {
        Path data = directory.resolve("data");
        try (AutoCloseable prepared = refusal.before().in(data)) {
            int before = output.getAll().length();

            Throwable thrown = catchThrowable(() -> start(refusal, data));

            assertThat(thrown).isNotNull();
            String said = output.getAll().substring(before);
            assertThat(said).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
            String description = said.substring(said.indexOf("Description:"));
            assertThat(description).containsSubsequence(refusal.parts().toArray(String[]::new));
        }
    }

    @Test
    void every_sentence_in_the_code_is_in_the_list() {
        List<String> sentences = Stream.of("../server/src/main/java", "src/main/java")
                .flatMap(EveryRefusalTest::sourcesIn)
                .flatMap(source -> SENTENCE.matcher(glued(source)).results())
                .map(found -> found.group(1).replace("\\\"", "\""))
                .toList();

        assertThat(sentences)
                .hasSizeGreaterThan(20)
                .allSatisfy(sentence -> assertThat(Refusals.ALL)
                        .as(sentence)
                        .anyMatch(refusal ->
                                pattern(sentence).matcher(refusal.sentence()).lookingAt()));
    }

    @Test
    void the_page_of_the_documentation_says_the_same() throws IOException {
        String table = Refusals.ALL.stream()
                .map(refusal -> "| " + refusal.sentence().replace("|", "\\|").replace("<", "&lt;") + " | "
                        + refusal.remedy().replace("<", "&lt;") + " |\n")
                .collect(Collectors.joining());
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String renewed = page.substring(0, begin) + table + page.substring(page.indexOf(END, begin - 1));
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, renewed);
        }

        assertThat(Files.readString(PAGE))
                .as("%s; -Dapprove=true renews it", PAGE)
                .isEqualTo(renewed);
    }

    private static Pattern pattern(String sentence) {
        return Pattern.compile(
                Stream.of(sentence.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static String glued(String source) {
        return GLUE.matcher(source)
                .replaceAll(found -> found.group().replaceAll("[\"+\\s]", "").isEmpty() ? "" : "…");
    }

    private static void start(Refusal refusal, Path data) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        if (!refusal.properties().contains(Refusals.NO_DATA_DIR)) {
            arguments.add("--genkan.data-dir=" + data);
        }
        refusal.properties().stream()
                .filter(property -> !property.isEmpty())
                .forEach(property -> arguments.add("--" + property));
        SpringApplicationBuilder application = Running.bare(Applications.Plain.class);
        refusal.given()
                .forEach(given ->
                        application.initializers((GenericApplicationContext context) -> given.to(context, data)));
        application.run(arguments.toArray(String[]::new)).close();
    }

    private static Stream<String> sourcesIn(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    // the server as a program refuses in its own words, see ServerStartTest
                    .filter(file -> !file.toString().contains("standalone"))
                    .map(EveryRefusalTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

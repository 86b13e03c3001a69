package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.command.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

class CommandAtStartTest {

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_running_application_is_backed_up_by_its_own_jar() throws Exception {
        try (Running running = Running.start(Applications.Plain.class, data)) {
            running.visitor().signUp(running.engine(), "ada@example.com");

            String said = process("--genkan.command=backup", "--genkan.to=" + data.resolve("backup.zip"));

            // and nothing else: no banner, no log, no context
            assertThat(said)
                    .startsWith("The back-up is " + data.resolve("backup.zip"))
                    .endsWith("exit 0");
            assertThat(data.resolve("backup.zip")).exists();
        }
    }

    @Test
    void operators_are_named_while_the_application_runs() {
        try (Running running = Running.start(Applications.Plain.class, data)) {
            running.visitor().signUp(running.engine(), "ada@example.com");

            assertThat(run("--genkan.command=operator-add", "--genkan.address=ada@example.com"))
                    .hasValue(0);
            assertThat(running.engine().operators().list()).hasSize(1);
            assertThat(run("--genkan.command=restore", "--genkan.from=" + data.resolve("x.zip")))
                    .hasValue(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("The application is running on ");
        }
    }

    @Test
    void what_is_written_wrongly_ends_with_two_and_how_it_is_written() {
        assertThat(run("--genkan.command=dance")).hasValue(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("There is no command \"dance\".", "rotate-signing-key");
    }

    @Test
    void whatever_a_command_is_told_is_heard_but_what_is_the_servers_alone() {
        List<String> told = Command.USAGE
                .lines()
                .filter(line -> !line.matches("(keys|keys-revoke|session-claims) .*"))
                .flatMap(line ->
                        Pattern.compile("([a-z-]+)=").matcher(line).results().map(found -> found.group(1)))
                .distinct()
                .toList();

        assertThat(CommandAtStart.TEXTS).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void a_command_that_stands_in_a_file_is_none() {
        StandardEnvironment environment = environment();
        environment.getPropertySources().addLast(new MapPropertySource("file", Map.of("genkan.command", "status")));

        assertThat(CommandAtStart.run(environment, printing(out), printing(err)))
                .isEmpty();
    }

    private OptionalInt run(String... arguments) {
        return CommandAtStart.run(environment(arguments), printing(out), printing(err));
    }

    private StandardEnvironment environment(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--genkan.data-dir=" + data.resolve("data"));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(all.toArray(String[]::new)));
        return environment;
    }

    private String process(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Alone.class.getName(),
                "--genkan.data-dir=" + data.resolve("data")));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + process.waitFor();
    }

    /// An application as it is started from a command line.
    static final class Alone {

        private Alone() {}

        public static void main(String[] arguments) {
            Running.bare(Applications.Plain.class).run(arguments);
        }
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}

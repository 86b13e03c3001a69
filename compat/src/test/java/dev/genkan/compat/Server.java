package dev.genkan.compat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The standalone server, in a process of its own on a free port, with a data directory that goes when it is closed.
final class Server implements AutoCloseable {

    private static final String MAIN = "dev.genkan.server.standalone.Main";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path SCRIPTS = Path.of(".scripts").toAbsolutePath();

    private final Path data;
    private final String origin;
    private final Running process;

    private Server(Path data, String origin, Running process) {
        this.data = data;
        this.origin = origin;
        this.process = process;
    }

    /// The one that most tests share: a development instance whose tokens carry the public metadata.
    static Server ofDevelopment() {
        return Shared.SERVER;
    }

    private static final class Shared {
        static final Server SERVER = open();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    /// @param settings properties, as in `genkan.environment=production`
    static Server open(String... settings) {
        return openAt(Running.freePort(), settings);
    }

    static Server openAt(int port, String... settings) {
        // what is there already is not fetched again
        Running.toItsEnd(Path.of(".."), PATIENCE, List.of("sh", "bin/lib/scripts.sh", SCRIPTS.toString()), Map.of());
        Path data = newFolder();
        var command = new ArrayList<>(java(
                "--genkan.port=" + port,
                "--genkan.data-dir=" + data,
                "--genkan.scripts=" + SCRIPTS,
                "--genkan.session-token.claims={\"metadata\": \"{{user.public_metadata}}\"}",
                "--genkan.limits.sign-ups-per-network=1000000",
                "--genkan.limits.sign-ins-per-network=1000000"));
        Stream.of(settings).map(setting -> "--" + setting).forEach(command::add);
        return new Server(
                data, "http://localhost:" + port, Running.until("for an application:", data, command, Map.of()));
    }

    /// The variables that an application needs, as an operator pastes them.
    ///
    /// @param kind as in `next4`
    /// @param app origin of the application
    Map<String, String> keys(String kind, String app) {
        String printed = Running.toItsEnd(
                data, PATIENCE, java("keys", "--for", kind, "--app", app, "--genkan.data-dir=" + data), Map.of());
        var variables = new LinkedHashMap<String, String>();
        printed.lines()
                .map(line -> line.split("=", 2))
                .filter(line -> line.length == 2)
                .forEach(line -> variables.put(line[0], unquoted(line[1])));
        return variables;
    }

    /// As the readers of such lines do: quotes around, and lines that end inside.
    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replace("\\n", "\n") : value;
    }

    String origin() {
        return origin;
    }

    /// What it has said so far.
    String printed() {
        return process.printed();
    }

    @Override
    public void close() {
        process.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(Server::delete);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MAIN));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("genkan-compat");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

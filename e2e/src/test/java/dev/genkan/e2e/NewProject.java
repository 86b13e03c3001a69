package dev.genkan.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A new Spring Boot application in a folder of its own, as somebody makes it who follows the README.
final class NewProject {

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>org.springframework.boot</groupId>
                <artifactId>spring-boot-starter-parent</artifactId>
                <version>4.1.2</version>
                <relativePath/>
              </parent>
              <groupId>com.example</groupId>
              <artifactId>acme</artifactId>
              <version>1</version>
              <properties><java.version>21</java.version></properties>
              <dependencies>
            %s
              </dependencies>
              <build>
                <plugins>
                  <plugin>
                    <groupId>org.springframework.boot</groupId>
                    <artifactId>spring-boot-maven-plugin</artifactId>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String MAIN = """
            %s

            import org.springframework.boot.SpringApplication;
            import org.springframework.boot.autoconfigure.SpringBootApplication;

            @SpringBootApplication
            public class AcmeApplication {

                public static void main(String[] args) {
                    SpringApplication.run(AcmeApplication.class, args);
                }
            }
            """;

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package [\\w.]+;");
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private final Path folder;

    private NewProject(Path folder) {
        this.folder = folder;
    }

    /// @param files by path; `pom.xml` may hold the dependencies only, as the README shows them
    static NewProject write(Path folder, Map<String, String> files) {
        files.forEach((path, text) -> write(
                folder.resolve(path),
                path.equals("pom.xml") && !text.contains("<project") ? POM.formatted(text) : text));
        if (files.values().stream().noneMatch(text -> text.contains("@SpringBootApplication"))) {
            String first = files.keySet().stream()
                    .filter(path -> path.endsWith(".java"))
                    .findFirst()
                    .orElseThrow();
            Matcher itsPackage = PACKAGE.matcher(files.get(first));
            write(
                    folder.resolve(first).resolveSibling("AcmeApplication.java"),
                    MAIN.formatted(itsPackage.find() ? itsPackage.group() : ""));
        }
        return new NewProject(folder);
    }

    /// Runs `mvn package`.
    ///
    /// @throws IllegalStateException if it fails; with what Maven printed
    void build() {
        var command = new ArrayList<>(List.of("mvn", "-q", "-B", "package"));
        // where the build that runs this test has installed the artifacts of the house
        String repository = System.getProperty("maven.repo.local", "");
        if (!repository.isEmpty()) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        Process maven = start(command);
        String printed = String.join("\n", maven.inputReader().lines().toList());
        if (waitFor(maven) != 0) {
            throw new IllegalStateException("the lines of the documentation do not build:\n" + printed);
        }
    }

    /// The application, running.
    ///
    /// @param origin where it is reached
    /// @param inbox the address of its development inbox, key included
    record Running(Process process, String origin, String inbox) implements AutoCloseable {

        @Override
        public void close() {
            process.destroy();
            waitFor(process);
        }
    }

    /// Runs the jar on a free port, and waits until it says where its inbox is and that it has started.
    Running start() {
        int port = House.freePort();
        Process process = start(List.of(
                JAVA_HOME.resolve("bin/java").toString(), "-jar", "target/acme-1.jar", "--server.port=" + port));
        var printed = new ArrayList<String>();
        String inbox = "";
        boolean started = false;
        BufferedReader output = process.inputReader();
        while (inbox.isEmpty() || !started) {
            String line = readLine(output, printed);
            printed.add(line);
            started |= line.contains("Started ");
            inbox = inbox.isEmpty() ? PrintedInbox.in(line) : inbox;
        }
        // somebody has to go on reading, or the application stops when the pipe is full
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return new Running(process, "http://localhost:" + port, inbox);
    }

    private Process start(List<String> command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(command.getFirst() + " cannot be run", failed);
        }
    }

    private static String readLine(BufferedReader output, List<String> printed) {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "the application ended before it was up:\n" + String.join("\n", printed));
            }
            return line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package dev.genkan.compat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One of the applications beside this module: its packages fetched as locked, built, and started.
final class NodeApp {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Map<String, String> QUIET = Map.of(
            "NEXT_TELEMETRY_DISABLED", "1",
            "NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED", "1",
            "CLERK_TELEMETRY_DISABLED", "1");

    private final Path folder;

    private NodeApp(Path folder) {
        this.folder = folder;
    }

    /// Fetches its packages if they are not those of the lock file. Only this needs the network.
    ///
    /// @param name of its folder
    static NodeApp prepared(String name) {
        var app = new NodeApp(Path.of(name).toAbsolutePath());
        Path stamp = app.folder.resolve("node_modules/.prepared");
        String wanted = read(app.folder.resolve("package-lock.json"));
        if (!Files.exists(stamp) || !read(stamp).equals(wanted)) {
            app.run(Map.of(), "npm", "ci", "--ignore-scripts");
            write(stamp, wanted);
        }
        return app;
    }

    /// Builds it with these variables, which become part of what the browser gets.
    NodeApp built(Map<String, String> environment) {
        run(environment, "npm", "run", "build");
        return this;
    }

    /// Runs one of its scripts to its end.
    ///
    /// @return what it printed
    /// @throws IllegalStateException if it fails; with what it printed
    String run(Map<String, String> environment, String... command) {
        return Running.toItsEnd(folder, PATIENCE, List.of(command), with(environment));
    }

    /// Starts the built Next application.
    Running startNext(int port, Map<String, String> environment) {
        // not through npm, which would not end with it; and by name, because the address it listens on becomes its own
        return start(
                "Ready", environment, "node_modules/next/dist/bin/next", "start", "-H", "localhost", "-p", "" + port);
    }

    /// Starts a program of its own on node.
    Running start(String ready, Map<String, String> environment, String... command) {
        var whole = new ArrayList<>(List.of("node"));
        whole.addAll(List.of(command));
        return Running.until(ready, folder, whole, with(environment));
    }

    private static Map<String, String> with(Map<String, String> environment) {
        var all = new java.util.HashMap<>(QUIET);
        all.putAll(environment);
        return all;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

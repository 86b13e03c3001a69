package dev.genkan.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An application in a process of its own, as it is deployed: started, spoken to over HTTP, and killed.
///
/// @param inbox the address of its development inbox, key included
record Child(Process process, URI origin, URI inbox) implements AutoCloseable {

    private static final Pattern INBOX = Pattern.compile("http://localhost:\\d+/\\S*inbox\\S*");

    /// Waits until it says that it has started.
    ///
    /// @param settings as in `genkan.limits.sign-ups-per-network=1000`
    /// @throws IllegalStateException if it ends before; with what it printed
    static Child start(Class<?> main, Path data, List<String> settings) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                "--server.port=" + port,
                "--genkan.data-dir=" + data));
        settings.forEach(setting -> command.add("--" + setting));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return waitFor(process, URI.create("http://localhost:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nothing is written any more, nothing said: as when the power of the process is cut.
    void kill() {
        process.destroyForcibly();
        ended();
    }

    @Override
    public void close() {
        process.destroy();
        ended();
    }

    private void ended() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Child waitFor(Process process, URI origin) throws IOException {
        StringBuilder printed = new StringBuilder();
        String inbox = "";
        boolean started = false;
        BufferedReader output = process.inputReader();
        while (inbox.isEmpty() || !started) {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("the application ended before it was up:\n" + printed);
            }
            printed.append(line).append('\n');
            started |= line.contains("Started ");
            Matcher found = INBOX.matcher(line);
            inbox = found.find() ? found.group() : inbox;
        }
        // somebody has to go on reading, or the application stops when the pipe is full
        Thread.ofVirtual()
                .start(() -> output.lines().forEach(line -> {
                    if (line.contains("ERROR") || line.contains("Reference ")) {
                        System.out.println("child: " + line);
                    }
                }));
        return new Child(process, origin, URI.create(inbox));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

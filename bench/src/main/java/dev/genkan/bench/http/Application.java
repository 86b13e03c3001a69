package dev.genkan.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// An application in a process of its own, on a free port of this machine.
final class Application implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int TICKS_PER_SECOND = 100;

    private final String name;
    private final Process process;
    private final int port;
    private final Duration start;

    private Application(String name, Process process, int port, Duration start) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.start = start;
    }

    /// Starts it and waits for the first 200.
    ///
    /// @param java everything up to the arguments of the application
    /// @param folder where it runs, and where its output goes
    static Application start(String name, List<String> java, List<String> arguments, Path folder) {
        return startAt(
                name,
                java,
                port -> {
                    List<String> all = new ArrayList<>();
                    all.add("--server.port=" + port);
                    all.add("--server.address=127.0.0.1");
                    // by itself a container closes a connection after a hundred requests, and then they are measured
                    all.add("--server.tomcat.max-keep-alive-requests=-1");
                    all.addAll(arguments);
                    return all;
                },
                "/public",
                folder);
    }

    /// The same of anything that is told its port otherwise.
    ///
    /// @param arguments for a port
    /// @param path what answers with 200 once it is there
    static Application startAt(
            String name, List<String> java, IntFunction<List<String>> arguments, String path, Path folder) {
        Path log = folder.resolve("output.log");
        try {
            Files.createDirectories(folder);
            int port = freePort();
            List<String> command = new ArrayList<>(java);
            command.addAll(arguments.apply(port));
            long before = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            awaitAnswer(name, process, port, path, before, log);
            return new Application(name, process, port, Duration.ofNanos(System.nanoTime() - before));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not start", e);
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /// From the start of the process to its first 200.
    Duration start() {
        return start;
    }

    /// Asks it to do something besides what is measured.
    void post(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException(name + " answers " + path + " with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Seconds of CPU it has used so far.
    double cpu() {
        String stat = read("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        // fields 14 and 15 of proc(5), counted from the third, which comes first here
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND;
    }

    /// Megabytes of memory that are its own at the moment.
    long memory() {
        return read("status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    /// Ends it as an operator would.
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " has gone", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitAnswer(String name, Process process, int port, String path, long since, Path log)
            throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            while (System.nanoTime() - since < LONGEST_START.toNanos()) {
                if (!process.isAlive()) {
                    throw new IOException(name + " has stopped: " + Files.readString(log));
                }
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    Thread.sleep(10);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IOException(name + " does not answer: " + Files.readString(log));
    }
}

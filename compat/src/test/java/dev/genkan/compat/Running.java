package dev.genkan.compat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// A program in a process of its own, and what it has printed so far.
final class Running implements AutoCloseable {

    private static final int SECONDS_TO_END = 30;

    private final Process process;
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();

    private Running(Process process) {
        this.process = process;
    }

    /// Starts it, and waits until it prints a line that holds this text.
    ///
    /// @throws IllegalStateException if it ends before; with what it printed
    static Running until(String ready, Path folder, List<String> command, Map<String, String> environment) {
        var running = new Running(start(folder, command, environment));
        BufferedReader output = running.process.inputReader();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                running.printed.add(line);
                if (line.contains(ready)) {
                    // somebody has to go on reading, or the program stops when the pipe is full
                    Thread.ofVirtual().start(() -> output.lines().forEach(running.printed::add));
                    return running;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new IllegalStateException(command + " ended before it was up:\n" + running.printed());
    }

    /// Runs a program to its end.
    ///
    /// @return what it printed, errors included
    /// @throws IllegalStateException if it fails or takes longer; with what it printed
    static String toItsEnd(Path folder, Duration atMost, List<String> command, Map<String, String> environment) {
        Process process = start(folder, command, environment);
        var watch = Thread.ofPlatform().daemon().start(() -> endAfter(process, atMost));
        String printed = String.join("\n", process.inputReader().lines().toList());
        int status = waitFor(process);
        watch.interrupt();
        if (status != 0) {
            throw new IllegalStateException(command + " ended with " + status + ":\n" + printed);
        }
        return printed;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String printed() {
        return String.join("\n", printed);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process start(Path folder, List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(command.getFirst() + " cannot be run", failed);
        }
    }

    private static void endAfter(Process process, Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            // it has ended by itself
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
}

package dev.genkan.bench.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/// Requests as fast as they are answered, over a few connections that stay open. Its own work per request is small and
/// the same for everybody.
final class Load {

    private static final int CONNECTIONS = 8;

    private Load() {}

    /// @param path what is asked for
    /// @param headers a complete header line for each request in turn; empty for none
    /// @param seconds how long
    /// @return how many were answered with 200
    /// @throws IllegalStateException if one was answered otherwise
    static long run(int port, String path, List<String> headers, double seconds) {
        List<byte[]> requests = (headers.isEmpty() ? List.of("") : headers)
                .stream()
                        .map(header -> "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                                + (header.isEmpty() ? "" : header + "\r\n") + "\r\n")
                        .map(request -> request.getBytes(StandardCharsets.ISO_8859_1))
                        .toList();
        return send(port, requests, 200, seconds);
    }

    /// @param requests whole ones, sent in turn
    /// @param status with which each is answered
    /// @param seconds how long
    /// @return how many were answered so
    /// @throws IllegalStateException if one was answered otherwise
    static long send(int port, List<byte[]> requests, int status, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return send(port, requests, status, number -> System.nanoTime() < end);
    }

    /// The same, each of them once.
    static long sendOnce(int port, List<byte[]> requests, int status) {
        return send(port, requests, status, number -> number < requests.size());
    }

    private static long send(int port, List<byte[]> requests, int status, IntPredicate goesOn) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                counts.add(threads.submit(() -> connection(port, requests, status, next, goesOn)));
            }
            long all = 0;
            for (Future<Long> count : counts) {
                all += count.get();
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request was not answered with " + status, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static long connection(
            int port, List<byte[]> requests, int expected, AtomicInteger next, IntPredicate goesOn) throws IOException {
        long count = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            OutputStream out = socket.getOutputStream();
            for (int number = next.getAndIncrement(); goesOn.test(number); number = next.getAndIncrement()) {
                out.write(requests.get(Math.floorMod(number, requests.size())));
                out.flush();
                readAnswer(in, expected);
                count++;
            }
        }
        return count;
    }

    private static void readAnswer(InputStream in, int expected) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 " + expected)) {
            throw new IOException("answered " + status);
        }
        int length = -1;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding: chunked");
        }
        if (chunked) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection was closed");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }
}

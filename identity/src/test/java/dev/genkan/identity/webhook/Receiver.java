package dev.genkan.identity.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.genkan.token.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Somebody who is told: a real HTTP server on this machine, which answers what it was last told to answer.
final class Receiver implements AutoCloseable {

    /// One request as it came in.
    record Received(String id, String timestamp, String signature, String contentType, String body) {

        Map<String, @Nullable Object> json() {
            return Json.parseObject(body);
        }

        String type() {
            return String.valueOf(json().get("type"));
        }

        /// What it says under this name in its data; empty if nothing.
        Object data(String name) {
            return json().get("data") instanceof Map<?, ?> data && data.get(name) != null
                    ? Objects.requireNonNull(data.get(name))
                    : "";
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile ToIntFunction<Received> answer = any -> 204;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::hear);
        server.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received one = new Received(
                    header(exchange, "svix-id"),
                    header(exchange, "svix-timestamp"),
                    header(exchange, "svix-signature"),
                    header(exchange, "Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(one);
            exchange.sendResponseHeaders(answer.applyAsInt(one), -1);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    Receiver answering(ToIntFunction<Received> status) {
        answer = status;
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks?from=genkan");
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /// What it was told, without what it refused: the types, in order.
    List<String> types() {
        List<String> types = new ArrayList<>();
        received.forEach(one -> types.add(one.type()));
        return types;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package dev.genkan.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.genkan.token.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Somebody who listens: an HTTP server on this machine that takes all it is told.
public final class Listener implements AutoCloseable {

    /// One thing that was told, and the headers that prove who told it.
    public record Heard(String id, String timestamp, String signature, String body) {

        public Map<String, @Nullable Object> json() {
            return Json.parseObject(body);
        }

        public String type() {
            return String.valueOf(json().get("type"));
        }

        public Map<?, ?> data() {
            return json().get("data") instanceof Map<?, ?> data ? data : Map.of();
        }
    }

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final HttpServer server;

    public Listener() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::hear);
        server.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(new Heard(
                    String.valueOf(exchange.getRequestHeaders().getFirst("svix-id")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("svix-timestamp")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("svix-signature")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
    }

    /// The next thing that is told, which has to be of this type.
    public Heard next(String type) throws InterruptedException {
        Heard next = heard.poll(30, TimeUnit.SECONDS);
        assertThat(next).as(type).isNotNull();
        assertThat(next.type()).isEqualTo(type);
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.genkan.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Somebody who listens to webhooks on this machine and takes all they are told.
final class Listener implements AutoCloseable {

    private static final int PATIENCE = 30;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final HttpServer server;

    Listener() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::hear);
        server.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("svix-id")));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    }

    /// The id of the next message.
    String next() throws InterruptedException {
        String next = heard.poll(PATIENCE, TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("nothing was told");
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.genkan.identity.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket server = listening();
    private final Post post = to(Destinations.ANYWHERE);

    @AfterEach
    void quiet() throws IOException {
        post.close();
        server.close();
        threads.shutdownNow();
    }

    @Test
    void what_is_sent_is_one_request_that_any_server_understands() throws Exception {
        Future<String> heard = answering("HTTP/1.1 204 No Content\r\n\r\n");
        Outcome outcome = post.send(url("/hooks?a=1"), Map.of("svix-id", "evt_1"), "{\"å\":1}");
        assertThat(outcome).isEqualTo(new Outcome.Answered(204));
        assertThat(outcome.taken()).isTrue();
        assertThat(heard.get())
                .isEqualTo("POST /hooks?a=1 HTTP/1.1\r\nHost: 127.0.0.1:" + server.getLocalPort()
                        + "\r\nsvix-id: evt_1\r\nContent-Type: application/json\r\nContent-Length: 8\r\n"
                        + "User-Agent: Genkan-Webhooks\r\nAccept: */*\r\nConnection: close\r\n\r\n{\"å\":1}");
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "307", "304", "400", "410", "429", "500", "199"})
    void nothing_but_a_status_from_200_to_299_is_taken(int status) {
        answering("HTTP/1.1 " + status + " Whatever\r\nLocation: http://127.0.0.1:1/elsewhere\r\n\r\n");
        assertThat(post.send(url("/"), Map.of(), "{}").taken()).isFalse();
    }

    @Test
    void a_redirect_is_not_followed() {
        answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + url("/elsewhere") + "\r\n\r\n");
        // nobody accepts a second time, so following it would end in a time-out
        assertThat(post.send(url("/"), Map.of(), "{}")).isEqualTo(new Outcome.Answered(307));
    }

    @Test
    void a_status_that_says_only_that_it_goes_on_is_not_the_answer() {
        answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.0 201\r\n\r\n");
        assertThat(post.send(url("/"), Map.of(), "{}")).isEqualTo(new Outcome.Answered(201));
    }

    @Test
    void of_a_long_answer_no_more_than_the_beginning_is_read() throws Exception {
        Future<Integer> written = threads.submit(() -> {
            try (Socket socket = server.accept()) {
                request(socket.getInputStream());
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] kilobyte = new byte[1024];
                int sent = 0;
                try {
                    for (; sent < 64 * 1024; sent++) {
                        socket.getOutputStream().write(kilobyte);
                    }
                } catch (IOException cutOff) {
                    // as it should be
                }
                return sent;
            }
        });
        assertThat(post.send(url("/"), Map.of(), "{}")).isEqualTo(new Outcome.Answered(200));
        assertThat(written.get()).isLessThan(64 * 1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "HTTP/1.1 200", "SSH-2.0-OpenSSH\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n"})
    void what_is_no_answer_is_none(String text) {
        answering(text);
        assertThat(post.send(url("/"), Map.of(), "{}")).isInstanceOf(Outcome.NotTold.class);
    }

    @Test
    void an_endless_answer_and_one_that_never_comes_end_with_the_patience() {
        answering("HTTP/1.1 100 Continue\r\n\r\n".repeat(500));
        assertThat(post.send(url("/"), Map.of(), "{}").error()).isEqualTo("The answer does not come to its point.");
        try (Post hasty = new Post(Destinations.ANYWHERE, Duration.ofMillis(300), tls())) {
            // connected by the backlog, heard by nobody; and more than any buffer between the two holds
            assertThat(hasty.send(url("/"), Map.of(), "x".repeat(20_000_000)))
                    .isEqualTo(new Outcome.NotTold("No answer within 300 ms."));
            // TLS that is never answered
            URI silent = URI.create("https://127.0.0.1:" + server.getLocalPort());
            assertThat(hasty.send(silent, Map.of(), "{}")).isEqualTo(new Outcome.NotTold("No answer within 300 ms."));
        }
    }

    @Test
    void in_production_only_https_and_only_the_public_internet() {
        try (Post production = to(Destinations.inProduction(false));
                Post trusting = new Post(Destinations.inProduction(true), Duration.ofMillis(500), tls())) {
            assertThat(production.send(url("/"), Map.of(), "{}").error())
                    .isEqualTo("In production an endpoint has an https address.");
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "0.0.0.0")) {
                assertThat(production
                                .send(URI.create("https://" + host + ":1/"), Map.of(), "{}")
                                .error())
                        .contains("which is not on the public internet");
            }
            URI here = URI.create("https://127.0.0.1:" + server.getLocalPort());
            answering("this is no TLS\r\n");
            assertThat(trusting.send(here, Map.of(), "{}").error()).doesNotContain("public internet");
        }
    }

    @Test
    void a_name_that_nobody_knows_is_said_to_be_one() {
        assertThat(post.send(URI.create("http://nobody.invalid/"), Map.of(), "{}"))
                .isEqualTo(new Outcome.NotTold("Nobody knows the name nobody.invalid."));
    }

    @ParameterizedTest
    @CsvSource({
        "1.1.1.1, true",
        "8.8.8.8, true",
        "172.15.255.255, true",
        "172.32.0.0, true",
        "100.63.0.1, true",
        "192.169.0.1, true",
        "223.255.255.255, true",
        "2606:4700::1111, true",
        "64:ff9b::808:808, true",
        "0.0.0.1, false",
        "10.255.0.1, false",
        "100.64.0.1, false",
        "100.127.255.255, false",
        "127.9.9.9, false",
        "169.254.169.254, false",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "192.0.0.8, false",
        "192.0.2.7, false",
        "192.88.99.1, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "198.19.255.255, false",
        "198.51.100.1, false",
        "203.0.113.1, false",
        "224.0.0.1, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "::, false",
        "::1, false",
        "::ffff:10.0.0.1, false",
        "64:ff9b::a00:1, false",
        "fe80::1, false",
        "fc00::1, false",
        "fd12::1, false",
        "ff02::1, false",
        "2001::1, false",
        "2001:db8::1, false",
        "2002:a00:1::, false",
        "3fff::1, false",
        "100::1, false"
    })
    void what_is_public_is_told_by_the_registries(String address, boolean isPublic) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    private static Post to(Destinations destinations) {
        return new Post(destinations, Duration.ofSeconds(20), tls());
    }

    private static SSLSocketFactory tls() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    /// Answers the next request with this, and says what it heard.
    private Future<String> answering(String text) {
        return threads.submit(() -> {
            try (Socket socket = server.accept()) {
                String heard = request(socket.getInputStream());
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                return heard;
            }
        });
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder heard = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while (!heard.toString().endsWith("}") && (read = in.read(buffer)) > 0) {
            heard.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return heard.toString();
    }

    private static ServerSocket listening() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

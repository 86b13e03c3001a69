package dev.genkan.gate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.RequestPathTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Sent over a bare socket, because every decent client repairs such addresses first.
@ParameterizedClass
@EnumSource
class PathTricksTest {

    private final House house;

    PathTricksTest(Container.Kind container) {
        this.house = new House(container);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void a_path_that_can_be_read_in_two_ways_is_refused_before_any_rule() throws IOException {
        for (String trick : RequestPathTest.TRICKS) {
            assertThat(statusLine(trick)).as(trick).startsWith("HTTP/1.1 400");
        }
        assertThat(house.reached).isEmpty();
    }

    @Test
    void it_is_refused_below_public_and_ignored_routes_too() throws IOException {
        for (String trick : RequestPathTest.TRICKS) {
            assertThat(statusLine("/assets" + trick)).as("/assets" + trick).startsWith("HTTP/1.1 400");
            assertThat(statusLine("/public" + trick)).as("/public" + trick).startsWith("HTTP/1.1 400");
        }
        assertThat(house.reached).isEmpty();
    }

    @Test
    void the_gate_says_so_itself_where_the_container_would_let_it_through() throws IOException {
        for (String trick : new String[] {"/a;b", "/a//b", "/assets/%2e/b", "/a%2fb", "/a%5cb", "/a/../b", "/a%0ab"}) {
            assertThat(answer(trick)).as(trick).contains("\"code\":\"path_invalid\"");
        }
    }

    @Test
    void an_ordinary_path_comes_through_the_same_socket() throws IOException {
        assertThat(statusLine("/public/caf%C3%A9")).startsWith("HTTP/1.1 200");
        assertThat(statusLine("/assets/a.css?x=..//;")).startsWith("HTTP/1.1 200");
    }

    private String statusLine(String path) throws IOException {
        return answer(path).lines().findFirst().orElse("");
    }

    private String answer(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
            socket.setSoTimeout(10_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: app.example\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

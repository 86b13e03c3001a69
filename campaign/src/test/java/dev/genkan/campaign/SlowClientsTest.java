package dev.genkan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Visitors who begin to send a form and go on for ever: more of them than a container has threads.
class SlowClientsTest {

    private static final int MANY = 300;
    private static final String[] FORMS = {"/sign-in", "/sign-up", "/sign-in/password", "/sign-out"};

    @Test
    void others_do_not_wait_for_those_who_never_end(@TempDir Path folder) throws IOException {
        List<Socket> slow = new ArrayList<>();
        // the demo runs on virtual threads (spring.threads.virtual.enabled), one for each request however long it takes
        try (Child demo = Child.start(DeployedDemo.class, folder.resolve("data"), List.of())) {
            for (int i = 0; i < MANY; i++) {
                slow.add(begun(demo, FORMS[i % FORMS.length]));
            }
            long before = System.nanoTime();

            Client ada = new Client(demo.origin());
            assertThat(ada.open("/").status()).isEqualTo(200);
            assertThat(ada.open("/sign-in").status()).isEqualTo(200);
            assertThat(ada.send("/sign-in", "identifier", "ada@example.com").location())
                    .isEqualTo("/sign-in/password");

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static Socket begun(Child demo, String path) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), demo.origin().getPort());
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n\r\nidentifier=a")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}

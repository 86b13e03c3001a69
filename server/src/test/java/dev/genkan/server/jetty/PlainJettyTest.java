package dev.genkan.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.TurnableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story in a container that is not Tomcat and knows nothing of Spring.
class PlainJettyTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path directory;

    private int port;
    private PlainJetty jetty;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        jetty = new PlainJetty(directory.resolve("data"), port, new TurnableClock());
    }

    @AfterEach
    void stop() throws Exception {
        jetty.close();
    }

    @Test
    void a_newcomer_signs_up_onboards_and_arrives_at_the_page_first_asked_for() {
        Browser ada = new Browser(jetty.door().publicUrl());
        assertThat(ada.open("/").status()).isEqualTo(200);
        assertThat(ada.open("/dashboard?tab=keys").location())
                .isEqualTo("/sign-in?redirect_url=%2Fdashboard%3Ftab%3Dkeys");

        ada.open("/sign-up?redirect_url=%2Fdashboard%3Ftab%3Dkeys");
        ada.send("/sign-up", "email_address", "ada@example.com", "password", PASSWORD);
        ada.open("/sign-up/code");
        Answer in = ada.send("/sign-up/code", "code", newestCode());
        assertThat(in.location()).isEqualTo("/dashboard?tab=keys");
        assertThat(ada.open(in.location()).location()).isEqualTo("/onboarding?redirect_url=%2Fdashboard%3Ftab%3Dkeys");

        assertThat(ada.open("/onboarding?redirect_url=%2Fdashboard%3Ftab%3Dkeys")
                        .status())
                .isEqualTo(200);
        assertThat(ada.send("/onboarding", "applicationName", "").status()).isEqualTo(422);
        Answer done = ada.send("/onboarding", "applicationName", "Analytical Engines é");
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/dashboard?tab=keys");
        assertThat(done.setCookies()).anyMatch(cookie -> cookie.startsWith("__session"));
        assertThat(ada.open(done.location()).status()).isEqualTo(200);
        assertThat(ada.claims().get("metadata").toString()).contains("Analytical Engines é");

        ada.open("/sign-out");
        assertThat(ada.send("/sign-out").location()).isEqualTo("/");
        assertThat(ada.open("/dashboard").location()).startsWith("/sign-in");
    }

    @Test
    void whoever_sits_at_the_machine_reads_the_mail() {
        String inbox = jetty.door()
                .inboxAddress()
                .substring(jetty.door().publicUrl().toString().length());

        assertThat(new Browser(jetty.door().publicUrl()).open(inbox).status()).isEqualTo(303);
        assertThat(new Browser(jetty.door().publicUrl(), "X-Forwarded-For", "203.0.113.7")
                        .open(inbox)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_path_that_can_be_read_in_two_ways_reaches_nothing() throws IOException {
        for (String trick : List.of(
                "/dashboard;x=y",
                "/;/dashboard",
                "//dashboard",
                "/x/../dashboard",
                "/%2e%2e/dashboard",
                "/x/%2e%2e/dashboard",
                "/%2fdashboard",
                "/x%5c..%5cdashboard",
                "/dashboard%00",
                "/%c0%afdashboard",
                "/dashboard%3b")) {
            assertThat(statusLine(trick)).as(trick).startsWith("HTTP/1.1 400");
        }
        assertThat(statusLine("/")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_house_that_was_closed_leaves_its_database_to_the_next_one() throws Exception {
        Browser ada = new Browser(jetty.door().publicUrl());
        ada.open("/sign-up");
        ada.send("/sign-up", "email_address", "ada@example.com", "password", PASSWORD);
        ada.open("/sign-up/code");
        ada.send("/sign-up/code", "code", newestCode());
        jetty.close();

        jetty = new PlainJetty(directory.resolve("data"), port, new TurnableClock());
        assertThat(ada.open("/dashboard").location()).isEqualTo("/onboarding?redirect_url=%2Fdashboard");
    }

    @Test
    void the_page_of_the_documentation_shows_this_very_code() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/genkan/server/jetty/PlainJetty.java"));
        String shown = source.substring(
                source.indexOf('\n', source.indexOf("shows this file from here")) + 1,
                source.indexOf("    // to here"));

        assertThat(Files.readString(Path.of("../docs/gate.md"))).contains("```java\n" + shown + "}\n```");
    }

    private String newestCode() {
        return jetty.engine().inbox().items().getFirst().letter().code();
    }

    private String statusLine(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}

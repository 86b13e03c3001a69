package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.CannotStart;
import dev.genkan.server.TurnableClock;
import dev.genkan.server.mail.Letter;
import dev.genkan.token.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server asks the questions of a file on its hosted pages, and forces nobody.
class DeclaredFlowsTest {

    private static final String FLOWS = """
        - flow: welcome
          steps:
            - ask: NewApplication
              fields:
                - { field: applicationName, type: text, required: true, max-length: 80 }
                - { field: applicationType, type: choice, of: [B2C, B2B], required: true }
          land-at: /user
        """;

    @TempDir
    Path directory;

    @Test
    void a_member_answers_what_the_file_asks_and_is_led_back_to_the_application() throws IOException {
        try (GenkanServer server = start(FLOWS)) {
            Browser ada = memberOf(server);
            assertThat(ada.open("/user").status()).isEqualTo(200);
            String back = "http://localhost:3000/dashboard";
            Answer page = ada.open("/onboarding?redirect_url=" + Browser.encoded(back));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Application name");

            assertThat(ada.send("/onboarding", "applicationName", "", "applicationType", "B2B")
                            .status())
                    .isEqualTo(422);
            Answer home = ada.send("/onboarding", "applicationName", "Tidepool", "applicationType", "B2B");

            assertThat(home.status()).isEqualTo(303);
            assertThat(home.location()).startsWith(back);
            assertThat(claims(ada).get("metadata"))
                    .isEqualTo(Map.of(
                            "applicationName",
                            "Tidepool",
                            "applicationType",
                            "B2B",
                            "onboardingComplete",
                            true,
                            "onboarding",
                            Map.of("welcome", 1L)));
            assertThat(ada.open("/onboarding").location()).isEqualTo("/user");
        }
    }

    @Test
    void what_is_wrong_in_the_file_stops_the_start_and_so_does_a_file_that_is_not_there() {
        assertThatThrownBy(() -> start(FLOWS.replace("type: text", "type: txt")))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("genkan.flows: ")
                .hasMessageEndingWith("flows.yaml:5:43: flow welcome, step NewApplication, field applicationName: type"
                        + " is never txt; did you mean text?");
        assertThatThrownBy(() -> server(directory.resolve("nowhere.yaml")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be read");
    }

    private static Map<String, ?> claims(Browser of) {
        String payload = of.cookie("__hosted").split("\\.", -1)[1];
        return Json.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    private GenkanServer start(String flows) throws IOException {
        return server(Files.writeString(directory.resolve("flows.yaml"), flows));
    }

    private GenkanServer server(Path flows) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> arguments = List.of(
                "--genkan.port=" + port, "--genkan.data-dir=" + directory.resolve("data"), "--genkan.flows=" + flows);
        Properties given = Properties.read(arguments, Map.of(), directory.resolve("none"));
        return GenkanServer.start(ServerConfiguration.of(given, ""), new TurnableClock());
    }

    private static Browser memberOf(GenkanServer server) {
        Browser ada = new Browser(server.publicUrl());
        ada.open("/sign-up");
        ada.send("/sign-up", "email_address", "ada@example.com", "password", WireHouse.PASSWORD);
        Letter letter = server.engine().inbox().items().getFirst().letter();
        ada.open("/sign-up/code");
        ada.send("/sign-up/code", "code", letter.code());
        return ada;
    }
}

package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.server.CannotStart;
import dev.genkan.server.TurnableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as a program: what it is started with, what it says, and what commands ask of it.
class ServerStartTest {

    @TempDir
    Path directory;

    private record Said(int exit, List<String> out, String err) {}

    @Test
    void the_first_start_makes_a_secret_key_and_the_second_one_does_not() throws IOException {
        try (GenkanServer server = start()) {
            assertThat(server.firstKey())
                    .hasValueSatisfying(key -> assertThat(key).startsWith("sk_test_"));
            assertThat(server.firstKey()).isEmpty();
        }
    }

    @Test
    void keys_prints_the_lines_of_an_environment_and_nothing_else() throws IOException {
        try (GenkanServer server = start()) {
            Said said = ask("keys", "--for", "next4", "--app", "http://localhost:3000");

            String base = server.publicUrl().toString();
            assertThat(said.out())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=pk_test_"),
                            line -> assertThat(line).startsWith("CLERK_SECRET_KEY=sk_test_"),
                            line -> assertThat(line).isEqualTo("CLERK_API_URL=" + base),
                            line -> assertThat(line).isEqualTo("NEXT_PUBLIC_CLERK_PROXY_URL=" + base),
                            line -> assertThat(line)
                                    .isEqualTo("NEXT_PUBLIC_CLERK_JS=" + base
                                            + "/npm/@clerk/clerk-js@4/dist/clerk.browser.js"),
                            line -> assertThat(line).isEqualTo("NEXT_PUBLIC_CLERK_SIGN_IN_URL=" + base + "/sign-in"));
            assertThat(said.err()).isEmpty();
            assertThat(said.exit()).isZero();
        }
    }

    @Test
    void a_key_that_was_printed_opens_the_backend_until_it_is_revoked() throws IOException {
        try (GenkanServer server = start()) {
            String secret = ask("keys", "--for", "express", "--app", "http://localhost:3000")
                    .out()
                    .get(1)
                    .replace("CLERK_SECRET_KEY=", "");
            Program program = new Program(server.publicUrl(), secret);
            assertThat(program.get("/jwks").status()).isEqualTo(200);

            String id = ask("keys-list").out().getFirst().split(" ", 2)[0];
            ask("keys-revoke", "--id", id);

            assertThat(program.get("/jwks").errorCode()).isEqualTo("clerk_key_invalid");
        }
    }

    @Test
    void the_application_that_a_key_is_for_is_home_from_then_on() throws IOException {
        try (GenkanServer server = start()) {
            ask("keys", "--for", "next", "--app", "http://localhost:3000/app");

            assertThat(server.engine().instance().settings().homeUrl()).isEqualTo("http://localhost:3000/app");
            assertThat(server.engine().instance().settings().allowedOrigins()).containsExactly("http://localhost:3000");
        }
    }

    @Test
    void a_template_that_fits_is_in_force_at_once_and_one_that_does_not_is_refused_with_its_place() throws IOException {
        try (GenkanServer server = start()) {
            assertThat(ask("session-claims", "--template", "{\"metadata\": \"{{user.public_metadata}}\"}")
                            .exit())
                    .isZero();
            assertThat(server.engine().instance().settings().sessionClaims()).isPresent();

            Said wrong = ask("session-claims", "--template", "{\"sub\": \"me\"}");
            assertThat(wrong.exit()).isEqualTo(1);
            assertThat(wrong.err()).contains("sub");
        }
    }

    @Test
    void the_types_of_the_applications_own_claims_follow_the_template() throws IOException {
        try (GenkanServer server = start()) {
            assertThat(ask("claims-types").out()).doesNotContain("    metadata: Record<string, unknown>;");
            ask("session-claims", "--template", "{\"metadata\": \"{{user.public_metadata}}\"}");

            Said said = ask("claims-types");
            assertThat(said.out())
                    .contains("  interface CustomJwtSessionClaims {", "    metadata: Record<string, unknown>;");
            assertThat(said.err()).isEmpty();
            assertThat(server.publicUrl()).isNotNull();
        }
        assertThat(ask("claims-types").out()).contains("    metadata: Record<string, unknown>;");
    }

    @Test
    void keys_say_what_they_are_for() throws IOException {
        try (GenkanServer server = start()) {
            assertThat(ask("keys", "--for", "cobol").err()).contains("next4, next, express or java");
            assertThat(ask("keys", "--for", "next", "--app", "ftp://localhost").exit())
                    .isEqualTo(2);
            assertThat(server.engine().secretKeys().list()).isEmpty();
        }
    }

    @Test
    void who_comes_by_its_other_name_is_led_to_its_own_and_programs_are_answered_at_both() throws Exception {
        try (GenkanServer server = start("--genkan.public-url=https://clerk.acme.example")) {
            HttpResponse<String> page =
                    ask(server, "/sign-in?redirect_url=https%3A%2F%2Fapp.acme.example%2F", "accounts.acme.example");
            assertThat(page.statusCode()).isEqualTo(307);
            assertThat(page.headers().firstValue("Location"))
                    .hasValue("https://clerk.acme.example/sign-in?redirect_url=https%3A%2F%2Fapp.acme.example%2F");

            assertThat(ask(server, "/v1/environment", "accounts.acme.example").statusCode())
                    .isEqualTo(200);
            assertThat(ask(server, "/sign-in", "clerk.acme.example").statusCode())
                    .isEqualTo(200);
            assertThat(ask(server, "/sign-in", "accounts.evil.example").statusCode())
                    .isEqualTo(200);
        }
    }

    /// As a proxy passes it on.
    private static HttpResponse<String> ask(GenkanServer server, String path, String host) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("X-Forwarded-Host", host)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a_port_that_is_taken_is_said_in_a_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void production_says_what_it_needs() {
        List<String> given = new ArrayList<>(List.of("--genkan.environment=production"));
        assertThatThrownBy(() -> configuration(given)).hasMessageContaining("genkan.public-url");
        given.add("--genkan.public-url=http://clerk.acme.example");
        assertThatThrownBy(() -> configuration(given)).hasMessageContaining("https");
        given.set(1, "--genkan.public-url=https://clerk.acme.example");
        assertThatThrownBy(() -> configuration(given)).hasMessageContaining("genkan.encryption-key");
        given.add("--genkan.encryption-key=" + "A".repeat(43) + "=");
        assertThatThrownBy(() -> configuration(given)).hasMessageContaining("genkan.mail.host");
        given.addAll(List.of("--genkan.mail.host=localhost", "--genkan.mail.from=door@acme.example"));
        assertThatThrownBy(() -> configuration(given)).hasMessageContaining("genkan.database-url");
        given.add("--genkan.data-dir=" + directory);
        assertThat(configuration(given).live()).isTrue();
    }

    @Test
    void what_is_misspelt_stops_the_start() {
        assertThatThrownBy(() -> configuration(List.of("--genkan.pubic-url=https://acme.example")))
                .hasMessageContaining("pubicurl");
        assertThatThrownBy(() -> configuration(List.of("--genkan.port=many"))).hasMessageContaining("genkan.port");
        assertThatThrownBy(() -> configuration(List.of("--genkan.control-socket=maybe")))
                .hasMessageContaining("true or false");
        assertThatThrownBy(() -> configuration(List.of("--genkan.public-url=http://localhost:9000/path")))
                .hasMessageContaining("genkan.public-url");
        assertThatThrownBy(() -> configuration(List.of(
                        "--genkan.sign-in.password=false",
                        "--genkan.sign-in.email-code=false",
                        "--genkan.sign-in.email-link=false")))
                .hasMessageContaining("has to be left");
        assertThatThrownBy(() -> configuration(List.of("--genkan.home-url=acme.example")))
                .hasMessageContaining("genkan.home-url");
        assertThatThrownBy(() -> configuration(List.of("--genkan.allowed-origins=https://a.example/x")))
                .hasMessageContaining("genkan.allowed-origins");
    }

    @Test
    void the_command_line_is_stronger_than_the_environment_and_that_than_the_file() throws IOException {
        Path file = directory.resolve("genkan.properties");
        Files.writeString(
                file, "genkan.port=1\ngenkan.application-name=Of the file\ngenkan.home-url=http://localhost:1\n");
        Map<String, String> environment = Map.of("GENKAN_PORT", "2", "GENKAN_APPLICATION_NAME", "Of the environment");

        Properties given = Properties.read(List.of("--genkan.port=3"), environment, file);

        ServerConfiguration configuration = ServerConfiguration.of(given, "");
        assertThat(configuration.port()).isEqualTo(3);
        assertThat(configuration.engine().brand().name()).isEqualTo("Of the environment");
        assertThat(configuration.homeUrl()).isEqualTo("http://localhost:1");
    }

    @Test
    void no_text_of_a_configuration_holds_a_secret() {
        ServerConfiguration configuration =
                configuration(List.of("--genkan.database-password=hunter2", "--genkan.encryption-key=k3y"));

        assertThat(configuration.toString()).doesNotContain("hunter2").doesNotContain("k3y");
    }

    private GenkanServer start(String... more) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return start(port, more);
    }

    private GenkanServer start(int port, String... more) {
        List<String> given =
                new ArrayList<>(List.of("--genkan.port=" + port, "--genkan.data-dir=" + directory.resolve("data")));
        given.addAll(List.of(more));
        return GenkanServer.start(configuration(given), new TurnableClock());
    }

    private ServerConfiguration configuration(List<String> arguments) {
        return ServerConfiguration.of(Properties.read(arguments, Map.of(), directory.resolve("none")), "");
    }

    private Said ask(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Properties given = Properties.read(
                List.of("--genkan.data-dir=" + directory.resolve("data")), Map.of(), directory.resolve("none"));
        int exit = Main.command(List.of(words), given, new PrintStream(out, true), new PrintStream(err, true));
        return new Said(
                exit, out.toString(StandardCharsets.UTF_8).lines().toList(), err.toString(StandardCharsets.UTF_8));
    }
}

package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.TurnableClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The browser scripts that SDKs load, out of a folder that the operator fills.
class ScriptsTest {

    @TempDir
    Path directory;

    private GenkanServer server;

    @BeforeEach
    void start() throws IOException {
        for (String version : List.of("4.9.1", "4.73.14", "4.8.0", "6.40.0")) {
            Path dist = Files.createDirectories(directory.resolve("npm/@clerk/clerk-js/" + version + "/dist"));
            Files.writeString(dist.resolve("clerk.browser.js"), "// " + version);
        }
        Files.writeString(directory.resolve("npm/secret.js"), "// not to be seen");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = GenkanServer.start(
                ServerConfiguration.of(
                        Properties.read(
                                List.of(
                                        "--genkan.port=" + port,
                                        "--genkan.data-dir=" + directory.resolve("data"),
                                        "--genkan.scripts=" + directory.resolve("npm")),
                                Map.of(),
                                directory.resolve("none")),
                        ""),
                new TurnableClock());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_major_version_is_the_newest_of_them_and_kept_for_minutes() throws Exception {
        HttpResponse<String> answer = get("/npm/@clerk/clerk-js@4/dist/clerk.browser.js");

        assertThat(answer.body()).isEqualTo("// 4.73.14");
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Content-Type")).startsWith("text/javascript");
    }

    @Test
    void a_whole_version_is_kept_for_good() throws Exception {
        HttpResponse<String> answer = get("/npm/@clerk/clerk-js@4.9.1/dist/clerk.browser.js");

        assertThat(answer.body()).isEqualTo("// 4.9.1");
        assertThat(header(answer, "Cache-Control")).contains("immutable");
    }

    @Test
    void nothing_else_of_the_folder_is_seen() throws Exception {
        for (String path : List.of(
                "/npm/secret.js",
                "/npm/@clerk/clerk-js@4/dist/../../../../secret.js",
                "/npm/@clerk/clerk-js@4/dist/%2e%2e%2fsecret.js",
                "/npm/@clerk/clerk-js@../dist/secret.js",
                "/npm/@clerk/evil@4/dist/clerk.browser.js",
                "/npm/@clerk/clerk-js@5/dist/clerk.browser.js",
                "/npm/@clerk/clerk-js@4/dist/none.js")) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 404);
            assertThat(get(path).body()).as(path).doesNotContain("not to be seen");
        }
    }

    @Test
    void what_is_not_there_says_how_to_fetch_it() throws Exception {
        assertThat(get("/npm/@clerk/ui@1/dist/ui.browser.js").body()).contains("bin/server scripts");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.publicUrl() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

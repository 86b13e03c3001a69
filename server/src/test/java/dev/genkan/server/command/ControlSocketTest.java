package dev.genkan.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Engine;
import dev.genkan.server.EngineSettings.Operation;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlSocketTest {

    @TempDir
    Path directory;

    @Test
    void nobody_but_the_same_user_gets_in_and_nothing_is_left_behind() throws Exception {
        Path socket = directory.resolve("data/control");
        try (Engine engine = open(directory)) {
            assertThat(permissions(socket)).isEqualTo("rw-------");
            assertThat(permissions(directory.resolve("data"))).isEqualTo("rwx------");
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void what_a_killed_process_left_there_is_replaced() throws Exception {
        Path socket = directory.resolve("data/control");
        Files.createDirectories(directory.resolve("data"));
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();

        try (Engine engine = open(directory)) {
            assertThat(Asked.of(directory.resolve("data"), "status").exit()).isZero();
        }
    }

    @Test
    void a_folder_whose_path_is_too_long_for_a_socket_is_heard_all_the_same() throws Exception {
        Path deep = Files.createDirectories(directory.resolve("a".repeat(60)).resolve("b".repeat(60)));
        Path elsewhere;
        try (Engine engine = open(deep)) {
            Asked asked = Asked.of(deep.resolve("data"), "status");
            assertThat(asked.exit()).isZero();
            elsewhere =
                    Path.of(Files.readString(deep.resolve("data/control.at")).strip());
            assertThat(permissions(elsewhere)).isEqualTo("rw-------");
            assertThat(permissions(elsewhere.resolveSibling("."))).isEqualTo("rwx------");
        }
        assertThat(elsewhere).doesNotExist();
        assertThat(deep.resolve("data/control.at")).doesNotExist();
        // and what a killed process left
        Files.writeString(deep.resolve("data/control.at"), elsewhere + "\n");
        assertThat(Asked.of(deep.resolve("data"), "status").exit()).isZero();
        open(deep).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HTTP/1.1",
                "{}",
                "[]",
                "{\"command\":\"status\"}",
                "{\"command\":\"status\",\"texts\":{\"a\":1}}",
                "{\"command\":\"status\",\"texts\":{},\"more\":1}",
                "{\"command\":\"dance\",\"texts\":{}}",
                "{\"command\":\"backup\",\"texts\":{\"to\":\"\"}}",
                "{\"command\":\"restore\",\"texts\":{\"from\":\"/tmp/x.zip\"}}"
            })
    void what_is_no_request_is_refused_and_changes_nothing(String line) throws Exception {
        try (Engine engine = open(directory)) {
            assertThat(say(line + "\n")).startsWith("{\"refused\":").matches("(?s).*\\{\"exit\":[12]}\n");
            assertThat(Asked.of(directory.resolve("data"), "status").exit()).isZero();
        }
    }

    @Test
    void whoever_says_too_much_or_stops_in_the_middle_hears_nothing() throws Exception {
        try (Engine engine = open(directory)) {
            assertThat(say("x".repeat(20_000))).isEmpty();
            assertThat(say("x")).isEmpty();
            for (int i = 0; i < 20; i++) {
                assertThat(say("")).isEmpty();
            }
            assertThat(Asked.of(directory.resolve("data"), "status").exit()).isZero();
        }
    }

    /// Says it, says no more, and listens to the end.
    private String say(String text) throws IOException {
        try (SocketChannel channel =
                SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve("data/control")))) {
            try {
                Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
                channel.shutdownOutput();
                return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException hungUp) {
                return "";
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Engine open(Path directory) {
        return Engine.open(House.settings(directory).operated(new Operation(true, "")), new TurnableClock());
    }
}

package dev.genkan.server.command;

import dev.genkan.token.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks the running application.
final class ControlClient {

    private ControlClient() {}

    /// Whether somebody listens there.
    static boolean answers(Path socket) {
        if (!Files.exists(socket) || !Address.fits(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException | UnsupportedOperationException nobody) {
            return false;
        }
    }

    /// Has the running application do it.
    ///
    /// @return what it ended with; empty if no application is running there
    /// @throws Refused if it stopped answering
    static OptionalInt ask(DataFolder folder, Command command, Consumer<String> say, Consumer<String> complain) {
        Path socket = Address.toAskAt(folder);
        if (!answers(socket)) {
            return OptionalInt.empty();
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Channels.newOutputStream(channel).write(Wire.request(command).getBytes(StandardCharsets.UTF_8));
            InputStream in = Channels.newInputStream(channel);
            while (true) {
                Map<String, @Nullable Object> answer = Json.parseObject(line(in));
                if (answer.get("said") instanceof String said) {
                    say.accept(said);
                } else if (answer.get("refused") instanceof String sentence) {
                    complain.accept(sentence);
                } else if (answer.get("exit") instanceof Long exit) {
                    return OptionalInt.of(exit.intValue());
                } else {
                    throw new IOException("it says what this release does not know");
                }
            }
        } catch (IOException | Json.Malformed e) {
            throw Refused.because("The application stopped answering: " + e.getMessage() + ". Its log may say more.");
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 || line.size() > Wire.LONGEST_LINE) {
                throw new IOException("it ended in the middle of a line");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}

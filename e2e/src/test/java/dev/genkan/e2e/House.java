package dev.genkan.e2e;

import dev.genkan.demo.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The demo, running in this process on a free port, with a data directory of its own that goes when it is closed.
final class House implements AutoCloseable {

    private final Path data;
    private final String origin;
    private final String inbox;
    private final ConfigurableApplicationContext application;

    private House(Path data, String origin, String inbox, ConfigurableApplicationContext application) {
        this.data = data;
        this.origin = origin;
        this.inbox = inbox;
        this.application = application;
    }

    /// @param settings properties that differ from the demo's own, as in `demo.workspaces.at-most=0`
    static House open(String... settings) {
        return openAt(InstantSource.system(), settings);
    }

    /// The same, living by a clock of the test's own.
    static House openAt(InstantSource clock, String... settings) {
        return openAt(Demo.class, clock, settings);
    }

    /// Another application in the demo's place.
    static House openAt(Class<?> main, InstantSource clock, String... settings) {
        Path data = newFolder();
        int port = freePort();
        var arguments = new ArrayList<>(List.of("--server.port=" + port, "--genkan.data-dir=" + data));
        Stream.of(settings).map(setting -> "--" + setting).forEach(arguments::add);
        var inbox = new PrintedInbox();
        var application = new SpringApplicationBuilder(main)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean("clock", InstantSource.class, () -> clock))
                .listeners(inbox)
                .run(arguments.toArray(String[]::new));
        return new House(data, "http://localhost:" + port, inbox.address(), application);
    }

    /// Somebody new at the door.
    Visitor visitor(Visitor.Scripting scripting) {
        return new Visitor(origin, scripting);
    }

    Mailbox mailbox() {
        return new Mailbox(origin, inbox);
    }

    /// A bean of the running application.
    <T> T its(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public void close() {
        application.close();
        remove(data);
    }

    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(House::delete);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory("genkan-e2e");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

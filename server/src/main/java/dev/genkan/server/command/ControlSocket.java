package dev.genkan.server.command;

import dev.genkan.onboarding.Reference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Where a running application listens for commands: a Unix domain socket in its data folder (0600, in a folder of
/// 0700), so that it is the file system that lets nobody in but the same user. No network is involved.
///
/// Whoever comes may still say anything: a request is one line of at most 8 kB, sent within five seconds, and four are
/// heard at a time.
public final class ControlSocket implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 4;

    private final Address address;
    private final ServerSocketChannel server;
    private final Chores chores;
    private final Semaphore places = new Semaphore(AT_ONCE);

    private ControlSocket(Address address, ServerSocketChannel server, Chores chores) {
        this.address = address;
        this.server = server;
        this.chores = chores;
    }

    /// Listens from now on. What is left there by a process that was killed goes; where one answers, that one stays.
    ///
    /// @throws UncheckedIOException if this machine or file system knows no such sockets
    public static ControlSocket open(DataFolder folder, Chores chores) {
        try {
            Address address = Address.toListenAt(folder);
            if (ControlClient.answers(address.path())) {
                throw new IOException("another process listens there");
            }
            Files.deleteIfExists(address.path());
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                server.bind(UnixDomainSocketAddress.of(address.path()));
                if (Files.getFileStore(address.path()).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(address.path(), PosixFilePermissions.fromString("rw-------"));
                }
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
            ControlSocket socket = new ControlSocket(address, server, chores);
            Thread.ofPlatform().daemon().name("genkan-control").start(socket::listen);
            return socket;
        } catch (IOException | UnsupportedOperationException e) {
            throw new UncheckedIOException(new IOException(
                    "The control socket in " + folder.directory() + " cannot be opened: " + e.getMessage(), e));
        }
    }

    private void listen() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                if (places.tryAcquire()) {
                    Thread.ofPlatform().daemon().name("genkan-command").start(() -> hear(caller));
                } else {
                    caller.close();
                }
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "A command could not be heard: " + e.getMessage());
            }
        }
    }

    private void hear(SocketChannel caller) {
        try (caller) {
            String line = readLine(caller);
            OutputStream out = Channels.newOutputStream(caller);
            try {
                Command command = Wire.command(line);
                LOG.log(System.Logger.Level.INFO, "The command " + command.name() + " was given");
                chores.run(command, said -> write(out, Wire.said(said)));
                write(out, Wire.ended(0));
            } catch (Refused refused) {
                write(out, Wire.refused(refused.sentence()));
                write(out, Wire.ended(refused.exit()));
            } catch (UncheckedIOException gone) {
                // whoever asked does not listen any more
            } catch (RuntimeException e) {
                String reference = Reference.next();
                LOG.log(System.Logger.Level.ERROR, "Reference " + reference + ": a command failed", e);
                write(out, Wire.refused("Something went wrong; the application's log says what (" + reference + ")."));
                write(out, Wire.ended(Refused.FAILED));
            }
        } catch (IOException | UncheckedIOException gone) {
            // whoever asked does not listen any more, or never said anything whole
        } finally {
            places.release();
        }
    }

    /// One line, or a fault: nobody is waited for longer, or read further, than the rules say.
    private static String readLine(SocketChannel caller) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        caller.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            caller.register(selector, SelectionKey.OP_READ);
            while (true) {
                long left = Duration.ofNanos(giveUpAt - System.nanoTime()).toMillis();
                if (left <= 0 || selector.select(left) == 0) {
                    throw new IOException("nothing whole was said in time");
                }
                selector.selectedKeys().clear();
                int read = caller.read(buffer.clear());
                for (int i = 0; i < read; i++) {
                    byte octet = buffer.get(i);
                    if (octet == '\n') {
                        return decoded(line.toByteArray());
                    }
                    line.write(octet);
                }
                if (read < 0 || line.size() > Wire.LONGEST_LINE) {
                    throw new IOException("too short or too long");
                }
            }
        } finally {
            caller.configureBlocking(true);
        }
    }

    private static String decoded(byte[] octets) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets))
                .toString();
    }

    private static void write(OutputStream out, String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it listens.
    Path path() {
        return address.path();
    }

    /// Listens no more, and leaves no file behind. A command that is being done is done to its end.
    @Override
    public void close() {
        try {
            server.close();
            address.remove();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The control socket could not be removed: " + e.getMessage());
        }
    }
}

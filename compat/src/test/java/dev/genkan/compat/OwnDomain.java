package dev.genkan.compat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// The proxy in front of a domain: it ends TLS with a certificate that it has made itself, and passes each request on
/// to whoever stands behind the name that was asked for. It says by which name and how it was reached, as proxies do.
final class OwnDomain implements AutoCloseable {

    /// What the browser of the tests looks for on this machine.
    static final String DOMAIN = "example.test";

    private static final int MOST_HEAD_BYTES = 65_536;
    private static final String PASSWORD = "changeit";
    private static final List<String> WRITTEN_ANEW =
            List.of("connection:", "x-forwarded-proto:", "x-forwarded-host:", "x-forwarded-for:");

    private final SSLServerSocket door;
    private final Map<String, Integer> behind = new ConcurrentHashMap<>();

    OwnDomain() {
        try {
            door = (SSLServerSocket)
                    tls().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::receive);
    }

    /// @param name such as `app`, of `app.example.test`
    String origin(String name) {
        return "https://" + name + "." + DOMAIN + ":" + door.getLocalPort();
    }

    /// From now on what is asked of this name is passed on to that port of this machine.
    void leads(String name, int port) {
        behind.put(name + "." + DOMAIN + ":" + door.getLocalPort(), port);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                Thread.ofVirtual().start(() -> passOn(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void passOn(Socket browser) {
        try (browser) {
            String head = head(browser.getInputStream());
            String host = header(head, "host:");
            Integer port = behind.get(host);
            if (port == null) {
                return;
            }
            try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                server.getOutputStream().write(rewritten(head, host).getBytes(StandardCharsets.ISO_8859_1));
                Thread.ofVirtual().start(() -> pump(browser, server));
                server.getInputStream().transferTo(browser.getOutputStream());
            }
        } catch (IOException gone) {
            // whoever it was has left
        }
    }

    /// What follows the head. It ends when either of the two hangs up.
    private static void pump(Socket from, Socket to) {
        try {
            OutputStream output = to.getOutputStream();
            from.getInputStream().transferTo(output);
        } catch (IOException ended) {
            // all was said
        }
    }

    private static String head(InputStream input) throws IOException {
        var head = new ByteArrayOutputStream();
        while (head.size() < MOST_HEAD_BYTES) {
            int octet = input.read();
            if (octet < 0) {
                break;
            }
            head.write(octet);
            if (octet == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        throw new IOException("no head of a request");
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("");
    }

    /// One request for each connection, so that no second head has to be found.
    private static String rewritten(String head, String host) {
        return head.lines()
                        .filter(line -> !line.isEmpty())
                        .filter(line -> WRITTEN_ANEW.stream()
                                .noneMatch(name -> line.toLowerCase(Locale.ROOT).startsWith(name)))
                        .collect(Collectors.joining("\r\n"))
                + "\r\nConnection: close\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: "
                + host + "\r\n\r\n";
    }

    private static SSLContext tls() {
        try {
            Path folder = Files.createTempDirectory("genkan-domain");
            Path file = folder.resolve("own.p12");
            selfMade(file);
            var keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            Files.delete(file);
            Files.delete(folder);
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void selfMade(Path file) {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Running.toItsEnd(
                Objects.requireNonNull(file.getParent()),
                Duration.ofMinutes(1),
                List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=*." + DOMAIN,
                        "-ext",
                        "san=dns:*." + DOMAIN,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString()),
                Map.of());
    }
}

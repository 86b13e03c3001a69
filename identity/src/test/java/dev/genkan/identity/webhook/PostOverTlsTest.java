package dev.genkan.identity.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostOverTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path directory;

    private final AtomicInteger heard = new AtomicInteger();

    @Test
    void the_certificate_has_to_be_that_of_the_name_and_of_somebody_who_is_trusted() throws Exception {
        SSLContext localhost = certificateOf("localhost");
        SSLContext elsewhere = certificateOf("elsewhere.example");

        assertThat(told(localhost, localhost.getSocketFactory())).isEqualTo(new Outcome.Answered(200));
        assertThat(heard).hasValue(1);
        assertThat(told(elsewhere, elsewhere.getSocketFactory()).error()).contains("localhost");
        assertThat(told(localhost, (SSLSocketFactory) SSLSocketFactory.getDefault())
                        .error())
                .contains("PKIX");
        assertThat(heard).hasValue(1);
    }

    private Outcome told(SSLContext shows, SSLSocketFactory trusts) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(shows));
        server.createContext("/", exchange -> {
            try (exchange) {
                heard.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        URI url = URI.create("https://localhost:" + server.getAddress().getPort() + "/hooks");
        try (Post post = new Post(Destinations.inProduction(true), Duration.ofSeconds(20), trusts)) {
            return post.send(url, Map.of(), "{}");
        } finally {
            server.stop(0);
        }
    }

    /// A certificate of this name, made with the JDK's own tool; whoever uses it trusts it too.
    private SSLContext certificateOf(String name) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        tool.getInputStream().readAllBytes();
        assertThat(tool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", store.getCertificate("test"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}

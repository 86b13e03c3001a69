package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.genkan.server.CannotStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

    private static final String PRODUCTION = "genkan.environment=production";
    private static final String URL = "genkan.public-url=https://acme.example";
    private static final String HOST = "genkan.mail.host=127.0.0.1";
    private static final String FROM = "genkan.mail.from=Acme <door@acme.example>";
    private static final String KEY = "genkan.encryption-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path data;

    @Test
    void production_wants_an_https_address() {
        String sentence = "Production needs genkan.public-url, the https address browsers use, such as "
                + "https://acme.example.";
        assertThat(refusal(PRODUCTION, HOST, FROM, KEY, dataDir())).isEqualTo(sentence);
        assertThat(refusal(PRODUCTION, "genkan.public-url=http://acme.example", HOST, FROM, KEY, dataDir()))
                .isEqualTo(sentence);
    }

    @Test
    void production_wants_a_mail_server() {
        String sentence = "Production needs genkan.mail.host and genkan.mail.from: codes go out by mail.";
        assertThat(refusal(PRODUCTION, URL, FROM, KEY, dataDir())).isEqualTo(sentence);
        assertThat(refusal(PRODUCTION, URL, HOST, KEY, dataDir())).isEqualTo(sentence);
    }

    @Test
    void production_wants_a_database_that_is_named_on_purpose() {
        assertThat(refusal(PRODUCTION, URL, HOST, FROM, KEY))
                .isEqualTo("Production needs a database named on purpose: a DataSource of the application that leads to"
                        + " PostgreSQL or to an H2 file, or genkan.data-dir, the folder of a file of Genkan's own.");
    }

    @Test
    void a_data_source_that_is_not_there_is_named() {
        assertThat(refusal("genkan.datasource=customers", dataDir()))
                .isEqualTo("genkan.datasource names \"customers\", and there is no DataSource bean of that name;"
                        + " there is none.");
    }

    @Test
    void production_wants_a_key_from_outside() {
        assertThat(refusal(PRODUCTION, URL, HOST, FROM, dataDir()))
                .isEqualTo("Production needs genkan.encryption-key: 32 random bytes in Base64, as from "
                        + "\"openssl rand -base64 32\"; it wraps the signing keys and is not kept in the database.");
    }

    @Test
    void with_all_of_it_production_starts_with_secure_cookies_and_without_an_inbox() {
        try (Running running = Running.start(Applications.Plain.class, data, PRODUCTION, URL, HOST, FROM, KEY)) {
            Visitor visitor = running.visitor();

            assertThat(visitor.open("/sign-in")
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow())
                    .startsWith("__csrf=")
                    .endsWith("; Secure");
            assertThat(visitor.open("/genkan/inbox").statusCode()).isEqualTo(404);
            assertThat(running.engine().inbox().items()).isEmpty();
            assertThat(data.resolve("data/key")).doesNotExist();
        }
    }

    @Test
    void an_origin_to_return_to_is_written_out_and_safe() {
        assertThat(refusal("genkan.return-origins=https://docs.example/guide", dataDir()))
                .isEqualTo("genkan.return-origins: an origin is scheme, host and port, such as https://docs.example,"
                        + " with https (or http on this machine) and nothing after it, not"
                        + " \"https://docs.example/guide\".");
        assertThat(refusal(PRODUCTION, URL, HOST, FROM, KEY, dataDir(), "genkan.return-origins=http://localhost:3000"))
                .startsWith("genkan.return-origins: an origin is")
                .endsWith("not \"http://localhost:3000\".");
    }

    @Test
    void a_proxy_is_named_by_its_address() {
        assertThat(refusal("genkan.trusted-proxies=10.0.0.0/8,proxy.example", dataDir()))
                .isEqualTo("genkan.trusted-proxies: a proxy is an address such as 10.0.0.7 or 2001:db8::7, or a network"
                        + " such as 10.0.0.0/8 (not of length 0), not \"proxy.example\".");
    }

    @Test
    void a_layout_of_tokens_that_nobody_knows_is_refused() {
        assertThat(refusal("genkan.session-token.version=3", dataDir()))
                .isEqualTo("genkan.session-token.version is 2, or 1 for consumers that are older than it, not 3.");
    }

    @Test
    void a_wait_of_less_than_nothing_is_refused() {
        assertThat(refusal("genkan.limits.hashing-wait=-1s", dataDir()))
                .isEqualTo("genkan.limits.hashing-wait: a wait is nothing or longer, not PT-1S");
    }

    @Test
    void a_refusal_is_shown_as_one_sentence_and_not_as_a_stack_trace(CapturedOutput output) {
        refusal(PRODUCTION, HOST, FROM, KEY, dataDir());

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "Production needs genkan.public-url, the https address")
                .doesNotContain("\tat ", "CannotStart:");
    }

    @Test
    void two_flows_of_one_name_are_refused_when_the_door_opens(CapturedOutput output) {
        Throwable thrown = catchThrowable(() -> Running.start(Applications.AskingTwice.class, data));

        assertThat(cannotStart(thrown)).startsWith("There are two flows called");
        assertThat(output.getAll()).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.example",
                "ftp://acme.example",
                "https://",
                "https://user@acme.example",
                "https://acme.example?a=b",
                "https://acme.example/#top",
                "https://acme example"
            })
    void an_address_that_is_none_is_shown(String address) {
        assertThat(refusal("genkan.public-url=" + address, dataDir()))
                .startsWith("genkan.public-url is the address browsers use")
                .endsWith(", not \"" + address + "\".");
    }

    @Test
    void the_address_and_the_context_path_agree() {
        assertThat(refusal("genkan.public-url=https://acme.example", "server.servlet.context-path=/shop", dataDir()))
                .isEqualTo("genkan.public-url ends with the context path, and with nothing else: "
                        + "https://acme.example/shop, not https://acme.example.");
        assertThat(refusal("genkan.public-url=https://acme.example/shop/", dataDir()))
                .endsWith("https://acme.example, not https://acme.example/shop.");
        try (Running running = Running.start(
                Applications.Plain.class,
                data,
                "genkan.public-url=https://acme.example/shop/",
                "server.servlet.context-path=/shop")) {
            assertThat(running.port()).isPositive();
        }
    }

    @Test
    void a_path_or_a_limit_that_makes_no_sense_is_named() {
        assertThat(refusal("genkan.paths.sign-in=login", dataDir()))
                .startsWith("genkan.paths: \"login\" cannot be the path of a page");
        assertThat(refusal("genkan.limits.code-tries=0", dataDir()))
                .isEqualTo("genkan.limits: a limit is at least 1, not 0");
    }

    private String dataDir() {
        return "genkan.data-dir=" + data.resolve("data");
    }

    private static String refusal(String... properties) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        List.of(properties).forEach(property -> arguments.add("--" + property));
        return cannotStart(catchThrowable(() -> Running.bare(Applications.Plain.class)
                .run(arguments.toArray(String[]::new))
                .close()));
    }

    private static String cannotStart(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, one -> one.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .filter(CannotStart.class::isInstance)
                .findFirst()
                .map(refusal -> String.valueOf(refusal.getMessage()))
                .orElseThrow(() -> new AssertionError("no refusal, but " + thrown, thrown));
    }
}

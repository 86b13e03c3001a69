package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.frontendapi.NotHere;
import dev.genkan.server.standalone.Specification.Operation;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole of the specification, walked through: what is answered is described there, and what is not done says so.
class FrontendContractTest {

    /// Answered by the pages, which everybody may ask.
    private static final String KEYS = "GET /.well-known/jwks.json";

    @TempDir
    Path directory;

    private WireHouse house;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void every_operation_that_is_routed_answers_a_stranger_as_it_is_described() {
        for (Operation operation : FrontendSpec.SPEC.operations()) {
            if (routed().contains(operation.key())) {
                Told told = ask(CheckedPage.of(house), operation);
                assertThat(told.status()).as(operation.key()).isNotIn(405, 500, 503);
                assertThat(told.body()).as(operation.key()).doesNotContain("not one of this API");
            }
        }
    }

    @Test
    void every_operation_that_only_reads_answers_a_member_as_it_is_described() {
        CheckedPage ada = CheckedPage.memberAt(house, "ada@example.com");
        for (Operation operation : FrontendSpec.SPEC.operations()) {
            if (operation.method().equals("GET") && routed().contains(operation.key())) {
                assertThat(ask(ada, operation).status()).as(operation.key()).isLessThan(500);
            }
        }
        assertThat(ada.get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void a_session_is_read_touched_given_tokens_and_ended_as_it_is_described() {
        CheckedPage ada = CheckedPage.memberAt(house, "ada@example.com");
        String session = "/v1/client/sessions/" + ada.sessionId();
        for (Told told : List.of(
                ada.get(session),
                ada.post(session + "/touch", "active_organization_id", ""),
                ada.post(session + "/tokens"),
                ada.get("/v1/environment"),
                ada.patch("/v1/environment"),
                ada.post("/v1/dev_browser"),
                ada.get("/v1/redirect?redirect_url=http://localhost:3000/home"),
                ada.post(session + "/end"))) {
            assertThat(told.status()).as(told.body()).isIn(200, 307);
        }
        assertThat(ada.get("/v1/redirect?redirect_url=https://evil.example/").status())
                .isEqualTo(422);
    }

    @Test
    void what_is_not_done_says_which_operation_it_is_and_why() {
        CheckedPage nobody = CheckedPage.of(house);
        for (NotHere.Entry entry : NotHere.entries()) {
            Operation operation =
                    FrontendSpec.SPEC.find(entry.method(), entry.path()).orElseThrow();
            assertThat(operation.id()).isEqualTo(entry.operation());
            if (isAnsweredByAResource(operation)) {
                // with an error of its own, as where a factor is one of several
                continue;
            }
            Told told = ask(nobody, operation);
            assertThat(told.status()).as(operation.key()).isEqualTo(entry.status());
            assertThat(told.error("message")).as(operation.key()).contains(entry.operation());
            assertThat(told.error("long_message")).isEqualTo(entry.reason());
        }
    }

    @Test
    void no_operation_stands_in_the_table_twice() {
        List<String> keys = NotHere.entries().stream()
                .map(entry -> entry.method() + " " + entry.path())
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void the_page_about_compatibility_says_what_is_so() {
        Set<String> all = new TreeSet<>(routed());
        all.add(KEYS);
        new SpecTable("frontend", FrontendSpec.SPEC, all, NotHere.entries()).check();
    }

    @Test
    void the_keys_are_published_to_everybody() {
        Answer keys = house.browser().request("GET", "/.well-known/jwks.json", "Origin", "https://anybody.example");
        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.body()).contains("\"kty\":\"RSA\"");
    }

    private boolean isAnsweredByAResource(Operation operation) {
        return house.door.frontend().routes().all().stream()
                        .filter(route -> operation.key().equals(route.method() + " " + route.template()))
                        .count()
                > 1;
    }

    /// What is answered by a resource, and not by the table of what is not here.
    private Set<String> routed() {
        Set<String> notHere = NotHere.entries().stream()
                .map(entry -> entry.method() + " " + entry.path())
                .collect(Collectors.toSet());
        return house.door.frontend().routes().all().stream()
                .map(route -> route.method() + " " + route.template())
                .filter(key -> !notHere.contains(key))
                .collect(Collectors.toSet());
    }

    private static Told ask(CheckedPage page, Operation operation) {
        String path = operation.path().replaceAll("\\{[^}]*}", "none");
        return switch (operation.method()) {
            case "GET" -> page.get(path);
            case "POST" -> page.post(path);
            case "PATCH" -> page.patch(path);
            case "PUT" -> page.put(path);
            default -> page.delete(path);
        };
    }
}

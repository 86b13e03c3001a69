package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.backendapi.BackendResources;
import dev.genkan.server.frontendapi.NotHere;
import dev.genkan.server.standalone.Specification.Operation;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole of both specifications, walked through: what is answered is described there, and what is not done says so.
class BackendContractTest {

    /// In no specification, and SDKs of today cannot do without.
    private static final String HANDSHAKE = "GET /v1/clients/handshake_payload";
    /// Answered to everybody, by the Frontend API.
    private static final String INTERSTITIAL = "GET /v1/public/interstitial";

    @TempDir
    static Path directory;

    private static WireHouse house;

    @BeforeAll
    static void open() {
        house = new WireHouse(directory);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void every_operation_answers_as_it_is_described_to_callers_of_both_versions() {
        for (Operation operation : BackendSpec.NEWEST.operations()) {
            if (routed().contains(operation.key())) {
                Told told = ask(house.program("Clerk-API-Version", "2026-05-12"), operation);
                assertThat(told.status()).as(operation.key()).isNotIn(405, 500, 501, 503);
                assertThat(told.body()).as(operation.key()).doesNotContain("not one of this API");
                ask(house.program(), operation);
            }
        }
    }

    @Test
    void what_is_not_done_says_which_operation_it_is_and_why() {
        for (NotHere.Entry entry : BackendResources.absent()) {
            Operation operation = Stream.of(BackendSpec.NEWEST, BackendSpec.OLDEST)
                    .flatMap(spec -> spec.find(entry.method(), entry.path()).stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(operation.id()).isEqualTo(entry.operation());
            Told told = ask(house.program("Clerk-API-Version", "2026-05-12"), operation);
            assertThat(told.status()).as(operation.key()).isEqualTo(entry.status());
            assertThat(told.error("message")).as(operation.key()).contains(entry.operation());
            assertThat(told.error("long_message")).isEqualTo(entry.reason());
        }
    }

    @Test
    void every_operation_is_routed_or_stands_in_the_table_once() {
        List<String> absent = BackendResources.absent().stream()
                .map(entry -> entry.method() + " " + entry.path())
                .toList();
        assertThat(absent).doesNotHaveDuplicates().doesNotContainAnyElementsOf(routed());
        Set<String> known = new HashSet<>(absent);
        known.addAll(routed());
        known.add(INTERSTITIAL);
        assertThat(keys(BackendSpec.NEWEST)).isSubsetOf(known);
        assertThat(keys(BackendSpec.OLDEST)).isSubsetOf(known);
        known.removeAll(keys(BackendSpec.NEWEST));
        known.removeAll(keys(BackendSpec.OLDEST));
        assertThat(known).containsExactly(HANDSHAKE);
    }

    @Test
    void the_page_of_long_ago_is_answered_to_everybody() {
        Told told = house.program().showing("").get("/public/interstitial?publishable_key=%22%3E%3Cscript%3E");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(told.body()).contains(house.door.place().key().value()).doesNotContain("\"><script>");
    }

    @Test
    void the_page_about_compatibility_says_what_is_so() {
        Set<String> all = new HashSet<>(routed());
        all.add(INTERSTITIAL);
        new SpecTable("backend", BackendSpec.NEWEST, all, BackendResources.absent()).check();
    }

    private static Set<String> keys(Specification spec) {
        return spec.operations().stream().map(Operation::key).collect(Collectors.toSet());
    }

    /// What is answered by a resource, and not by the table of what is not here.
    private static Set<String> routed() {
        Set<String> absent = BackendResources.absent().stream()
                .map(entry -> entry.method() + " " + entry.path())
                .collect(Collectors.toSet());
        return house.door.backend().routes().all().stream()
                .map(route -> route.method() + " " + route.template())
                .filter(key -> !absent.contains(key))
                .collect(Collectors.toSet());
    }

    private static Told ask(Program program, Operation operation) {
        String path = operation.path().substring("/v1".length()).replaceAll("\\{[^}]*}", "none");
        return switch (operation.method()) {
            case "GET" -> program.get(path);
            case "DELETE" -> program.delete(path);
            case "PATCH" -> program.patch(path, Map.of());
            case "PUT" -> program.put(path, Map.of());
            default -> program.post(path, Map.of());
        };
    }
}

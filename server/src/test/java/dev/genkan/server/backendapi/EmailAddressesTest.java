package dev.genkan.server.backendapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.standalone.Program;
import dev.genkan.server.standalone.Told;
import dev.genkan.server.standalone.WireHouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs do with the addresses of users.
class EmailAddressesTest {

    @TempDir
    static Path directory;

    private static WireHouse house;
    private static Program program;

    @BeforeAll
    static void open() {
        house = new WireHouse(directory);
        program = house.program();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void an_address_is_added_proven_made_primary_and_the_old_one_deleted() {
        Told user = program.post("/users", Map.of("email_address", List.of("ada@example.com")));
        String old = user.text("primary_email_address_id");
        Told added = program.post("/email_addresses", Map.of("user_id", user.text("id"), "email_address", "ada@new.example"));
        String path = "/email_addresses/" + added.text("id");
        assertThat(added.json()).containsEntry("verification", null);
        assertThat(program.get(path).json()).isEqualTo(added.json());

        assertThat(program.patch(path, Map.of("primary", true)).errorField()).isEqualTo("primary");
        assertThat(program.patch(path, Map.of("verified", true, "primary", true)).body()).contains("\"admin\"");
        assertThat(program.get("/users/" + user.text("id")).text("primary_email_address_id")).isEqualTo(added.text("id"));
        assertThat(program.patch(path, Map.of("verified", false)).errorField()).isEqualTo("verified");

        assertThat(program.delete(path).status()).isEqualTo(409);
        assertThat(program.delete("/email_addresses/" + old).json()).containsEntry("object", "email_address");
        assertThat(program.delete("/email_addresses/" + old).status()).isEqualTo(404);
        assertThat(program.delete(path).status()).isEqualTo(409);
    }

    @Test
    void an_address_of_somebody_else_is_not_given_away() {
        house.userAt("taken@example.com");
        String user = house.userAt("other@example.com").id().value();
        Told told = program.post(
                "/email_addresses", Map.of("user_id", user, "email_address", "taken@example.com", "verified", true));
        assertThat(told.status() + " " + told.errorCode()).isEqualTo("422 form_identifier_exists");
        assertThat((List<?>) program.get("/users/" + user).json().get("email_addresses")).hasSize(1);
        assertThat(program.put("/users/" + user + "/email_address", Map.of("email_address", "taken@example.com"))
                        .errorCode())
                .isEqualTo("form_identifier_exists");
        assertThat((List<?>) program.get("/users/" + user).json().get("email_addresses")).hasSize(1);
        assertThat(program.post("/email_addresses", Map.of("user_id", "user_nobody", "email_address", "x@example.com"))
                        .status())
                .isEqualTo(404);
        assertThat(program.post("/email_addresses", Map.of("user_id", user, "email_address", "x")).errorField())
                .isEqualTo("email_address");
    }

    @Test
    void one_address_takes_the_place_of_all() {
        Told user = program.post("/users", Map.of("email_address", List.of("one@a.example", "two@a.example")));
        String path = "/users/" + user.text("id") + "/email_address";
        Told put = program.put(path, Map.of("email_address", "three@a.example"));
        assertThat(put.json()).containsEntry("email_address", "three@a.example");
        Told after = program.get("/users/" + user.text("id"));
        assertThat((List<?>) after.json().get("email_addresses")).hasSize(1);
        assertThat(after.text("primary_email_address_id")).isEqualTo(put.text("id"));
        assertThat(program.put(path, Map.of("email_address", "THREE@a.example")).text("id")).isEqualTo(put.text("id"));
        assertThat(program.put(path, Map.of("email_address", "x@a.example", "identification_status", "reserved"))
                        .errorField())
                .isEqualTo("identification_status");
    }
}

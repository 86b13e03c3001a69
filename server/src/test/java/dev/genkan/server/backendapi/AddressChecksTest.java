package dev.genkan.server.backendapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.standalone.Program;
import dev.genkan.server.standalone.Told;
import dev.genkan.server.standalone.WireHouse;
import dev.genkan.token.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program with pages of its own asks whether somebody reads a mailbox.
class AddressChecksTest {

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

    /// An address of somebody, which is not proven.
    private static String added(String owner, String address) {
        String user = house.userAt(owner).id().value();
        return program.post("/email_addresses", Map.of("user_id", user, "email_address", address, "verified", false))
                .text("id");
    }

    private static Told prepared(String id) {
        return program.post("/email_addresses/" + id + "/prepare_verification", Map.of());
    }

    private static Told attempted(String id, Told prepared, String code) {
        return program.post(
                "/email_addresses/" + id + "/attempt_verification",
                Map.of("verification_id", prepared.text("id"), "code", code));
    }

    private static String wrong(String code) {
        return code.equals("111111") ? "222222" : "111111";
    }

    @Test
    void the_right_code_proves_an_address_and_a_wrong_one_is_a_status() {
        String id = added("ada@example.com", "ada@work.example");
        Told prepared = prepared(id);
        assertThat(prepared.json()).containsEntry("status", "unverified").containsEntry("attempts", 0L);
        assertThat(prepared(id).text("id")).isEqualTo(prepared.text("id"));
        assertThat(house.lettersTo("ada@work.example")).as("one is on its way").hasSize(1);
        String code = house.newestLetter("ada@work.example").code();

        Told refused = attempted(id, prepared, wrong(code));
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.json()).containsEntry("status", "unverified").containsEntry("attempts", 1L);
        assertThat(attempted(id, prepared, code).json()).containsEntry("status", "verified");

        assertThat(program.get("/email_addresses/" + id).body()).contains("\"status\":\"verified\"");
        assertThat(attempted(id, prepared, code).errorCode()).isEqualTo("verification_already_verified");
        assertThat(program.get("/sessions?status=active&paginated=true").json()).containsEntry("total_count", 0L);
    }

    @Test
    void a_proven_address_is_checked_again_and_again() {
        String user = house.userAt("grace@example.com").id().value();
        String id = house.engine
                .users()
                .find(new UserId(user))
                .orElseThrow()
                .addresses()
                .getFirst()
                .id();
        for (int round = 0; round < 2; round++) {
            Told prepared = prepared(id);
            String code = house.newestLetter("grace@example.com").code();
            assertThat(attempted(id, prepared, code).json()).containsEntry("status", "verified");
        }
        assertThat(house.lettersTo("grace@example.com")).hasSize(2);
    }

    @Test
    void after_five_tries_or_ten_minutes_it_is_over() {
        String id = added("edsger@example.com", "edsger@work.example");
        Told prepared = prepared(id);
        String code = house.newestLetter("edsger@work.example").code();
        for (int tried = 1; tried < 5; tried++) {
            attempted(id, prepared, wrong(code));
        }
        assertThat(attempted(id, prepared, wrong(code)).json()).containsEntry("status", "failed");
        assertThat(attempted(id, prepared, code).json()).containsEntry("status", "failed");

        house.clock.turn(Duration.ofSeconds(31));
        Told again = prepared(id);
        house.clock.turn(Duration.ofMinutes(10));
        assertThat(attempted(
                                id,
                                again,
                                house.newestLetter("edsger@work.example").code())
                        .json())
                .containsEntry("status", "expired");
    }

    @Test
    void an_address_that_somebody_else_has_proven_is_nobody_elses() {
        String id = added("barbara@example.com", "wanted@example.com");
        house.userAt("wanted@example.com");

        Told prepared = prepared(id);

        assertThat(prepared.json()).containsEntry("status", "unverified");
        assertThat(house.lettersTo("wanted@example.com").getFirst().code()).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_checked() {
        String id = added("leslie@example.com", "leslie@work.example");

        assertThat(prepared("idn_none").status()).isEqualTo(404);
        assertThat(program.post(
                                "/email_addresses/" + id + "/attempt_verification",
                                Map.of("verification_id", "ver_none", "code", "1"))
                        .status())
                .isEqualTo(404);
        Told prepared = prepared(id);
        assertThat(attempted(id, prepared, "").errorField()).isEqualTo("code");
    }
}

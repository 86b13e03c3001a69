package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.user.EmailAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A member's addresses over the Frontend API.
class MemberAddressesTest {

    private static final String ALL = "/v1/me/email_addresses";

    @TempDir
    Path directory;

    private WireHouse house;
    private CheckedPage ada;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
        ada = CheckedPage.memberAt(house, "ada@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void an_address_is_added_proven_made_primary_and_the_old_one_removed() {
        Told added = ada.post(ALL, "email_address", "lovelace@example.com");
        String id = id(added);
        assertThat(ada.get(ALL).list()).hasSize(2);

        Told prepared = ada.post(ALL + "/" + id + "/prepare_verification", "strategy", "email_code");
        assertThat(prepared.body()).contains("\"status\":\"unverified\"");
        assertThat(ada.post(ALL + "/" + id + "/attempt_verification", "code", wrong())
                        .errorCode())
                .isEqualTo("form_code_incorrect");
        Told proven = ada.post(ALL + "/" + id + "/attempt_verification", "code", code());
        assertThat(proven.body()).contains("\"status\":\"verified\"", "\"strategy\":\"email_code\"");
        assertThat(id(ada.get(ALL + "/" + id))).isEqualTo(id);

        String old = primaryId();
        assertThat(ada.delete(ALL + "/" + old).errorCode()).isEqualTo("identification_deletion_failed");
        Told promoted = ada.patch("/v1/me", "primary_email_address_id", id);
        assertThat(CheckedPage.response(promoted)).containsEntry("primary_email_address_id", id);
        assertThat(CheckedPage.response(ada.delete(ALL + "/" + old)))
                .containsEntry("id", old)
                .containsEntry("deleted", true);
        assertThat(ada.delete(ALL + "/" + id).errorCode()).isEqualTo("identification_deletion_failed");
        assertThat(ada.get(ALL + "/" + old).status()).isEqualTo(404);
    }

    @Test
    void whoever_has_not_just_proven_who_they_are_is_asked_to() {
        String id = id(ada.post(ALL, "email_address", "lovelace@example.com"));
        house.clock.turn(Duration.ofHours(1));
        for (Told asked : List.of(
                ada.post(ALL, "email_address", "countess@example.com"),
                ada.delete(ALL + "/" + id),
                ada.patch("/v1/me", "primary_email_address_id", id))) {
            assertThat(asked.errorCode()).isEqualTo("session_reverification_required");
        }
        // it is so already: nothing dangerous is done
        assertThat(ada.patch("/v1/me", "primary_email_address_id", primaryId()).status())
                .isEqualTo(200);
    }

    @Test
    void an_unproven_address_is_not_made_primary_and_the_name_beside_it_stays() {
        String id = id(ada.post(ALL, "email_address", "lovelace@example.com"));
        Told refused = ada.patch("/v1/me", "first_name", "Ada", "primary_email_address_id", id);
        assertThat(refused.errorField()).isEqualTo("primary_email_address_id");
        assertThat(CheckedPage.response(ada.get("/v1/me"))).containsEntry("first_name", null);
    }

    @Test
    void anothers_address_looks_like_any_other_and_no_code_fits_it() {
        CheckedPage.memberAt(house, "grace@example.com");
        String id = id(ada.post(ALL, "email_address", "grace@example.com"));
        ada.post(ALL + "/" + id + "/prepare_verification", "strategy", "email_code");
        assertThat(ada.post(ALL + "/" + id + "/attempt_verification", "code", "111111")
                        .errorCode())
                .isEqualTo("form_code_incorrect");
        assertThat(house.engine
                        .users()
                        .findByEmailAddress(
                                EmailAddress.parse("grace@example.com").orElseThrow())
                        .orElseThrow()
                        .addresses())
                .hasSize(1);
    }

    @Test
    void anothers_ids_are_as_if_they_were_not_there() {
        CheckedPage eve = CheckedPage.memberAt(house, "eve@example.com");
        String id = ALL + "/" + primaryId();
        assertThat(eve.get(id).status()).isEqualTo(404);
        assertThat(eve.delete(id).status()).isEqualTo(404);
        assertThat(eve.post(id + "/prepare_verification", "strategy", "email_code")
                        .status())
                .isEqualTo(404);
        assertThat(eve.post(id + "/attempt_verification", "code", "424242").status())
                .isEqualTo(404);
        assertThat(eve.patch("/v1/me", "primary_email_address_id", primaryId()).status())
                .isEqualTo(404);
        assertThat(CheckedPage.of(house).get(ALL).status()).isEqualTo(401);
    }

    @Test
    void what_is_no_address_or_no_way_to_prove_one_is_refused_at_the_field() {
        for (String typed : List.of("", "nobody", "a@b", "a\r\nBcc: eve@example.com@example.com", "x".repeat(5_000))) {
            assertThat(ada.post(ALL, "email_address", typed).errorField())
                    .as(typed)
                    .isEqualTo("email_address");
        }
        assertThat(ada.post(ALL, "email_address", "ADA@example.com").errorCode())
                .isEqualTo("form_identifier_exists");
        String id = id(ada.post(ALL, "email_address", "lovelace@example.com"));
        assertThat(ada.post(ALL + "/" + id + "/prepare_verification", "strategy", "enterprise_sso")
                        .errorCode())
                .isEqualTo("strategy_for_user_invalid");
        assertThat(ada.post(ALL + "/" + id + "/attempt_verification").errorField())
                .isEqualTo("code");
    }

    private String primaryId() {
        return String.valueOf(CheckedPage.response(ada.get("/v1/me")).get("primary_email_address_id"));
    }

    private String code() {
        return house.newestLetter("lovelace@example.com").code();
    }

    private String wrong() {
        return code().equals("111111") ? "222222" : "111111";
    }

    private static String id(Told told) {
        return String.valueOf(CheckedPage.response(told).get("id"));
    }
}

package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A member's password, and proving once more who they are, over the Frontend API.
class MemberPasswordTest {

    private static final String NEW = "another horse, another battery";

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
    void the_password_they_have_is_proof_enough_for_another_one() {
        house.clock.turn(Duration.ofHours(1));
        String before = ada.browser().cookie("__client");
        Told changed = change("current_password", WireHouse.PASSWORD, "new_password", NEW);

        assertThat(CheckedPage.response(changed)).containsEntry("password_enabled", true);
        assertThat(ada.browser().cookie("__client")).isNotEqualTo(before);
        assertThat(ada.get("/v1/me").status()).isEqualTo(200);
        assertThat(prove(NEW).status()).isEqualTo(200);
        assertThat(prove(WireHouse.PASSWORD).errorCode()).isEqualTo("form_password_incorrect");
    }

    @Test
    void a_wrong_one_or_none_at_all_is_no_proof() {
        house.clock.turn(Duration.ofHours(1));
        Told wrong = change("current_password", "wrong", "new_password", NEW);
        assertThat(wrong.errorCode()).isEqualTo("form_password_incorrect");
        assertThat(wrong.errorField()).isEqualTo("current_password");
        assertThat(change("new_password", NEW).errorCode()).isEqualTo("session_reverification_required");
        assertThat(prove(WireHouse.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoever_has_just_proven_who_they_are_is_not_asked_again() {
        assertThat(change("new_password", NEW).status()).isEqualTo(200);
    }

    @Test
    void a_bad_password_is_refused_at_the_field() {
        assertThat(change("new_password", "short").errorCode()).isEqualTo("form_password_length_too_short");
        assertThat(change("new_password", "password1").errorCode()).isEqualTo("form_password_pwned");
        assertThat(change("new_password", "x".repeat(300)).errorCode())
                .isEqualTo("form_password_size_in_bytes_exceeded");
        assertThat(change("new_password", "short").errorField()).isEqualTo("new_password");
        assertThat(change().errorCode()).isEqualTo("form_param_nil");
        assertThat(change("current_password", WireHouse.PASSWORD, "new_password", WireHouse.PASSWORD)
                        .errorCode())
                .isEqualTo("form_new_password_matches_current");
    }

    @Test
    void a_password_is_removed_and_codes_still_prove_who_they_are() {
        house.clock.turn(Duration.ofHours(1));
        assertThat(remove("wrong").errorField()).isEqualTo("current_password");
        assertThat(CheckedPage.response(remove(WireHouse.PASSWORD))).containsEntry("password_enabled", false);
        assertThat(remove(WireHouse.PASSWORD).status()).isEqualTo(422);

        house.clock.turn(Duration.ofHours(1));
        assertThat(prove(WireHouse.PASSWORD).errorCode()).isEqualTo("strategy_for_user_invalid");
        assertThat(verify("/prepare_first_factor", "strategy", "email_code").status())
                .isEqualTo(200);
        Told proven = verify("/attempt_first_factor", "strategy", "email_code", "code", code());
        assertThat(CheckedPage.response(proven)).containsEntry("status", "complete");
    }

    @Test
    void components_are_told_what_there_is_to_prove_with_and_a_proof_makes_the_session_fresh() {
        house.clock.turn(Duration.ofHours(1));
        Told begun = verify("", "level", "multi_factor");
        assertThat(CheckedPage.response(begun))
                .containsEntry("status", "needs_first_factor")
                .containsEntry("level", "first_factor");
        assertThat(begun.body()).contains("\"strategy\":\"password\"", "\"strategy\":\"email_code\"");
        assertThat(CheckedPage.claims(begun).get("fva")).asString().isEqualTo("[60, -1]");

        Told proven = prove(WireHouse.PASSWORD);
        assertThat(CheckedPage.response(proven)).containsEntry("status", "complete");
        assertThat(CheckedPage.claims(proven).get("fva")).asString().isEqualTo("[0, -1]");
    }

    @Test
    void a_code_is_asked_for_twice_without_an_error_and_is_good_once() {
        house.clock.turn(Duration.ofHours(1));
        verify("/prepare_first_factor", "strategy", "email_code");
        assertThat(verify("/prepare_first_factor", "strategy", "email_code").status())
                .isEqualTo(200);
        String code = code();
        Told wrong = verify(
                "/attempt_first_factor", "strategy", "email_code", "code", code.equals("111111") ? "222222" : "111111");
        assertThat(wrong.errorCode()).isEqualTo("form_code_incorrect");
        assertThat(wrong.errorField()).isEqualTo("code");
        assertThat(verify("/attempt_first_factor", "strategy", "email_code", "code", code)
                        .status())
                .isEqualTo(200);
        assertThat(verify("/attempt_first_factor", "strategy", "email_code", "code", code)
                        .errorCode())
                .isEqualTo("verification_expired");
    }

    @Test
    void what_cannot_be_proven_with_is_refused_by_name() {
        assertThat(verify("", "level", "third_factor").errorField()).isEqualTo("level");
        assertThat(verify("/prepare_first_factor", "strategy", "phone_code").errorCode())
                .isEqualTo("strategy_for_user_invalid");
        assertThat(verify("/attempt_first_factor", "strategy", "passkey").errorCode())
                .isEqualTo("strategy_for_user_invalid");
        assertThat(verify("/prepare_first_factor", "strategy", "email_code", "email_address_id", "idn_other")
                        .errorField())
                .isEqualTo("email_address_id");
        assertThat(verify("/attempt_second_factor", "strategy", "totp", "code", "123456")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void nobody_proves_anything_for_another_browsers_session() {
        CheckedPage eve = CheckedPage.memberAt(house, "eve@example.com");
        Told foreign = eve.post(
                "/v1/client/sessions/" + ada.sessionId() + "/verify/attempt_first_factor",
                "strategy",
                "password",
                "password",
                WireHouse.PASSWORD);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(CheckedPage.of(house)
                        .post("/v1/client/sessions/" + ada.sessionId() + "/verify", "level", "first_factor")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void many_wrong_passwords_lock_and_say_for_how_long() {
        Told last = prove("wrong");
        for (int i = 0; i < 12; i++) {
            last = prove("wrong");
        }
        assertThat(last.errorCode()).isEqualTo("user_locked");
        assertThat(last.body()).contains("lockout_expires_in_seconds");
    }

    private Told change(String... fields) {
        return ada.post("/v1/me/change_password", fields);
    }

    private Told remove(String current) {
        return ada.post("/v1/me/remove_password", "current_password", current);
    }

    private Told prove(String password) {
        return verify("/attempt_first_factor", "strategy", "password", "password", password);
    }

    private Told verify(String below, String... fields) {
        return ada.post("/v1/client/sessions/" + ada.sessionId() + "/verify" + below, fields);
    }

    private String code() {
        return house.newestLetter("ada@example.com").code();
    }
}

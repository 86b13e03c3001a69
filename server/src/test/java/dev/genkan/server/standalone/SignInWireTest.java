package dev.genkan.server.standalone;

import static dev.genkan.server.standalone.Sdk.client;
import static dev.genkan.server.standalone.Sdk.inside;
import static dev.genkan.server.standalone.Sdk.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.NewUser;
import dev.genkan.identity.user.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in, call by call, as SDKs do it.
class SignInWireTest {

    private static final String APP = "http://localhost:3000";
    private static final String ADA = "ada+clerk_test@example.com";

    private WireHouse house;
    private Sdk sdk;
    private User ada;

    @BeforeEach
    void open(@TempDir Path directory) {
        house = SignUpWireTest.openTelling(directory);
        sdk = new Sdk(house, APP);
        ada = house.userAt(ADA);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String begun() {
        Told begun = sdk.post("/client/sign_ins", "identifier", ADA);
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        return "/client/sign_ins/" + response(begun).get("id");
    }

    private static List<?> strategies(Map<String, ?> signIn) {
        return ((List<?>) Objects.requireNonNull(signIn.get("supported_first_factors")))
                .stream().map(factor -> ((Map<?, ?>) factor).get("strategy")).toList();
    }

    @Test
    void the_whole_story_of_a_sign_in() {
        Told begun = sdk.post("/client/sign_ins", "identifier", ADA);
        assertThat(response(begun))
                .containsEntry("object", "sign_in_attempt")
                .containsEntry("status", "needs_first_factor")
                .containsEntry("identifier", ADA)
                .containsEntry("first_factor_verification", null)
                .containsEntry("created_session_id", null);
        assertThat(strategies(response(begun))).isEqualTo(List.of("password", "email_code", "reset_password_email_code"));
        assertThat(inside(response(begun), "supported_first_factors", "1", "email_address_id"))
                .isEqualTo(ada.addresses().getFirst().id());
        assertThat(inside(client(begun), "sign_in", "id")).isEqualTo(response(begun).get("id"));
        String path = "/client/sign_ins/" + response(begun).get("id");
        Told wrong = sdk.post(path + "/attempt_first_factor", "strategy", "password", "password", "not this one");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errorCode()).isEqualTo("form_password_incorrect");
        assertThat(wrong.errorField()).isEqualTo("password");
        Told right = sdk.post(
                path + "/attempt_first_factor", "strategy", "password", "password", WireHouse.PASSWORD);
        assertThat(response(right)).containsEntry("status", "complete");
        assertThat(inside(response(right), "first_factor_verification", "strategy")).isEqualTo("password");
        assertThat(inside(client(right), "sessions", "0", "id"))
                .isEqualTo(response(right).get("created_session_id"));
        assertThat(inside(client(right), "last_active_session_id"))
                .isEqualTo(response(right).get("created_session_id"));
    }

    @Test
    void identifier_and_password_may_come_in_one_call() {
        Told wrong = sdk.post("/client/sign_ins", "identifier", ADA, "password", "not this one", "strategy", "password");
        assertThat(wrong.errorCode()).isEqualTo("form_password_incorrect");
        assertThat(inside(wrong.json(), "meta", "client", "sign_in", "status")).isEqualTo("needs_first_factor");
        Told right = sdk.post("/client/sign_ins", "identifier", ADA, "password", WireHouse.PASSWORD);
        assertThat(response(right)).containsEntry("status", "complete");
    }

    @Test
    void a_code_by_mail_opens() {
        String path = begun();
        Told prepared = sdk.post(
                path + "/prepare_first_factor",
                "strategy",
                "email_code",
                "email_address_id",
                ada.addresses().getFirst().id());
        assertThat(inside(response(prepared), "first_factor_verification", "status"))
                .isEqualTo("unverified");
        assertThat(inside(response(prepared), "first_factor_verification", "strategy"))
                .isEqualTo("email_code");
        assertThat(sdk.post(path + "/prepare_first_factor", "strategy", "email_code").status())
                .isEqualTo(200);
        assertThat(house.lettersTo(ADA)).hasSize(1);
        Told wrong = sdk.post(path + "/attempt_first_factor", "strategy", "email_code", "code", "111111");
        assertThat(wrong.errorCode()).isEqualTo("form_code_incorrect");
        Told right = sdk.post(path + "/attempt_first_factor", "strategy", "email_code", "code", "424242");
        assertThat(response(right)).containsEntry("status", "complete");
        assertThat(inside(response(right), "first_factor_verification", "status"))
                .isEqualTo("verified");
    }

    @Test
    void a_strategy_beside_the_identifier_is_prepared_at_once() {
        Told begun = sdk.post("/client/sign_ins", "identifier", ADA, "strategy", "email_code");
        assertThat(inside(response(begun), "first_factor_verification", "strategy"))
                .isEqualTo("email_code");
        assertThat(house.lettersTo(ADA)).hasSize(1);
    }

    @Test
    void a_forgotten_password_is_replaced() {
        Sdk elsewhere = new Sdk(house, APP);
        elsewhere.post("/client/sign_ins", "identifier", ADA, "password", WireHouse.PASSWORD);
        String path = begun();
        assertThat(sdk.post(path + "/reset_password", "password", "a new paper lantern").errorCode())
                .isEqualTo("verification_missing");
        sdk.post(path + "/prepare_first_factor", "strategy", "reset_password_email_code");
        String before = sdk.browser().cookie("__client");
        Told proven = sdk.post(
                path + "/attempt_first_factor", "strategy", "reset_password_email_code", "code", "424242");
        assertThat(response(proven)).containsEntry("status", "needs_new_password");
        assertThat(sdk.browser().cookie("__client")).isNotEqualTo(before);
        Told weak = sdk.post(path + "/reset_password", "password", "short");
        assertThat(weak.errorField()).isEqualTo("password");
        Told done = sdk.post(
                path + "/reset_password", "password", "a new paper lantern", "sign_out_of_other_sessions", "true");
        assertThat(response(done)).containsEntry("status", "complete");
        assertThat(inside(elsewhere.get("/client").json(), "response", "sessions")).isEqualTo(List.of());
        Sdk again = new Sdk(house, APP);
        assertThat(again.post("/client/sign_ins", "identifier", ADA, "password", WireHouse.PASSWORD)
                        .errorCode())
                .isEqualTo("form_password_incorrect");
        assertThat(again.post("/client/sign_ins", "identifier", ADA, "password", "a new paper lantern")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_is_not_known_is_told_so_at_the_field() {
        Told unknown = sdk.post("/client/sign_ins", "identifier", "nobody@example.com");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.errorCode()).isEqualTo("form_identifier_not_found");
        assertThat(unknown.errorField()).isEqualTo("identifier");
        assertThat(sdk.post("/client/sign_ins").errorField()).isEqualTo("identifier");
    }

    @Test
    void who_has_no_password_is_offered_none() {
        house.engine
                .users()
                .create(NewUser.at(EmailAddress.parse("grace@example.com").orElseThrow()), Actor.APPLICATION);
        Told begun = sdk.post("/client/sign_ins", "identifier", "grace@example.com");
        assertThat(strategies(response(begun))).isEqualTo(List.of("email_code"));
        Told tried = sdk.post("/client/sign_ins", "identifier", "grace@example.com", "password", "some password");
        assertThat(tried.errorCode()).isEqualTo("strategy_for_user_invalid");
    }

    @Test
    void who_is_banned_or_locked_is_told_so_after_proof() {
        house.engine.users().ban(ada.id(), Actor.APPLICATION);
        Told banned = sdk.post("/client/sign_ins", "identifier", ADA, "password", WireHouse.PASSWORD);
        assertThat(banned.status()).isEqualTo(403);
        assertThat(banned.errorCode()).isEqualTo("user_banned");
        house.engine.users().unban(ada.id(), Actor.APPLICATION);
        house.engine
                .users()
                .lock(ada.id(), house.clock.instant().plus(Duration.ofMinutes(5)), Actor.APPLICATION);
        Told locked = sdk.post("/client/sign_ins", "identifier", ADA, "password", WireHouse.PASSWORD);
        assertThat(locked.errorCode()).isEqualTo("user_locked");
        assertThat(locked.body()).contains("\"lockout_expires_in_seconds\":300");
    }

    @Test
    void ten_wrong_passwords_lock_the_address_and_a_code_still_opens() {
        String path = begun();
        for (int i = 0; i < 10; i++) {
            sdk.post(path + "/attempt_first_factor", "strategy", "password", "password", "wrong one " + i);
        }
        Told locked = sdk.post(
                path + "/attempt_first_factor", "strategy", "password", "password", WireHouse.PASSWORD);
        assertThat(locked.errorCode()).isEqualTo("user_locked");
        assertThat(locked.body()).contains("\"lockout_expires_in_seconds\":3600");
        sdk.post(path + "/prepare_first_factor", "strategy", "email_code");
        assertThat(sdk.post(path + "/attempt_first_factor", "strategy", "email_code", "code", "424242")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void second_factors_do_not_exist() {
        String path = begun();
        assertThat(sdk.post(path + "/prepare_second_factor", "strategy", "phone_code").errorCode())
                .isEqualTo("strategy_for_user_invalid");
        assertThat(sdk.post(path + "/attempt_second_factor", "strategy", "totp", "code", "123456")
                        .errorCode())
                .isEqualTo("strategy_for_user_invalid");
        assertThat(sdk.post(path + "/prepare_first_factor", "strategy", "oauth_google").errorField())
                .isEqualTo("strategy");
    }

    @Test
    void too_many_codes_are_refused_with_the_time_to_wait() {
        for (int i = 0; i < 10; i++) {
            sdk.post(begun() + "/prepare_first_factor", "strategy", "email_code");
        }
        Told refused = sdk.post(begun() + "/prepare_first_factor", "strategy", "email_code");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("too_many_requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    }

    @Test
    void another_browsers_attempt_is_not_there() {
        String path = begun();
        sdk.post(path + "/prepare_first_factor", "strategy", "email_code");
        Sdk other = new Sdk(house, APP);
        other.post("/client/sign_ins", "identifier", ADA);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.post(path + "/attempt_first_factor", "strategy", "email_code", "code", "424242")
                        .status())
                .isEqualTo(404);
        assertThat(other.post(path + "/reset_password", "password", "a new paper lantern").status())
                .isEqualTo(404);
        assertThat(new Sdk(house, APP).get(path).status()).isEqualTo(404);
    }
}

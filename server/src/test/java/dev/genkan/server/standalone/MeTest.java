package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a member's browser reads and writes of the member.
class MeTest {

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
    void a_member_sees_themselves_and_a_token_as_of_now_comes_with_it() {
        Told me = ada.get("/v1/me");
        assertThat(CheckedPage.response(me))
                .containsEntry("id", user().id().value())
                .doesNotContainKey("private_metadata");
        assertThat(CheckedPage.claims(me)).containsEntry("azp", CheckedPage.APP);
    }

    @Test
    void nobody_sees_or_changes_nobody() {
        CheckedPage nobody = CheckedPage.of(house);
        assertThat(nobody.get("/v1/me").errorCode()).isEqualTo("authentication_invalid");
        assertThat(nobody.patch("/v1/me", "first_name", "Eve").status()).isEqualTo(401);
        assertThat(nobody.delete("/v1/me").status()).isEqualTo(401);
        assertThat(nobody.patch("/v1/me/metadata", "unsafe_metadata", "{}").status())
                .isEqualTo(401);
    }

    @Test
    void names_are_changed_one_by_one_and_taken_away_again() {
        assertThat(CheckedPage.response(ada.patch("/v1/me", "first_name", "Ada", "last_name", "Lovelace")))
                .containsEntry("first_name", "Ada")
                .containsEntry("last_name", "Lovelace");
        assertThat(CheckedPage.response(ada.patch("/v1/me", "last_name", "")))
                .containsEntry("first_name", "Ada")
                .containsEntry("last_name", null);
    }

    @Test
    void what_no_name_can_be_is_refused_at_the_field_and_nothing_is_changed() {
        assertThat(ada.patch("/v1/me", "first_name", "x".repeat(257)).errorField())
                .isEqualTo("first_name");
        assertThat(ada.patch("/v1/me", "last_name", "a\u0000b").errorField()).isEqualTo("last_name");
        assertThat(ada.patch("/v1/me", "first_name", "Ada", "username", "ada").errorField())
                .isEqualTo("username");
        assertThat(user().firstName()).isEmpty();
    }

    @Test
    void what_the_browser_keeps_is_replaced_by_older_clients_and_merged_by_newer_ones() {
        ada.patch("/v1/me", "unsafe_metadata", "{\"a\":1,\"b\":{\"c\":2}}");
        assertThat(user().unsafeMetadata().values()).isEqualTo(Map.of("a", 1L, "b", Map.of("c", 2L)));
        ada.patch("/v1/me", "unsafe_metadata", "{\"b\":{\"d\":3}}");
        assertThat(user().unsafeMetadata().values()).isEqualTo(Map.of("b", Map.of("d", 3L)));

        Told merged = ada.patch(
                "/v1/me/metadata?__clerk_api_version=2026-08-20", "unsafe_metadata", "{\"b\":{\"e\":4},\"f\":5}");
        assertThat(CheckedPage.response(merged))
                .containsEntry("unsafe_metadata", Map.of("b", Map.of("d", 3L, "e", 4L), "f", 5L));
        ada.patch("/v1/me/metadata", "unsafe_metadata", "{\"b\":null}");
        assertThat(user().unsafeMetadata().values()).isEqualTo(Map.of("f", 5L));

        Told apart = ada.patch("/v1/me?__clerk_api_version=2026-05-12", "unsafe_metadata", "{}");
        assertThat(apart.errorCode()).isEqualTo("form_param_unknown");
        assertThat(user().unsafeMetadata().values()).isEqualTo(Map.of("f", 5L));
    }

    @Test
    void metadata_that_is_none_or_too_much_is_refused_at_the_field() {
        String deep = "{\"a\":".repeat(30) + "1" + "}".repeat(30);
        for (String hostile :
                new String[] {"[]", "{", "\"x\"", "{\"a\":1,\"a\":2}", deep, "{\"a\":\"" + "x".repeat(9_000) + "\"}"}) {
            Told refused = ada.patch("/v1/me/metadata", "unsafe_metadata", hostile);
            assertThat(refused.status()).as(hostile).isEqualTo(422);
            assertThat(refused.errorField()).isEqualTo("unsafe_metadata");
        }
        assertThat(ada.patch("/v1/me/metadata").errorCode()).isEqualTo("form_param_nil");
        assertThat(user().unsafeMetadata().values()).isEmpty();
    }

    @Test
    void no_browser_writes_public_or_private_metadata() {
        ada.patch("/v1/me", "public_metadata", "{\"onboardingComplete\":true}", "private_metadata", "{\"a\":1}");
        ada.patch("/v1/me/metadata", "unsafe_metadata", "{}", "public_metadata", "{\"onboardingComplete\":true}");
        assertThat(user().publicMetadata().values()).isEmpty();
        assertThat(user().privateMetadata().values()).isEmpty();
    }

    @Test
    void whoever_leaves_proves_first_who_they_are_and_is_gone_with_everything() {
        house.clock.turn(Duration.ofHours(1));
        Told asked = ada.delete("/v1/me");
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.errorCode()).isEqualTo("session_reverification_required");
        assertThat(asked.body()).contains("\"reverification\":{");

        ada.post(
                "/v1/client/sessions/" + ada.sessionId() + "/verify/attempt_first_factor",
                "strategy",
                "password",
                "password",
                WireHouse.PASSWORD);
        Told left = ada.delete("/v1/me");
        assertThat(CheckedPage.response(left)).containsEntry("object", "user").containsEntry("deleted", true);
        assertThat(left.body()).contains("\"sessions\":[]");
        assertThat(house.engine
                        .users()
                        .findByEmailAddress(
                                EmailAddress.parse("ada@example.com").orElseThrow()))
                .isEmpty();
        assertThat(ada.get("/v1/me").status()).isEqualTo(401);
    }

    @Test
    void a_form_of_another_kind_or_too_large_changes_nothing() {
        assertThat(ada.upload("/v1/me?_method=PATCH", "application/json", "{\"first_name\":\"Eve\"}".getBytes())
                        .status())
                .isEqualTo(415);
        byte[] bomb = ("first_name=" + "x".repeat(1024 * 1024)).getBytes();
        assertThat(ada.upload("/v1/me?_method=PATCH", "application/x-www-form-urlencoded", bomb)
                        .status())
                .isEqualTo(413);
        assertThat(user().firstName()).isEmpty();
    }

    private User user() {
        return house.engine
                .users()
                .findByEmailAddress(EmailAddress.parse("ada@example.com").orElseThrow())
                .orElseThrow();
    }
}

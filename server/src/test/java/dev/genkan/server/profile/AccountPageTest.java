package dev.genkan.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountPageTest {

    private static House house;

    private final String address = Members.address("ada");

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new House(directory);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_member_sees_their_account_and_no_control_of_what_does_not_exist() {
        Browser ada = house.memberAt(address);

        Answer page = ada.open("/user");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.body())
                .contains(address, "Primary", "Verified", "Delete account", "aria-current=\"page\"")
                .doesNotContain("Connected accounts", "Picture", "Language", "style=", "Passkey", "Two-step", "??");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user",
                "/user/name",
                "/user/addresses/add",
                "/user/security",
                "/user/security/password",
                "/user/verify",
                "/user/delete"
            })
    void a_stranger_is_sent_to_sign_in_and_comes_back_and_a_program_is_told(String path) {
        Browser nobody = house.browser();

        Answer turnedAway = nobody.open(path);
        assertThat(turnedAway.status()).isEqualTo(303);
        assertThat(turnedAway.location()).isEqualTo("/sign-in?redirect_url=" + Browser.encoded(path));
        Answer program = nobody.request("GET", path, "Accept", "application/json");
        assertThat(program.status()).isEqualTo(401);
        assertThat(program.body()).contains("authentication_invalid");
        assertThat(nobody.send(path).location()).isEqualTo("/sign-in?redirect_url=%2Fuser");
    }

    @Test
    void what_lies_below_and_is_not_ours_is_the_applications() {
        Browser ada = house.memberAt(address);
        assertThat(ada.open("/user/orders").body()).startsWith("/user/orders of user_");
        assertThat(ada.open("/users").body()).startsWith("/users of user_");
    }

    @Test
    void a_name_is_saved_and_said_once() {
        Browser ada = house.memberAt(address);
        ada.open("/user/name");

        Answer saved = ada.send("/user/name", "first_name", " Ada ", "last_name", "<i>Lovelace</i>");

        assertThat(saved.status()).isEqualTo(303);
        assertThat(saved.location()).isEqualTo("/user?done=name");
        assertThat(ada.open(saved.location()).body())
                .contains("Name saved.", "role=\"status\"", "Ada &lt;i&gt;Lovelace&lt;/i&gt;")
                .doesNotContain("<i>Lovelace");
        assertThat(ada.open("/user").body()).doesNotContain("Name saved.");
        assertThat(house.userAt(address).firstName()).isEqualTo("Ada");
    }

    @Test
    void the_address_of_a_page_can_make_it_say_nothing_else() {
        Browser ada = house.memberAt(address);
        assertThat(ada.open("/user?done=You+have+won").body()).doesNotContain("won", "role=\"status\"");
        assertThat(ada.open("/user?done=name&x=y").body()).doesNotContain("Name saved.");
    }

    @Test
    void a_name_that_cannot_be_kept_comes_back_with_what_is_wrong() {
        Browser ada = house.memberAt(address);
        ada.open("/user/name");

        Answer both = ada.send("/user/name", "first_name", "a".repeat(101), "last_name", "Love\u0007lace");
        assertThat(both.status()).isEqualTo(422);
        assertThat(both.body())
                .contains("<title>Error:", "There are 2 things to fix", "Use 100 characters or fewer.")
                .contains("a character that can’t be kept", "id=\"first_name-e\"", "aria-invalid=\"true\"")
                .contains("value=\"" + "a".repeat(101) + "\"");
        assertThat(ada.send("/user/name", "first_name", "\uD83D\uDE00".repeat(100), "last_name", "")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void without_the_hidden_field_nothing_is_saved_and_nothing_is_lost() {
        Browser ada = house.memberAt(address);
        ada.open("/user/name");

        Answer page = ada.send("/user/name", "first_name", "Eve", "genkan_csrf", "forged");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("value=\"Eve\"", "Nothing was sent");
        assertThat(house.userAt(address).firstName()).isEmpty();
    }

    @Test
    void other_methods_are_refused_and_head_has_no_body() {
        Browser ada = house.memberAt(address);
        for (String path : new String[] {"/user", "/user/name", "/user/security", "/user/delete", "/user/verify"}) {
            assertThat(ada.request("DELETE", path).status()).as(path).isEqualTo(405);
        }
        assertThat(ada.send("/user").status()).isEqualTo(405);
        Answer head = ada.request("HEAD", "/user");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void who_is_deleted_by_an_administrator_is_nobody_on_the_next_request() {
        Browser ada = house.memberAt(address);
        assertThat(ada.open("/user").status()).isEqualTo(200);
        house.engine.users().delete(house.userAt(address).id(), Actor.APPLICATION);

        assertThat(ada.open("/user").location()).startsWith("/sign-in");
        assertThat(ada.open("/private").location()).startsWith("/sign-in");
    }

    @Test
    void who_is_locked_is_out_on_the_next_request_and_told_so_after_proof() {
        Browser ada = house.memberAt(address);
        house.engine
                .users()
                .lock(house.userAt(address).id(), house.clock.instant().plusSeconds(3600), Actor.APPLICATION);

        assertThat(ada.open("/private").location()).startsWith("/sign-in");
        Browser again = house.signingIn(address);
        Answer told = again.send("/sign-in/password", "password", House.PASSWORD);
        assertThat(told.status()).isEqualTo(403);
        assertThat(told.body()).contains("Your account is locked for a while", "UTC");
        house.engine.users().unlock(house.userAt(address).id(), Actor.APPLICATION);
        assertThat(Members.elsewhere(house, address).open("/private").status()).isEqualTo(200);
    }

    @Test
    void who_is_signed_out_everywhere_is_out_on_the_next_request() {
        Browser ada = house.memberAt(address);
        Browser elsewhere = Members.elsewhere(house, address);
        house.engine.sessions().revokeAll(house.userAt(address).id(), Actor.APPLICATION);
        assertThat(ada.open("/private").status()).isEqualTo(303);
        assertThat(elsewhere.open("/private").status()).isEqualTo(303);
    }
}

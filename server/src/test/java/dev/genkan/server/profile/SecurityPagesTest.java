package dev.genkan.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.NewUser;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Password, sessions, and proving once more who one is.
class SecurityPagesTest {

    private static final String NEW_PASSWORD = "a staple of another colour";
    private static final Pattern SESSION = Pattern.compile("name=\"session_id\" value=\"(sess_[A-Za-z0-9]+)\"");

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
    void every_browser_is_listed_this_one_first_by_name_and_network_and_never_by_place() {
        Browser ada = house.browser("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0");
        house.memberAt(address);
        house.clock.turn(Duration.ofMinutes(5));
        ada.open("/sign-in");
        ada.send("/sign-in", "identifier", address);
        ada.open("/sign-in/password");
        ada.send("/sign-in/password", "password", House.PASSWORD);

        Answer page = ada.open("/user/security");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .containsSubsequence(
                        "Firefox on Linux", "This device", "An unknown browser", "127.0.0.1</bdi> · 5 minutes ago")
                .contains("Sign out everywhere else", "Set on ")
                .doesNotContain("Passkeys", "Two-step", "Recent activity", "style=");
        assertThat(SESSION.matcher(page.body()).results()).hasSize(1);
    }

    @Test
    void one_of_the_others_is_signed_out_and_stays_so() {
        Browser ada = house.memberAt(address);
        Browser lost = Members.elsewhere(house, address);
        Browser kept = Members.elsewhere(house, address);
        Matcher newest = SESSION.matcher(ada.open("/user/security").body());
        assertThat(newest.find()).isTrue();

        Answer done = ada.send("/user/security/sessions/revoke", "session_id", newest.group(1));

        assertThat(done.location()).isEqualTo("/user/security?done=signed-out");
        assertThat(ada.open(done.location()).body()).contains("Signed out of that device.");
        assertThat(lost.open("/private").status() + kept.open("/private").status())
                .isEqualTo(200 + 303);
        assertThat(ada.open("/private").status()).isEqualTo(200);
    }

    @Test
    void nobody_signs_out_another_member_or_this_browser_that_way() {
        Browser eve = house.memberAt(Members.address("eve"));
        Browser ada = house.memberAt(address);
        for (Browser target : new Browser[] {eve, ada}) {
            ada.open("/user/security");
            ada.send(
                    "/user/security/sessions/revoke",
                    "session_id",
                    String.valueOf(target.claims().get("sid")));
            assertThat(target.open("/private").status()).isEqualTo(200);
        }
    }

    @Test
    void all_others_are_signed_out_without_being_asked_for_the_password() {
        Browser ada = house.memberAt(address);
        Browser other = Members.elsewhere(house, address);
        Members.letItGoStale(house);
        ada.open("/user/security");

        assertThat(ada.send("/user/security/sessions/revoke-others").location())
                .isEqualTo("/user/security?done=others");

        assertThat(other.open("/private").status()).isEqualTo(303);
        assertThat(ada.open("/user/security").body()).doesNotContain("Sign out everywhere else");
        assertThat(ada.open("/user/security/sessions/revoke-others").location()).isEqualTo("/user/security");
    }

    @Test
    void without_the_hidden_field_nobody_is_signed_out() {
        Browser ada = house.memberAt(address);
        Browser other = Members.elsewhere(house, address);
        ada.open("/user/security");
        assertThat(ada.send("/user/security/sessions/revoke-others", "genkan_csrf", "forged")
                        .status())
                .isEqualTo(403);
        assertThat(other.open("/private").status()).isEqualTo(200);
    }

    @Test
    void a_new_password_ends_the_other_sessions_and_the_answer_carries_new_cookies() {
        Browser ada = house.memberAt(address);
        Browser other = Members.elsewhere(house, address);
        assertThat(ada.open("/user/security/password").body())
                .contains("Change your password", "autocomplete=\"new-password\"");
        Browser thief = ada.copy();
        String client = ada.cookie("__client_");
        String token = ada.cookie("__session_");

        Answer done = ada.send("/user/security/password", "password", NEW_PASSWORD);

        assertThat(done.location()).isEqualTo("/user/security?done=password");
        assertThat(ada.cookie("__client_")).isNotEqualTo(client);
        assertThat(ada.cookie("__session_")).isNotEqualTo(token);
        assertThat(ada.open(done.location()).body()).contains("Password saved.");
        assertThat(other.open("/private").status()).isEqualTo(303);
        house.clock.turn(Duration.ofSeconds(61));
        assertThat(thief.open("/private").status()).isEqualTo(303);
        assertThat(ada.open("/private").status()).isEqualTo(200);
        assertThat(house.newestLetter(address).subject()).isEqualTo("Your Acme password was changed");
        Browser old = house.signingIn(address);
        assertThat(old.send("/sign-in/password", "password", House.PASSWORD).status())
                .isEqualTo(422);
        assertThat(old.send("/sign-in/password", "password", NEW_PASSWORD).status())
                .isEqualTo(303);
    }

    @Test
    void a_password_that_is_none_is_said_at_the_field_and_never_echoed() {
        Browser ada = house.memberAt(address);
        ada.open("/user/security/password");
        Answer tooShort = ada.send("/user/security/password", "password", "tiny!");
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.body()).contains("Use at least 8 characters.").doesNotContain("tiny!");
        assertThat(ada.send("/user/security/password", "password", "").body()).contains("Enter a new password");
        assertThat(ada.send("/user/security/password", "password", "x".repeat(257))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_copy_of_the_token_without_its_browser_sets_no_password() {
        Browser ada = house.memberAt(address);
        ada.open("/user/security/password");
        Browser copy = ada.copy().without("__client_");
        assertThat(copy.send("/user/security/password", "password", NEW_PASSWORD)
                        .location())
                .isEqualTo("/sign-in");
        Members.elsewhere(house, address);
    }

    @Test
    void after_ten_minutes_the_old_password_is_asked_for_first_and_the_way_leads_back() {
        Browser ada = house.memberAt(address);
        Members.letItGoStale(house);

        Answer asked = ada.open("/user/security/password");
        assertThat(asked.location()).isEqualTo("/user/verify?redirect_url=%2Fuser%2Fsecurity%2Fpassword");
        assertThat(ada.open(asked.location()).body()).contains("Is it you?", "autocomplete=\"current-password\"");
        Answer wrong = ada.send("/user/verify", "password", "not the right one");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("That password isn’t right.").doesNotContain("not the right one");
        assertThat(ada.open("/user/security/password").status()).isEqualTo(303);

        assertThat(Members.prove(ada, asked).location()).isEqualTo("/user/security/password");
        assertThat(ada.open("/user/security/password").status()).isEqualTo(200);
        assertThat(ada.open(asked.location()).location()).isEqualTo("/user/security/password");
    }

    @Test
    void a_form_that_was_open_for_too_long_changes_nothing() {
        Browser ada = house.memberAt(address);
        ada.open("/user/security/password");
        Members.letItGoStale(house);
        assertThat(ada.send("/user/security/password", "password", NEW_PASSWORD).location())
                .startsWith("/user/verify");
        Members.elsewhere(house, address);
    }

    @Test
    void wrong_passwords_lock_here_too_and_a_code_still_helps() {
        Browser ada = house.memberAt(address);
        Members.letItGoStale(house);
        ada.open("/user/verify");
        for (int i = 0; i < 10; i++) {
            assertThat(ada.send("/user/verify", "password", "wrong " + i).status())
                    .isEqualTo(422);
        }
        Answer locked = ada.send("/user/verify", "password", House.PASSWORD);
        assertThat(locked.status()).isEqualTo(423);
        assertThat(locked.body()).contains("Use a code sent by email, or try again in 60 minutes.");
        ada.send("/user/verify/send");
        ada.open("/user/verify");
        assertThat(ada.send("/user/verify", "code", house.newestLetter(address).code())
                        .location())
                .isEqualTo("/user");
        assertThat(ada.open("/user/delete").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/user/../private",
                "/user//evil.example",
                "/user\\evil",
                "/username",
                "/private",
                "/user/verify",
                "/user/security\r\nSet-Cookie: a=b"
            })
    void the_way_back_leads_to_the_account_and_nowhere_else(String hostile) {
        Browser ada = house.memberAt(address);
        Members.letItGoStale(house);
        ada.open("/user/verify?redirect_url=" + Browser.encoded(hostile));
        assertThat(ada.send("/user/verify", "password", House.PASSWORD, "redirect_url", hostile)
                        .location())
                .isEqualTo("/user");
    }

    @Test
    void who_has_no_password_proves_themselves_by_a_code_and_can_set_one() {
        house.engine.users().create(NewUser.at(EmailAddress.parse(address).orElseThrow()), Actor.APPLICATION);
        Browser ada = house.signingInByCode(address);
        ada.send("/sign-in/code", "code", house.newestLetter(address).code());
        Members.letItGoStale(house);
        assertThat(ada.open("/user/security").body()).contains("None. You sign in with codes.");

        Answer asked = ada.open("/user/security/password");
        assertThat(ada.open(asked.location()).body())
                .contains("Email me a code")
                .doesNotContain("current-password", "one-time-code");
        Answer sent = ada.send("/user/verify/send");
        assertThat(ada.open(sent.location()).body()).contains("one-time-code", address);
        Answer wrong = ada.send("/user/verify", "code", "1");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"1\"");
        assertThat(ada.send("/user/verify", "code", house.newestLetter(address).code())
                        .location())
                .isEqualTo("/user/security/password");
        assertThat(ada.open("/user/security/password").body()).contains("Set a password");
        assertThat(ada.send("/user/security/password", "password", House.PASSWORD)
                        .status())
                .isEqualTo(303);
        Members.elsewhere(house, address);
    }

    @Test
    void no_code_is_sent_without_the_hidden_field() {
        Browser ada = house.memberAt(address);
        Members.letItGoStale(house);
        ada.open("/user/verify");
        int letters = house.lettersTo(address).size();
        assertThat(ada.send("/user/verify/send", "genkan_csrf", "forged").status())
                .isEqualTo(403);
        assertThat(ada.send("/user/verify", "password", House.PASSWORD, "genkan_csrf", "forged")
                        .status())
                .isEqualTo(403);
        assertThat(house.lettersTo(address)).hasSize(letters);
    }
}

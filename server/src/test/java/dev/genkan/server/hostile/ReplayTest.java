package dev.genkan.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was good once, shown again; and what was prepared for somebody else.
class ReplayTest {

    private static final String ADA = "ada@example.com";

    private House house;

    @BeforeEach
    void open(@TempDir Path directory) {
        house = new House(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_code_that_was_used_opens_nothing_again() {
        Browser ada = house.signingUp(ADA);
        Browser copy = ada.copy();
        String code = house.newestLetter(ADA).code();
        assertThat(ada.send("/sign-up/code", "code", code).status()).isEqualTo(303);

        // the very same request again, and the same code in an attempt of another browser
        copy.send("/sign-up/code", "code", code);
        assertThat(copy.cookie("__session")).isEmpty();
        Browser other = house.signingInByCode(ADA);
        String fresh = house.newestLetter(ADA).code();
        if (!fresh.equals(code)) {
            other.send("/sign-in/code", "code", code);
            assertThat(other.cookie("__session")).isEmpty();
        }
        Browser late = other.copy();
        assertThat(other.send("/sign-in/code", "code", fresh).status()).isEqualTo(303);
        late.send("/sign-in/code", "code", fresh);
        assertThat(late.cookie("__session")).isEmpty();
        assertThat(house.engine.sessions().live(house.userAt(ADA).id())).hasSize(2);
    }

    @Test
    void a_link_that_was_used_opens_nothing_again_and_neither_does_the_code_beside_it() {
        house.memberAt(ADA);
        Browser ada = house.signingInByCode(ADA);
        Browser waiting = ada.copy();
        String code = house.newestLetter(ADA).code();
        String link = house.newestLink(ADA);
        ada.open(link);
        Browser copy = ada.copy();
        assertThat(ada.send("/sign-in/link").status()).isEqualTo(303);

        Browser stranger = house.browser();
        stranger.open("/sign-in");
        assertThat(copy.send("/sign-in/link").status()).isEqualTo(410);
        assertThat(stranger.send("/sign-in/link", "t", secretOf(link)).status()).isEqualTo(410);
        waiting.send("/sign-in/code", "code", code);
        for (Browser late : List.of(copy, stranger, waiting)) {
            assertThat(late.cookie("__session")).isEmpty();
        }
        assertThat(house.engine.sessions().live(house.userAt(ADA).id())).hasSize(2);
    }

    @Test
    void a_reset_that_was_used_resets_nothing_again() {
        String another = "another lantern altogether";
        house.memberAt(ADA);
        Browser ada = house.browser();
        ada.open("/forgot-password");
        ada.send("/forgot-password", "identifier", ADA);
        ada.open("/reset-password");
        Browser copy = ada.copy();
        String code = house.newestLetter(ADA).code();
        String link = house.newestLink(ADA);
        assertThat(ada.send("/reset-password", "code", code, "password", EveryForm.NEW_PASSWORD)
                        .status())
                .isEqualTo(303);

        copy.send("/reset-password", "code", code, "password", another);
        Browser stranger = house.browser();
        stranger.open("/sign-in");
        assertThat(stranger.send("/sign-in/link", "t", secretOf(link), "password", another)
                        .status())
                .isEqualTo(410);
        assertThat(copy.cookie("__session") + stranger.cookie("__session")).isEmpty();
        assertThat(house.signingIn(ADA)
                        .send("/sign-in/password", "password", another)
                        .status())
                .isEqualTo(422);
        assertThat(house.signingIn(ADA)
                        .send("/sign-in/password", "password", EveryForm.NEW_PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void a_form_that_was_kept_is_sent_once_and_by_its_own_browser() {
        Browser ada = house.memberAt(ADA);
        house.clock.turn(Duration.ofDays(7).plusSeconds(1));
        ada.post("/notes", "application/x-www-form-urlencoded", "text=Tea");
        Browser before = ada.copy();
        EveryForm.signIn(ada, ADA);
        Browser elsewhere = house.browser();
        EveryForm.signIn(elsewhere, ADA);
        assertThat(elsewhere.open("/genkan/kept").location()).isEqualTo("/");
        assertThat(before.open("/genkan/kept").body()).doesNotContain("Tea");

        ada.open("/genkan/kept");
        Browser tab = ada.copy();
        assertThat(ada.send("/genkan/kept?send").status()).isEqualTo(307);
        Answer again = tab.send("/genkan/kept?send");
        assertThat(again.status()).isEqualTo(303);
        assertThat(again.location()).isEqualTo("/");
    }

    @Test
    void the_link_for_the_first_operator_makes_one_and_never_another() {
        String page = "/genkan/operator";
        String link = house.door
                .operatorAddress()
                .substring(house.door.publicUrl().toString().length());
        Browser ada = house.memberAt(ADA);
        ada.open(link);
        ada.open(page);
        Browser copy = ada.copy();
        ada.send(page);
        assertThat(house.engine.operators().list()).hasSize(1);

        // not even when there is no operator any more
        house.engine.operators().remove(EmailAddress.parse(ADA).orElseThrow(), Actor.SYSTEM);
        copy.send(page);
        assertThat(house.memberAt("grace@example.com").open(link).status()).isEqualTo(404);
        assertThat(house.engine.operators().list()).isEmpty();
    }

    @Test
    void a_cookie_kept_from_before_the_sign_out_opens_nothing() {
        Browser ada = house.memberAt(ADA);
        Browser copy = ada.copy();
        ada.open("/sign-out");
        ada.send("/sign-out");

        assertThat(copy.open("/private").location()).startsWith("/sign-in");
        assertThat(copy.open("/").body()).isEqualTo("/ of nobody");
    }

    @Test
    void who_prepared_an_account_for_another_is_not_in_it() {
        String password = "mallory knows this one";
        Browser mallory = house.browser();
        mallory.open("/sign-up");
        mallory.send("/sign-up", "email_address", ADA, "password", password);
        mallory.open("/sign-up/code");

        // ada comes by herself, while mallory's attempt waits for her code
        house.clock.turn(Duration.ofMinutes(5));
        Browser ada = house.memberAt(ADA);

        assertThat(mallory.open("/private").location()).startsWith("/sign-in");
        Browser again = house.signingIn(ADA);
        assertThat(again.send("/sign-in/password", "password", password).status())
                .isEqualTo(422);
        assertThat(house.engine.sessions().live(house.userAt(ADA).id())).hasSize(1);
        assertThat(ada.open("/private").body())
                .isEqualTo("/private of " + house.userAt(ADA).id());
    }

    private static String secretOf(String link) {
        return link.substring(link.indexOf("t=") + 2);
    }
}

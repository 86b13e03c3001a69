package dev.genkan.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressPagesTest {

    private static House house;

    private final String address = Members.address("ada");
    private final String work = Members.address("work");

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new House(directory);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_code_from_a_mail_adds_an_address_and_the_old_one_is_told() {
        Browser ada = house.memberAt(address);

        Answer added = Members.add(house, ada, work);

        assertThat(added.location()).isEqualTo("/user?done=address-added");
        assertThat(ada.open(added.location()).body())
                .contains("Address verified.", work)
                .doesNotContain("Not verified");
        assertThat(house.newestLetter(address).text()).contains(work, "was verified and added");
        Browser again = house.signingIn(work);
        assertThat(again.send("/sign-in/password", "password", House.PASSWORD).location())
                .isEqualTo("/");
    }

    @Test
    void until_then_it_is_shown_as_not_verified_and_opens_nothing() {
        Browser ada = house.memberAt(address);
        ada.open("/user/addresses/add");
        String verify = ada.send("/user/addresses/add", "email_address", work).location();

        assertThat(ada.open("/user").body()).contains("Not verified", verify);
        Answer page = ada.open(verify);
        assertThat(page.body()).contains(work, "autocomplete=\"one-time-code\"");
        Answer wrong = ada.send(verify, "code", "12");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("That code isn’t right.", "value=\"12\"");
        Browser stranger = house.signingIn(work);
        assertThat(stranger.send("/sign-in/password", "password", House.PASSWORD)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void another_code_can_be_asked_for_after_a_while() {
        Browser ada = house.memberAt(address);
        ada.open("/user/addresses/add");
        String verify = ada.send("/user/addresses/add", "email_address", work).location();
        ada.open(verify);
        assertThat(ada.send(verify + "/send").location()).isEqualTo(verify);
        house.clock.turn(Duration.ofSeconds(31));
        Answer sent = ada.send(verify + "/send");
        assertThat(sent.location()).isEqualTo(verify + "?sent=1");
        assertThat(ada.open(sent.location()).body()).contains("New code sent.");
        assertThat(ada.send(verify, "code", house.newestLetter(work).code()).location())
                .isEqualTo("/user?done=address-added");
        assertThat(ada.open(verify + "/send").location()).isEqualTo(verify);
    }

    @Test
    void what_cannot_be_an_address_and_what_is_theirs_already_is_said_at_the_field() {
        Browser ada = house.memberAt(address);
        ada.open("/user/addresses/add");
        Answer malformed = ada.send("/user/addresses/add", "email_address", "ada at work");
        assertThat(malformed.status()).isEqualTo(422);
        assertThat(malformed.body()).contains("Enter an email address in the format", "value=\"ada at work\"");
        assertThat(ada.send("/user/addresses/add", "email_address", address).body())
                .contains("You have this address already.");
        assertThat(ada.send("/user/addresses/add", "email_address", "").body()).contains("Enter your email address");
    }

    @Test
    void whether_an_address_is_somebodys_is_not_told_but_to_its_owner() {
        house.memberAt(work);
        String free = Members.address("free");
        Browser ada = house.memberAt(address);
        String[] pages = new String[2];
        int i = 0;
        for (String candidate : new String[] {work, free}) {
            ada.open("/user/addresses/add");
            String verify =
                    ada.send("/user/addresses/add", "email_address", candidate).location();
            Answer wrong = ada.send(verify, "code", "000000");
            pages[i++] = wrong.bodyWithoutCsrf().replace(candidate, "somebody").replaceAll("idn_[A-Za-z0-9]+", "idn");
        }
        assertThat(pages[0]).isEqualTo(pages[1]).contains("That code isn’t right.");
        assertThat(house.newestLetter(work).text()).contains("Your address stays yours");
        assertThat(house.newestLetter(work).code()).isEmpty();
    }

    @Test
    void another_address_becomes_the_primary_one_and_then_the_first_can_go() {
        Browser ada = house.memberAt(address);
        Members.add(house, ada, work);
        String first = "/user/addresses/" + Members.idOf(house, address, address);
        String second = "/user/addresses/" + Members.idOf(house, address, work);

        ada.open(first + "/remove");
        Answer refused = ada.send(first + "/remove");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Make another one primary first.");
        assertThat(ada.open(second + "/primary").body()).contains("Change your primary address?", work);
        assertThat(ada.send(second + "/primary").location()).isEqualTo("/user?done=primary");
        assertThat(house.newestLetter(address).text()).contains("go to " + work);
        assertThat(ada.open(first + "/remove").body()).contains("Remove this address?", address);
        assertThat(ada.send(first + "/remove").location()).isEqualTo("/user?done=address-removed");

        assertThat(house.newestLetter(address).text()).contains("was removed");
        assertThat(ada.open("/user").body()).contains(work).doesNotContain(address);
        assertThat(ada.send(first + "/remove").location()).isEqualTo("/user");
        assertThat(ada.open(second + "/verify").location()).isEqualTo("/user");
    }

    @Test
    void after_ten_minutes_the_password_is_asked_for_and_what_was_typed_is_still_there() {
        Browser ada = house.memberAt(address);
        ada.open("/user/addresses/add");
        Members.letItGoStale(house);

        Answer asked = ada.send("/user/addresses/add", "email_address", work);
        assertThat(asked.location()).startsWith("/user/verify?redirect_url=%2Fuser%2Faddresses%2Fadd");
        assertThat(house.lettersTo(work)).isEmpty();
        Answer proven = Members.prove(ada, asked);
        assertThat(proven.status()).isEqualTo(303);
        assertThat(ada.open(proven.location()).body()).contains("value=\"" + work + "\"");
        assertThat(ada.send("/user/addresses/add", "email_address", work).location())
                .contains("/verify");
    }

    @Test
    void every_act_on_an_address_wants_a_fresh_factor() {
        Browser ada = house.memberAt(address);
        Members.add(house, ada, work);
        String second = "/user/addresses/" + Members.idOf(house, address, work);
        Members.letItGoStale(house);
        for (String act : new String[] {"/primary", "/remove"}) {
            String verify = "/user/verify?redirect_url=" + Browser.encoded(second + act);
            assertThat(ada.open(second + act).location()).isEqualTo(verify);
            assertThat(ada.send(second + act).location()).isEqualTo(verify);
        }
        assertThat(ada.open("/user/addresses/add").location()).startsWith("/user/verify");
        assertThat(house.userAt(address).addresses()).hasSize(2);
    }

    @Test
    void nobody_reaches_the_address_of_another() {
        house.memberAt(work);
        Browser ada = house.memberAt(address);
        String theirs = "/user/addresses/" + Members.idOf(house, work, work);
        ada.open("/user/name");
        assertThat(ada.send(theirs + "/remove").location()).isEqualTo("/user");
        assertThat(ada.send(theirs + "/primary").location()).isEqualTo("/user");
        assertThat(ada.open(theirs + "/verify").location()).isEqualTo("/user");
        assertThat(house.userAt(work).addresses()).hasSize(1);
    }
}

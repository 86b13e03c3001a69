package dev.genkan.identity.attempt;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.PASSWORD;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Browser;
import dev.genkan.identity.House;
import dev.genkan.identity.Store;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.user.EmailAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class KnownDeviceTest {

    private final House house;
    private final String ada = freshAddress("ada");

    KnownDeviceTest(Store store) {
        house = new House(store.of(getClass()));
    }

    @Test
    void strangers_who_lock_an_address_do_not_lock_its_owner_out() {
        Browser known = FIREFOX.showing(house.member(ada).device());
        wrong(10, FIREFOX);
        assertThat(password(PASSWORD, FIREFOX)).isInstanceOf(Answer.Locked.class);
        assertThat(password(PASSWORD, known)).isInstanceOf(Answer.SignedIn.class);
        assertThat(password(PASSWORD, FIREFOX))
                .as("the owner has come, and the count begins anew")
                .isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void nor_do_they_use_up_the_tries_of_an_hour() {
        Browser known = FIREFOX.showing(house.member(ada).device());
        for (int i = 0; i < 31; i++) {
            password("wrong password", FIREFOX);
        }
        assertThat(password(PASSWORD, FIREFOX)).isInstanceOf(Answer.TooMany.class);
        assertThat(password(PASSWORD, known)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void a_known_device_has_ten_tries_of_its_own_and_leaves_the_others_theirs() {
        Browser known = FIREFOX.showing(house.member(ada).device());
        wrong(10, known);
        assertThat(password(PASSWORD, known)).isInstanceOf(Answer.Locked.class);
        assertThat(password(PASSWORD, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void a_device_is_known_to_its_users_and_a_stranger_to_everybody_else() {
        String grace = freshAddress("grace");
        Browser graces = FIREFOX.showing(house.member(grace).device());
        house.member(ada);
        wrong(10, graces);
        assertThat(password(PASSWORD, FIREFOX))
                .as("they were counted as a stranger's")
                .isInstanceOf(Answer.Locked.class);
    }

    @Test
    void the_token_of_before_a_sign_in_is_worthless_after_it() {
        Browser before = FIREFOX.showing(house.member(ada).device());
        Browser after = FIREFOX.showing(((Answer.SignedIn) password(PASSWORD, before)).device());
        EmailAddress address = new EmailAddress(ada);
        assertThat(house.devices.knows(address, before.device())).isFalse();
        assertThat(house.devices.knows(address, after.device())).isTrue();
    }

    @Test
    void a_member_is_told_of_a_browser_they_had_not_signed_in_with() {
        Browser known = FIREFOX.showing(house.member(ada).device());
        assertThat(notices()).as("after signing up").isZero();
        assertThat(password(PASSWORD, known)).isInstanceOf(Answer.SignedIn.class);
        assertThat(notices()).as("from the browser in which they signed up").isZero();
        Answer.SignedIn there = (Answer.SignedIn) password(PASSWORD, FIREFOX);
        assertThat(notices()).isEqualTo(1);
        assertThat(house.outbox).contains(new Mail.NewDevice(new EmailAddress(ada), FIREFOX));
        password(PASSWORD, FIREFOX.showing(there.device()));
        assertThat(notices()).as("it is known now").isEqualTo(1);
        password("wrong password", FIREFOX);
        assertThat(notices()).as("nobody came in").isEqualTo(1);
    }

    @Test
    void a_code_in_a_new_browser_is_told_too() {
        house.member(ada);
        ClientToken client = begin(FIREFOX);
        house.signingIn.sendCode(client, FIREFOX);
        house.signingIn.enterCode(client, house.lastCode(ada), FIREFOX);
        assertThat(notices()).isEqualTo(1);
    }

    @Test
    void a_house_may_want_no_notices() {
        House quiet = new House(house.database, Limits.defaults().perNetwork(10_000, 10_000), new Rules(true, false));
        quiet.member(ada);
        quiet.signIn(ada);
        assertThat(quiet.mailsTo(ada)).noneMatch(Mail.NewDevice.class::isInstance);
    }

    @Test
    void a_reset_makes_strangers_of_all_the_others() {
        Browser old = FIREFOX.showing(house.member(ada).device());
        Answer.NeedsCode begun = (Answer.NeedsCode) house.resetting.begin(ada, "", ClientToken.NONE, FIREFOX);
        Answer.SignedIn in =
                (Answer.SignedIn) house.resetting.finish(begun.client(), house.lastCode(ada), "paper lantern", FIREFOX);
        assertThat(house.devices.knows(new EmailAddress(ada), old.device())).isFalse();
        assertThat(house.devices.knows(new EmailAddress(ada), in.device())).isTrue();
    }

    private void wrong(int times, Browser browser) {
        Stream.generate(() -> password("wrong password", browser))
                .limit(times)
                .forEach(answer -> assertThat(answer).isEqualTo(new Answer.WrongPassword()));
    }

    private PasswordEntered password(String typed, Browser browser) {
        return house.signingIn.password(begin(browser), typed, browser);
    }

    private ClientToken begin(Browser browser) {
        return ((Answer.NeedsFirstFactor) house.signingIn.begin(ada, "", ClientToken.NONE, browser)).client();
    }

    private long notices() {
        return house.mailsTo(ada).stream()
                .filter(Mail.NewDevice.class::isInstance)
                .count();
    }
}

package dev.genkan.identity.attempt;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.PASSWORD;
import static dev.genkan.identity.House.freshAddress;
import static dev.genkan.identity.House.otherThan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Browser;
import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.session.SessionState;
import dev.genkan.identity.user.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@ParameterizedClass
@EnumSource
class SigningInTest {

    private final House house;
    private final SigningIn signingIn;
    private final String ada = freshAddress("ada");
    private final String stranger = freshAddress("stranger");

    SigningInTest(Store store) {
        house = new House(store.of(getClass()));
        signingIn = house.signingIn;
    }

    @Test
    void the_password_opens() {
        Answer.SignedIn before = house.member(ada);
        ClientToken client = begin(ada.toUpperCase(Locale.ROOT), "/dashboard");
        assertThat(signingIn.pending(client))
                .contains(new PendingSignIn.NeedsFirstFactor(ada.toUpperCase(Locale.ROOT)));
        Answer.SignedIn in = (Answer.SignedIn) signingIn.password(client, PASSWORD, FIREFOX);
        assertThat(in.userId()).isEqualTo(before.userId());
        assertThat(in.sessionId()).isNotEqualTo(before.sessionId());
        assertThat(in.returnTo()).isEqualTo("/dashboard");
        assertThat(house.tokens.mintFor(in.client())).isInstanceOf(Minted.Token.class);
        assertThat(house.tokens.mintFor(client)).isEqualTo(new Minted.Nobody());
    }

    @Test
    void a_code_from_a_mail_opens_too() {
        house.member(ada);
        ClientToken client = begin(ada, "");
        assertThat(signingIn.sendCode(client, FIREFOX)).isEqualTo(new Answer.Sent());
        assertThat(house.lastMail(ada)).isInstanceOf(Mail.SignInCode.class);
        assertThat(signingIn.pending(client).orElseThrow()).isInstanceOf(PendingSignIn.NeedsCode.class);
        assertThat(signingIn.sendCode(client, FIREFOX)).isEqualTo(new Answer.TooSoon(Duration.ofSeconds(30)));
        assertThat(signingIn.enterCode(client, otherThan(house.lastCode(ada)), FIREFOX))
                .isEqualTo(new Answer.WrongCode(4));
        assertThat(signingIn.enterCode(client, house.lastCode(ada), FIREFOX)).isInstanceOf(Answer.SignedIn.class);
        assertThat(signingIn.enterCode(client, house.lastCode(ada), FIREFOX)).isEqualTo(new Answer.NoAttempt());
    }

    @Test
    void the_code_goes_to_the_address_that_was_proven_however_it_is_typed() {
        house.member(ada);
        ClientToken client = begin(ada.toUpperCase(Locale.ROOT), "");
        assertThat(signingIn.sendCode(client, FIREFOX)).isEqualTo(new Answer.Sent());
        assertThat(house.lastMail(ada)).isInstanceOf(Mail.SignInCode.class);
        assertThat(signingIn.enterCode(client, house.lastCode(ada), FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void what_is_no_address_is_rejected() {
        assertThat(signingIn.begin(" ", "", ClientToken.NONE, FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("identifier", "form_param_nil"))));
        assertThat(signingIn.begin("ada", "", ClientToken.NONE, FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("identifier", "form_param_format_invalid"))));
    }

    @Test
    void a_stranger_and_a_member_hear_and_cost_the_same() {
        house.member(ada);
        ClientToken ofMember = begin(ada, "");
        ClientToken ofStranger = begin(stranger, "");
        long before = house.passwords.hashesComputed();
        assertThat(signingIn.password(ofMember, "wrong password", FIREFOX))
                .isEqualTo(signingIn.password(ofStranger, "wrong password", FIREFOX))
                .isEqualTo(new Answer.WrongPassword());
        assertThat(house.passwords.hashesComputed() - before).isEqualTo(2);
        for (String odd : List.of("", "x".repeat(5000))) {
            long now = house.passwords.hashesComputed();
            assertThat(signingIn.password(ofMember, odd, FIREFOX))
                    .isEqualTo(signingIn.password(ofStranger, odd, FIREFOX))
                    .isEqualTo(new Answer.WrongPassword());
            assertThat(house.passwords.hashesComputed() - now).isEqualTo(2);
        }

        assertThat(signingIn.sendCode(ofMember, FIREFOX))
                .isEqualTo(signingIn.sendCode(ofStranger, FIREFOX))
                .isEqualTo(new Answer.Sent());
        assertThat(house.lastMail(stranger)).isEqualTo(new Mail.NoAccount(new EmailAddress(stranger), FIREFOX));
        String wrong = otherThan(house.lastCode(ada));
        for (int tries = 0; tries < 6; tries++) {
            assertThat(signingIn.enterCode(ofMember, wrong, FIREFOX))
                    .isEqualTo(signingIn.enterCode(ofStranger, wrong, FIREFOX));
        }
        house.clock.turn(Duration.ofSeconds(30));
        assertThat(signingIn.resend(ofMember, FIREFOX))
                .isEqualTo(signingIn.resend(ofStranger, FIREFOX))
                .isEqualTo(new Answer.Sent());
    }

    @Test
    void ten_wrong_passwords_lock_an_address_for_an_hour_whether_anybody_lives_there_or_not() {
        house.member(ada);
        ClientToken ofMember = begin(ada, "");
        ClientToken ofStranger = begin(stranger, "");
        for (int i = 0; i < 10; i++) {
            assertThat(signingIn.password(ofMember, "wrong password", FIREFOX))
                    .isEqualTo(signingIn.password(ofStranger, "wrong password", FIREFOX))
                    .isEqualTo(new Answer.WrongPassword());
        }
        Answer.Locked locked = new Answer.Locked(house.clock.instant().plus(Duration.ofHours(1)));
        assertThat(signingIn.password(ofMember, PASSWORD, FIREFOX))
                .isEqualTo(signingIn.password(ofStranger, PASSWORD, FIREFOX))
                .isEqualTo(locked);
        house.clock.turn(Duration.ofHours(1).minusMillis(1));
        assertThat(signingIn.password(ofMember, PASSWORD, FIREFOX)).isEqualTo(locked);
        house.clock.turn(Duration.ofMillis(1));
        assertThat(signingIn.password(begin(ada, ""), PASSWORD, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void whoever_proves_the_mailbox_passes_a_lock() {
        house.member(ada);
        ClientToken client = begin(ada, "");
        for (int i = 0; i < 10; i++) {
            signingIn.password(client, "wrong password", FIREFOX);
        }
        assertThat(signingIn.password(client, PASSWORD, FIREFOX)).isInstanceOf(Answer.Locked.class);
        signingIn.sendCode(client, FIREFOX);
        assertThat(signingIn.enterCode(client, house.lastCode(ada), FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void thirty_passwords_an_hour_are_all_an_address_gets_even_with_right_ones_between() {
        house.member(ada);
        for (int i = 0; i < 30; i++) {
            assertThat(signingIn.password(begin(ada, ""), PASSWORD, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
        }
        assertThat(signingIn.password(begin(ada, ""), PASSWORD, FIREFOX))
                .isEqualTo(new Answer.TooMany(Duration.ofMinutes(2)));
    }

    @Test
    void thirty_codes_an_hour_are_all_an_address_gets_over_all_attempts() {
        house.member(ada);
        house.clock.turn(Duration.ofHours(1));
        for (int round = 0; round < 6; round++) {
            ClientToken client = begin(ada, "");
            signingIn.sendCode(client, FIREFOX);
            String wrong = otherThan(house.lastCode(ada));
            for (int i = 0; i < 5; i++) {
                assertThat(signingIn.enterCode(client, wrong, FIREFOX)).isInstanceOf(Answer.WrongCode.class);
            }
        }
        ClientToken last = begin(ada, "");
        signingIn.sendCode(last, FIREFOX);
        assertThat(signingIn.enterCode(last, house.lastCode(ada), FIREFOX)).isInstanceOf(Answer.TooMany.class);
    }

    @Test
    void the_banned_hear_of_it_only_after_they_have_proven_who_they_are() {
        Answer.SignedIn in = house.member(ada);
        house.users.ban(in.userId(), Actor.SYSTEM);
        assertThat(signingIn.password(begin(ada, ""), "wrong password", FIREFOX))
                .isEqualTo(new Answer.WrongPassword());
        assertThat(signingIn.password(begin(ada, ""), PASSWORD, FIREFOX)).isEqualTo(new Answer.Banned());
        ClientToken client = begin(ada, "");
        signingIn.sendCode(client, FIREFOX);
        assertThat(signingIn.enterCode(client, house.lastCode(ada), FIREFOX)).isEqualTo(new Answer.Banned());

        house.users.unban(in.userId(), Actor.SYSTEM);
        assertThat(signingIn.password(begin(ada, ""), PASSWORD, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void of_sixteen_with_the_right_code_one_gets_in() {
        house.member(ada);
        ClientToken client = begin(ada, "");
        signingIn.sendCode(client, FIREFOX);
        String code = house.lastCode(ada);
        assertThat(Race.of(16, i -> signingIn.enterCode(client, code, FIREFOX)))
                .filteredOn(Answer.SignedIn.class::isInstance)
                .hasSize(1);
    }

    @Test
    void one_attempt_makes_one_session_however_often_the_button_is_pressed() {
        Answer.SignedIn in = house.member(ada);
        ClientToken client = begin(ada, "");
        assertThat(Race.of(4, i -> signingIn.password(client, PASSWORD, FIREFOX)))
                .filteredOn(Answer.SignedIn.class::isInstance)
                .hasSize(1);
        assertThat(house.sessions.live(in.userId())).hasSize(2);
    }

    @Test
    void who_signs_in_while_signed_in_has_one_session_in_that_browser() {
        Answer.SignedIn first = house.member(ada);
        signingIn.begin(ada, "", first.client(), FIREFOX);
        Answer.SignedIn second = (Answer.SignedIn) signingIn.password(first.client(), PASSWORD, FIREFOX);
        assertThat(house.sessions.find(first.sessionId()).orElseThrow().state())
                .isEqualTo(new SessionState.Over(SessionState.Ending.REPLACED, house.clock.instant()));
        assertThat(house.sessions.live(first.userId()))
                .extracting(session -> session.id())
                .containsExactly(second.sessionId());
    }

    @Test
    void a_password_hashed_in_an_older_way_opens_and_is_hashed_anew() {
        Answer.SignedIn in = house.member(ada);
        house.passwords.set(in.userId(), new PasswordHash(new BCryptPasswordEncoder(4).encode(PASSWORD)));
        assertThat(signingIn.password(begin(ada, ""), PASSWORD, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
        assertThat(house.passwords.of(in.userId()).orElseThrow().encoded()).startsWith("$argon2id$");
        assertThat(signingIn.password(begin(ada, ""), PASSWORD, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void after_an_hour_an_unfinished_sign_in_is_over() {
        house.member(ada);
        ClientToken client = begin(ada, "");
        house.clock.turn(Duration.ofHours(1));
        assertThat(signingIn.password(client, PASSWORD, FIREFOX)).isEqualTo(new Answer.NoAttempt());
        assertThat(signingIn.sendCode(client, FIREFOX)).isEqualTo(new Answer.NoAttempt());
        assertThat(signingIn.pending(client)).isEmpty();
    }

    @Test
    void a_hundred_sign_ins_an_hour_are_enough_for_one_network() {
        SigningIn strict = new House(house.database, Limits.defaults()).signingIn;
        Browser network = new Browser(freshAddress("network"), "Firefox", Locale.ENGLISH);
        for (int i = 0; i < 100; i++) {
            assertThat(strict.begin(freshAddress("many"), "", ClientToken.NONE, network))
                    .isInstanceOf(Answer.NeedsFirstFactor.class);
        }
        assertThat(strict.begin(ada, "", ClientToken.NONE, network))
                .isEqualTo(new Answer.TooMany(Duration.ofSeconds(36)));
    }

    private ClientToken begin(String address, String returnTo) {
        return ((Answer.NeedsFirstFactor) signingIn.begin(address, returnTo, ClientToken.NONE, FIREFOX)).client();
    }
}

package dev.genkan.identity.account;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static dev.genkan.identity.House.otherThan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.NewUser;
import dev.genkan.token.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FreshFactorTest {

    private final House house;
    private final FreshFactor factor;
    private final String address = freshAddress("ada");

    FreshFactorTest(Store store) {
        house = new House(store.of(getClass()));
        factor = house.freshFactor;
    }

    @Test
    void who_has_just_signed_in_is_believed_for_ten_minutes() {
        SessionId session = house.member(address).sessionId();
        assertThat(factor.isFresh(session)).isTrue();
        house.clock.turn(Duration.ofMinutes(10).minusMillis(1));
        assertThat(factor.isFresh(session)).isTrue();
        house.clock.turn(Duration.ofMillis(1));
        assertThat(factor.isFresh(session)).isFalse();
        assertThat(factor.asked(session)).contains(new Proof.Asked(new EmailAddress(address), true, false));
    }

    @Test
    void the_password_makes_it_fresh_again_and_the_next_token_says_so() {
        SessionId session = house.member(address).sessionId();
        house.clock.turn(Duration.ofMinutes(11));
        Minted.Token token = (Minted.Token) house.tokens.mintFor(session);
        house.clock.turn(Duration.ofSeconds(2));

        assertThat(factor.password(session, "something else")).isEqualTo(new Proof.WrongPassword());
        assertThat(factor.isFresh(session)).isFalse();
        assertThat(factor.password(session, House.PASSWORD)).isEqualTo(new Proof.Proven());

        assertThat(factor.isFresh(session)).isTrue();
        assertThat(house.changes.suspect(token.claims())).isTrue();
    }

    @Test
    void wrong_passwords_are_counted_as_at_the_entrance() {
        SessionId session = house.member(address).sessionId();
        for (int i = 0; i < house.limits.lockoutFailures(); i++) {
            assertThat(factor.password(session, "wrong " + i)).isEqualTo(new Proof.WrongPassword());
        }
        assertThat(factor.password(session, House.PASSWORD)).isInstanceOf(Proof.Locked.class);
        house.clock.turn(Duration.ofMinutes(11));
        factor.send(session, FIREFOX);
        assertThat(factor.code(session, house.lastCode(address))).isEqualTo(new Proof.Proven());
        assertThat(factor.isFresh(session)).isTrue();
        Answer.NeedsFirstFactor begun =
                (Answer.NeedsFirstFactor) house.signingIn.begin(address, "", ClientToken.NONE, FIREFOX);
        assertThat(house.signingIn.password(begun.client(), House.PASSWORD, FIREFOX))
                .isInstanceOf(Answer.Locked.class);
    }

    @Test
    void without_a_password_a_code_does_it_every_time_anew() {
        SessionId session = withoutPassword();
        assertThat(factor.asked(session)).contains(new Proof.Asked(new EmailAddress(address), false, false));
        assertThat(factor.password(session, House.PASSWORD)).isEqualTo(new Proof.Nothing());
        for (int round = 0; round < 2; round++) {
            house.clock.turn(Duration.ofMinutes(11));
            assertThat(factor.send(session, FIREFOX)).isEqualTo(new Answer.Sent());
            assertThat(factor.asked(session)).contains(new Proof.Asked(new EmailAddress(address), false, true));
            assertThat(factor.send(session, FIREFOX)).isInstanceOf(Answer.TooSoon.class);
            String code = house.lastCode(address);
            assertThat(house.lastMail(address)).isInstanceOf(Mail.FactorCode.class);
            assertThat(factor.code(session, otherThan(code))).isEqualTo(new Proof.WrongCode(4));
            assertThat(factor.isFresh(session)).isFalse();
            assertThat(factor.code(session, code)).isEqualTo(new Proof.Proven());
            assertThat(factor.isFresh(session)).isTrue();
            assertThat(factor.code(session, code)).isEqualTo(new Proof.ExpiredCode());
        }
    }

    @Test
    void a_code_is_taken_once_however_many_type_it_at_once() {
        SessionId session = withoutPassword();
        factor.send(session, FIREFOX);
        String code = house.lastCode(address);
        assertThat(Race.of(4, i -> factor.code(session, code)).stream().filter(new Proof.Proven()::equals))
                .hasSize(1);
    }

    @Test
    void a_session_that_is_over_proves_nothing() {
        SessionId session = house.member(address).sessionId();
        house.sessions.end(session, FIREFOX);
        assertThat(factor.isFresh(session)).isFalse();
        assertThat(factor.asked(session)).isEmpty();
        assertThat(factor.password(session, House.PASSWORD)).isEqualTo(new Proof.Nothing());
        assertThat(factor.send(session, FIREFOX)).isEqualTo(new Answer.NoAttempt());
        assertThat(factor.code(session, "123456")).isEqualTo(new Proof.Nothing());
    }

    private SessionId withoutPassword() {
        house.users.create(NewUser.at(new EmailAddress(address)), Actor.APPLICATION);
        Answer.NeedsFirstFactor begun =
                (Answer.NeedsFirstFactor) house.signingIn.begin(address, "", ClientToken.NONE, FIREFOX);
        house.signingIn.sendCode(begun.client(), FIREFOX);
        return ((Answer.SignedIn) house.signingIn.enterCode(begun.client(), house.lastCode(address), FIREFOX))
                .sessionId();
    }
}

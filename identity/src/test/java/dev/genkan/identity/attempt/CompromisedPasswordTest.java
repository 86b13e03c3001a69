package dev.genkan.identity.attempt;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.PASSWORD;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Store;
import dev.genkan.identity.account.Proof;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.token.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A password that others may know.
@ParameterizedClass
@EnumSource
class CompromisedPasswordTest {

    private final House house;
    private final String address = freshAddress("ada");
    private final Answer.SignedIn before;
    private final UserId ada;

    CompromisedPasswordTest(Store store) {
        house = new House(store.of(getClass()));
        before = house.member(address);
        ada = before.userId();
        assertThat(house.passwords.compromised(ada, true)).isTrue();
    }

    private PasswordEntered byPassword(String typed) {
        Answer.NeedsFirstFactor begun =
                (Answer.NeedsFirstFactor) house.signingIn.begin(address, "", ClientToken.NONE, FIREFOX);
        return house.signingIn.password(begun.client(), typed, FIREFOX);
    }

    @Test
    void it_opens_nothing_and_only_who_knows_it_is_told_why() {
        assertThat(byPassword(PASSWORD)).isInstanceOf(Answer.CompromisedPassword.class);
        assertThat(byPassword("another one")).isInstanceOf(Answer.WrongPassword.class);
        assertThat(house.sessions.live(ada)).hasSize(1);
    }

    @Test
    void it_is_no_proof_in_a_session_either() {
        assertThat(house.freshFactor.password(before.sessionId(), PASSWORD)).isInstanceOf(Proof.WrongPassword.class);
    }

    @Test
    void a_new_password_is_a_new_beginning() {
        house.passwords.set(ada, house.passwords.hash("paper lantern"));

        assertThat(house.passwords.isCompromised(ada)).isFalse();
        assertThat(byPassword("paper lantern")).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void a_mark_that_was_wrong_is_taken_away_and_there_is_none_without_a_password() {
        house.passwords.compromised(ada, false);
        assertThat(byPassword(PASSWORD)).isInstanceOf(Answer.SignedIn.class);

        house.passwords.remove(ada);
        assertThat(house.passwords.compromised(ada, true)).isFalse();
        assertThat(house.passwords.isCompromised(ada)).isFalse();
    }
}

package dev.genkan.identity.attempt;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.PASSWORD;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Piece by piece, in a house that tells nobody who is known to it.
@ParameterizedClass
@EnumSource
class SignInAttemptsTest {

    private final House house;
    private final SignInAttempts signIns;
    private final String ada = freshAddress("ada");
    private final String stranger = freshAddress("stranger");

    SignInAttemptsTest(Store store) {
        house = new House(store.of(getClass()));
        signIns = house.signIns;
    }

    private Answer.Standing begun(String identifier) {
        return (Answer.Standing) signIns.create(identifier, ClientToken.NONE, FIREFOX);
    }

    private Answer.Standing prepared(String identifier, Strategy how) {
        Answer.Standing begun = begun(identifier);
        return (Answer.Standing) signIns.prepare(begun.id(), how, "", begun.client(), FIREFOX);
    }

    private SignInAttempt seen(Answer.Standing standing) {
        return signIns.find(standing.id(), house.clients.find(standing.client()).orElseThrow())
                .orElseThrow();
    }

    @Test
    void the_password_opens_and_the_old_token_is_worth_nothing() {
        house.member(ada);
        Answer.Standing begun = begun(ada);
        Answer.SignedIn in = (Answer.SignedIn) signIns.password(begun.id(), PASSWORD, begun.client(), FIREFOX);
        assertThat(house.clients.find(begun.client())).isEmpty();
        SignInAttempt.Complete done = (SignInAttempt.Complete)
                signIns.current(house.clients.find(in.client()).orElseThrow()).orElseThrow();
        assertThat(done.session()).isEqualTo(in.sessionId());
        assertThat(done.proof()).isEqualTo(new Verification.Shown(Strategy.PASSWORD));
        house.sessions.end(in.sessionId(), FIREFOX);
        assertThat(signIns.current(house.clients.find(in.client()).orElseThrow()))
                .isEmpty();
    }

    @Test
    void strangers_and_members_see_the_same_and_cost_the_same() {
        house.member(ada);
        Answer.Standing known = begun(ada);
        Answer.Standing unknown = begun(stranger);
        assertThat(signIns.whose(seen(known))).isEmpty();
        assertThat(signIns.whose(seen(unknown))).isEmpty();
        long before = house.passwords.hashesComputed();
        assertThat(signIns.password(known.id(), "not this one", known.client(), FIREFOX))
                .isEqualTo(signIns.password(unknown.id(), "not this one", unknown.client(), FIREFOX));
        assertThat(house.passwords.hashesComputed()).isEqualTo(before + 2);
        signIns.prepare(known.id(), Strategy.EMAIL_CODE, "", known.client(), FIREFOX);
        signIns.prepare(unknown.id(), Strategy.EMAIL_CODE, "", unknown.client(), FIREFOX);
        assertThat(((SignInAttempt.NeedsFirstFactor) seen(unknown)).proof())
                .isEqualTo(((SignInAttempt.NeedsFirstFactor) seen(known)).proof());
        assertThat(house.lastMail(stranger)).isInstanceOf(Mail.NoAccount.class);
        assertThat(signIns.code(unknown.id(), Strategy.EMAIL_CODE, "123456", unknown.client(), FIREFOX))
                .isEqualTo(new Answer.WrongCode(4));
    }

    @Test
    void of_sixteen_who_type_the_right_code_at_once_one_gets_in() {
        UserId user = house.member(ada).userId();
        Answer.Standing begun = prepared(ada, Strategy.EMAIL_CODE);
        String code = house.lastCode(ada);
        int before = house.sessions.live(user).size();
        List<AttemptMoved> answers =
                Race.of(16, n -> signIns.code(begun.id(), Strategy.EMAIL_CODE, code, begun.client(), FIREFOX));
        assertThat(answers).filteredOn(Answer.SignedIn.class::isInstance).hasSize(1);
        assertThat(house.sessions.live(user)).hasSize(before + 1);
    }

    @Test
    void a_forgotten_password_is_replaced_in_two_steps_and_everybody_else_is_out() {
        Answer.SignedIn before = house.member(ada);
        Answer.Standing begun = prepared(ada, Strategy.RESET_PASSWORD_EMAIL_CODE);
        assertThat(house.lastMail(ada)).isInstanceOf(Mail.ResetCode.class);
        Answer.Standing proven = (Answer.Standing) signIns.code(
                begun.id(), Strategy.RESET_PASSWORD_EMAIL_CODE, house.lastCode(ada), begun.client(), FIREFOX);
        assertThat(seen(proven)).isInstanceOf(SignInAttempt.NeedsNewPassword.class);
        assertThat(signIns.resetPassword(begun.id(), "paper lantern", begun.client(), FIREFOX))
                .isInstanceOf(Answer.NoAttempt.class);
        List<AttemptMoved> answers = Race.of(
                8, n -> signIns.resetPassword(begun.id(), "paper lantern", proven.client(), FIREFOX));
        assertThat(answers).filteredOn(Answer.SignedIn.class::isInstance).hasSize(1);
        assertThat(house.sessions.find(before.sessionId()).orElseThrow().state().over()).isTrue();
        assertThat(house.sessions.live(before.userId())).hasSize(1);
        Answer.Standing again = begun(ada);
        assertThat(signIns.password(again.id(), PASSWORD, again.client(), FIREFOX))
                .isInstanceOf(Answer.WrongPassword.class);
        assertThat(signIns.password(again.id(), "paper lantern", again.client(), FIREFOX))
                .isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void a_code_for_signing_in_does_not_reset_a_password() {
        house.member(ada);
        Answer.Standing begun = prepared(ada, Strategy.EMAIL_CODE);
        assertThat(signIns.code(
                        begun.id(),
                        Strategy.RESET_PASSWORD_EMAIL_CODE,
                        house.lastCode(ada),
                        begun.client(),
                        FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("", Problem.NOT_PREPARED))));
        assertThat(signIns.resetPassword(begun.id(), "paper lantern", begun.client(), FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("", Problem.NOT_PREPARED))));
    }

    @Test
    void strangers_who_lock_an_address_lock_pages_and_programs_alike() {
        house.member(ada);
        Answer.Standing begun = begun(ada);
        for (int i = 0; i < 10; i++) {
            signIns.password(begun.id(), "wrong one " + i, begun.client(), FIREFOX);
        }
        assertThat(signIns.password(begun.id(), PASSWORD, begun.client(), FIREFOX))
                .isInstanceOf(Answer.Locked.class);
        Answer.NeedsFirstFactor page =
                (Answer.NeedsFirstFactor) house.signingIn.begin(ada, "", ClientToken.NONE, FIREFOX);
        assertThat(house.signingIn.password(page.client(), PASSWORD, FIREFOX)).isInstanceOf(Answer.Locked.class);
        signIns.prepare(begun.id(), Strategy.EMAIL_CODE, "", begun.client(), FIREFOX);
        assertThat(signIns.code(
                        begun.id(), Strategy.EMAIL_CODE, house.lastCode(ada), begun.client(), FIREFOX))
                .isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void a_network_begins_as_often_as_at_the_pages_and_no_more() {
        House strict = new House(house.database, Limits.defaults().perNetwork(2, 2));
        assertThat(strict.signIns.create(ada, ClientToken.NONE, FIREFOX)).isInstanceOf(Answer.Standing.class);
        assertThat(strict.signingIn.begin(ada, "", ClientToken.NONE, FIREFOX))
                .isInstanceOf(Answer.NeedsFirstFactor.class);
        assertThat(strict.signIns.create(ada, ClientToken.NONE, FIREFOX)).isInstanceOf(Answer.TooMany.class);
    }

    @Test
    void a_ticket_opens_once_however_many_show_it() {
        UserId user = house.member(ada).userId();
        SignInTokens.Made made = house.signInTokens.make(user, Duration.ofMinutes(5), Actor.APPLICATION);
        List<AttemptMoved> answers =
                Race.of(16, n -> signIns.create(made.ticket(), ClientToken.NONE, FIREFOX));
        assertThat(answers).filteredOn(Answer.SignedIn.class::isInstance).hasSize(1);
        assertThat(house.signInTokens.find(made.token().id()).orElseThrow().status())
                .isEqualTo(SignInToken.Status.ACCEPTED);
        assertThat(made.ticket()).hasToString("Ticket");
    }

    @Test
    void a_ticket_that_is_late_taken_back_or_made_up_opens_nothing() {
        UserId user = house.member(ada).userId();
        Answer.Rejected invalid = new Answer.Rejected(List.of(new Problem("ticket", Problem.TICKET_INVALID)));
        SignInTokens.Made revoked = house.signInTokens.make(user, Duration.ofMinutes(5), Actor.APPLICATION);
        house.signInTokens.revoke(revoked.token().id(), Actor.APPLICATION);
        assertThat(signIns.create(revoked.ticket(), ClientToken.NONE, FIREFOX)).isEqualTo(invalid);
        assertThat(signIns.create(new Ticket("made up"), ClientToken.NONE, FIREFOX)).isEqualTo(invalid);
        SignInTokens.Made late = house.signInTokens.make(user, Duration.ofMinutes(5), Actor.APPLICATION);
        house.clock.turn(Duration.ofMinutes(5));
        assertThat(signIns.create(late.ticket(), ClientToken.NONE, FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("ticket", Problem.TICKET_EXPIRED))));
    }

    @Test
    void who_is_banned_is_not_let_in_by_a_ticket_and_keeps_it() {
        UserId user = house.member(ada).userId();
        SignInTokens.Made made = house.signInTokens.make(user, Duration.ofMinutes(5), Actor.APPLICATION);
        house.users.ban(user, Actor.APPLICATION);
        assertThat(signIns.create(made.ticket(), ClientToken.NONE, FIREFOX)).isEqualTo(new Answer.Banned());
        assertThat(house.signInTokens.find(made.token().id()).orElseThrow().status())
                .isEqualTo(SignInToken.Status.PENDING);
    }

    @Test
    void the_link_signs_in_where_it_was_asked_for_and_a_reset_link_asks_for_the_password() {
        house.member(ada);
        Answer.Standing begun = prepared(ada, Strategy.EMAIL_LINK);
        Mail.SignInCode mail = (Mail.SignInCode) house.lastMail(ada);
        assertThat(house.attemptLinks.follow(mail.link(), ClientToken.NONE, FIREFOX))
                .isInstanceOf(LinkOpened.OtherBrowser.class);
        assertThat(house.attemptLinks.follow(mail.link(), begun.client(), FIREFOX))
                .isInstanceOf(LinkOpened.Verified.class);
        Answer.Standing forgot = prepared(ada, Strategy.RESET_PASSWORD_EMAIL_CODE);
        Mail.ResetCode reset = (Mail.ResetCode) house.lastMail(ada);
        LinkOpened.Proved proved =
                (LinkOpened.Proved) house.attemptLinks.follow(reset.link(), forgot.client(), FIREFOX);
        assertThat(seen(proved.standing())).isInstanceOf(SignInAttempt.NeedsNewPassword.class);
    }

    @Test
    void a_deleted_user_leaves_no_attempt_behind() {
        UserId user = house.member(ada).userId();
        begun(ada);
        house.users.delete(user, Actor.APPLICATION);
        assertThat(house.database
                        .jdbc()
                        .sql("select count(*) from genkan.sign_in_attempts where address_key = :key")
                        .param("key", new EmailAddress(ada).key())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}

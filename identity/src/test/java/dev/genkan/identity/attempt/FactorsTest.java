package dev.genkan.identity.attempt;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.PASSWORD;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Store;
import dev.genkan.identity.account.FreshFactor;
import dev.genkan.identity.account.PasswordChange;
import dev.genkan.identity.account.Proof;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.instance.InstanceSettings;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FactorsTest {

    private final House house;
    private volatile InstanceSettings settings = InstanceSettings.USUAL;
    private final Collaborators with;
    private final SigningIn signingIn;
    private final String ada = freshAddress("ada");
    private final String stranger = freshAddress("stranger");

    FactorsTest(Store store) {
        house = new House(store.of(getClass()));
        with = house.with.admitting(new Membership(() -> settings, Restrictions.none()));
        signingIn = new SigningIn(with);
    }

    @Test
    void without_passwords_a_member_with_nothing_else_comes_in_by_mail_at_once() {
        house.member(ada);
        without(Factors.PASSWORD);
        ClientToken client = begun(ada);
        assertThat(signingIn.pending(client).orElseThrow()).isInstanceOf(PendingSignIn.NeedsCode.class);
        assertThat(signingIn.password(client, PASSWORD, FIREFOX)).isEqualTo(new Answer.NoAttempt());
        assertThat(signingIn.enterCode(client, house.lastCode(ada), FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void without_passwords_a_stranger_sees_what_a_member_sees() {
        house.member(ada);
        without(Factors.PASSWORD);
        assertThat(signingIn.begin(stranger, "", ClientToken.NONE, FIREFOX)).isInstanceOf(Answer.NeedsCode.class);
        assertThat(house.lastMail(stranger)).isInstanceOf(Mail.NoAccount.class);
    }

    @Test
    void without_passwords_newcomers_are_asked_for_none_and_nobody_can_have_forgotten_one() {
        without(Factors.PASSWORD);
        SigningUp signingUp = new SigningUp(with);
        Answer.NeedsCode next = (Answer.NeedsCode) signingUp.begin(stranger, "", "", ClientToken.NONE, FIREFOX);
        Answer.SignedIn in = (Answer.SignedIn) signingUp.enterCode(next.client(), house.lastCode(stranger), FIREFOX);
        assertThat(house.passwords.of(in.userId())).isEmpty();
        Resetting resetting = new Resetting(with);
        assertThat(resetting.isOpen()).isFalse();
        assertThat(resetting.begin(stranger, "", ClientToken.NONE, FIREFOX)).isInstanceOf(Answer.Rejected.class);
        assertThat(new PasswordChange(with, house.audit).set(in.sessionId(), in.client(), PASSWORD, FIREFOX))
                .isEqualTo(new PasswordChange.Changed.Nobody());
    }

    @Test
    void a_reset_that_was_begun_ends_when_passwords_are_switched_off() {
        house.member(ada);
        Resetting resetting = new Resetting(with);
        Answer.NeedsCode next = (Answer.NeedsCode) resetting.begin(ada, "", ClientToken.NONE, FIREFOX);
        String code = house.lastCode(ada);
        without(Factors.PASSWORD);
        assertThat(resetting.finish(next.client(), code, PASSWORD + "!", FIREFOX))
                .isEqualTo(new Answer.NoAttempt());
    }

    @Test
    void without_passwords_none_proves_anything_to_the_account_either() {
        Answer.SignedIn in = house.member(ada);
        without(Factors.PASSWORD);
        FreshFactor factor = new FreshFactor(with);
        assertThat(factor.asked(in.sessionId()).orElseThrow().password()).isFalse();
        assertThat(factor.password(in.sessionId(), PASSWORD)).isEqualTo(new Proof.Nothing());
    }

    @Test
    void without_links_mails_carry_none_and_one_that_was_sent_opens_nothing() {
        house.member(ada);
        ClientToken client = begun(ada);
        signingIn.sendCode(client, FIREFOX);
        LinkToken sent = ((Mail.SignInCode) house.lastMail(ada)).link();
        without(Factors.EMAIL_LINK);
        MailedLinks links = new MailedLinks(with, signingIn, new SigningUp(with), new Resetting(with));
        assertThat(links.look(sent, client)).isEqualTo(new LinkSeen.Expired());
        assertThat(links.follow(sent, "", client, FIREFOX)).isEqualTo(new Answer.NoAttempt());
        ClientToken again = begun(ada);
        signingIn.sendCode(again, FIREFOX);
        assertThat(((Mail.SignInCode) house.lastMail(ada)).link()).isEqualTo(LinkToken.NONE);
        assertThat(signingIn.enterCode(again, house.lastCode(ada), FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void without_codes_the_mail_carries_the_link_alone_and_no_digits_open() {
        house.member(ada);
        ClientToken before = begun(ada);
        signingIn.sendCode(before, FIREFOX);
        String code = house.lastCode(ada);
        without(Factors.EMAIL_CODE);
        assertThat(signingIn.enterCode(before, code, FIREFOX)).isEqualTo(new Answer.NoAttempt());
        ClientToken client = begun(ada);
        signingIn.sendCode(client, FIREFOX);
        Mail.SignInCode mail = (Mail.SignInCode) house.lastMail(ada);
        assertThat(mail.code()).isEmpty();
        MailedLinks links = new MailedLinks(with, signingIn, new SigningUp(with), new Resetting(with));
        assertThat(links.follow(mail.link(), "", client, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void with_passwords_alone_no_mail_opens_and_a_new_password_still_comes_by_code() {
        house.member(ada);
        without(Factors.EMAIL_CODE, Factors.EMAIL_LINK);
        ClientToken client = begun(ada);
        assertThat(signingIn.sendCode(client, FIREFOX)).isEqualTo(new Answer.NoAttempt());
        assertThat(signingIn.password(client, PASSWORD, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
        Resetting resetting = new Resetting(with);
        Answer.NeedsCode next = (Answer.NeedsCode) resetting.begin(ada, "", ClientToken.NONE, FIREFOX);
        assertThat(resetting.finish(next.client(), house.lastCode(ada), PASSWORD + "!", FIREFOX))
                .isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void a_reset_code_is_sent_at_once_after_a_mail_with_a_link_alone() {
        house.member(ada);
        without(Factors.EMAIL_CODE);
        SignInAttempts attempts = new SignInAttempts(with, house.signInTokens);
        Answer.Standing known = (Answer.Standing) attempts.create(ada, ClientToken.NONE, FIREFOX);
        Answer.Standing unknown = (Answer.Standing) attempts.create(stranger, ClientToken.NONE, FIREFOX);
        for (Answer.Standing each : List.of(known, unknown)) {
            for (Strategy how : new Strategy[] {Strategy.EMAIL_LINK, Strategy.RESET_PASSWORD_EMAIL_CODE}) {
                assertThat(attempts.prepare(each.id(), how, "", each.client(), FIREFOX))
                        .isEqualTo(each);
            }
        }
        assertThat(house.mailsTo(stranger)).hasSize(2);
        // the first was that of her sign-up
        assertThat(house.mailsTo(ada)).hasSize(3);
        // the second time there is a code to wait for
        attempts.prepare(known.id(), Strategy.RESET_PASSWORD_EMAIL_CODE, "", known.client(), FIREFOX);
        assertThat(house.mailsTo(ada)).hasSize(3);
        assertThat(attempts.code(
                        known.id(),
                        Strategy.RESET_PASSWORD_EMAIL_CODE,
                        house.lastCode(ada),
                        known.client(),
                        FIREFOX))
                .isInstanceOf(Answer.Standing.class);
    }

    @Test
    void programs_are_refused_the_same_ways() {
        house.member(ada);
        SignInAttempts attempts = new SignInAttempts(with, house.signInTokens);
        Answer.Standing standing = (Answer.Standing) attempts.create(ada, ClientToken.NONE, FIREFOX);
        without(Factors.PASSWORD, Factors.EMAIL_LINK);
        Answer.Rejected refused = refused("strategy", Problem.UNFIT);
        assertThat(attempts.password(standing.id(), PASSWORD, standing.client(), FIREFOX))
                .isEqualTo(refused);
        for (Strategy how : new Strategy[] {Strategy.EMAIL_LINK, Strategy.RESET_PASSWORD_EMAIL_CODE}) {
            assertThat(attempts.prepare(standing.id(), how, "", standing.client(), FIREFOX))
                    .isEqualTo(refused);
        }
        assertThat(attempts.prepare(standing.id(), Strategy.EMAIL_CODE, "", standing.client(), FIREFOX))
                .isEqualTo(standing);
        without(Factors.EMAIL_CODE);
        assertThat(attempts.code(standing.id(), Strategy.EMAIL_CODE, house.lastCode(ada), standing.client(), FIREFOX))
                .isEqualTo(refused);
    }

    @Test
    void a_program_that_signs_somebody_up_is_asked_for_no_password_and_may_give_none() {
        without(Factors.PASSWORD);
        SignUpAttempts attempts = new SignUpAttempts(with, house.invitations);
        assertThat(attempts.create(
                        SignUpDetails.nothing().emailAddress(stranger).password(PASSWORD), ClientToken.NONE, FIREFOX))
                .isEqualTo(refused("password", "form_param_unknown"));
        Answer.Standing standing = (Answer.Standing)
                attempts.create(SignUpDetails.nothing().emailAddress(stranger), ClientToken.NONE, FIREFOX);
        assertThat(attempts.prepare(standing.id(), Strategy.EMAIL_CODE, "", standing.client(), FIREFOX))
                .isEqualTo(standing);
        assertThat(attempts.attempt(standing.id(), house.lastCode(stranger), standing.client(), FIREFOX))
                .isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void if_nothing_is_left_the_code_by_mail_is() {
        assertThat(Factors.of(new InstanceSettings(
                        Map.of(Factors.PASSWORD, false, Factors.EMAIL_CODE, false, Factors.EMAIL_LINK, false))))
                .isEqualTo(new Factors(false, true, false));
        assertThat(Factors.of(InstanceSettings.USUAL)).isEqualTo(Factors.ALL);
    }

    private static Answer.Rejected refused(String field, String code) {
        return new Answer.Rejected(List.of(new Problem(field, code)));
    }

    private void without(String... names) {
        InstanceSettings changed = InstanceSettings.USUAL;
        for (String name : names) {
            changed = changed.with(name, false);
        }
        settings = changed;
    }

    private ClientToken begun(String address) {
        return switch (signingIn.begin(address, "", ClientToken.NONE, FIREFOX)) {
            case Answer.NeedsFirstFactor next -> next.client();
            case Answer.NeedsCode next -> next.client();
            case Answer.Rejected rejected -> throw new AssertionError(rejected);
            case Answer.TooMany refused -> throw new AssertionError(refused);
        };
    }
}

package dev.genkan.identity.attempt;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.PASSWORD;
import static dev.genkan.identity.House.freshAddress;
import static dev.genkan.identity.House.otherThan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Piece by piece, in a house that tells nobody who is known to it.
@ParameterizedClass
@EnumSource
class SignUpAttemptsTest {

    private final House house;
    private final SignUpAttempts signUps;
    private final String ada = freshAddress("ada");

    SignUpAttemptsTest(Store store) {
        house = new House(store.of(getClass()));
        signUps = house.signUps;
    }

    private SignUpDetails all() {
        return SignUpDetails.nothing().emailAddress(ada).password(PASSWORD);
    }

    private Answer.Standing begun(SignUpDetails said) {
        return (Answer.Standing) signUps.create(said, ClientToken.NONE, FIREFOX);
    }

    private Answer.Standing prepared(SignUpDetails said) {
        Answer.Standing begun = begun(said);
        return (Answer.Standing) signUps.prepare(begun.id(), Strategy.EMAIL_CODE, "", begun.client(), FIREFOX);
    }

    private SignUpAttempt seen(Answer.Standing standing) {
        return signUps.find(standing.id(), house.clients.find(standing.client()).orElseThrow())
                .orElseThrow();
    }

    private User member() {
        return house.users.findByEmailAddress(new EmailAddress(ada)).orElseThrow();
    }

    @Test
    void a_user_comes_of_it_with_all_they_said() {
        Answer.Standing begun = prepared(
                all().firstName("Ada").lastName("Lovelace").locale("en-GB").unsafeMetadata(Map.of("from", "a friend")));
        Answer.SignedIn in =
                (Answer.SignedIn) signUps.attempt(begun.id(), house.lastCode(ada), begun.client(), FIREFOX);
        User user = member();
        assertThat(user.id()).isEqualTo(in.userId());
        assertThat(user.firstName()).isEqualTo("Ada");
        assertThat(user.lastName()).isEqualTo("Lovelace");
        assertThat(user.unsafeMetadata().values()).containsEntry("from", "a friend");
        assertThat(user.addresses().getFirst().strategy()).isEqualTo("email_code");
        assertThat(house.passwords.of(user.id())).isPresent();
        assertThat(house.tokens.mintFor(in.client())).isInstanceOf(Minted.Token.class);
        assertThat(house.clients.find(begun.client())).isEmpty();
        assertThat(signUps.current(house.clients.find(in.client()).orElseThrow())
                        .orElseThrow())
                .isInstanceOf(SignUpAttempt.Complete.class);
        assertThat(hashesKept()).isZero();
    }

    @Test
    void the_user_is_called_as_the_application_has_called_them_on_the_way() {
        Answer.Standing begun = prepared(all());
        String name = "crm-" + ada;
        SignUpAttempt called = signUps.called(begun.id(), name).orElseThrow();
        assertThat(called.newcomer().externalId()).isEqualTo(name);

        signUps.attempt(begun.id(), house.lastCode(ada), begun.client(), FIREFOX);

        assertThat(member().externalId()).isEqualTo(name);
        assertThat(signUps.called(begun.id(), "too late")).isEmpty();
        assertThat(signUps.find(begun.id()).orElseThrow()).isInstanceOf(SignUpAttempt.Complete.class);
    }

    @Test
    void a_name_that_somebody_has_taken_meanwhile_is_said_and_nobody_is_told_of_an_account() {
        Answer.Standing begun = prepared(all());
        String name = "crm-" + ada;
        signUps.called(begun.id(), name);
        house.users.update(
                house.member(freshAddress("grace")).userId(),
                UserPatch.nothing().externalId(name));

        assertThat(signUps.attempt(begun.id(), house.lastCode(ada), begun.client(), FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("external_id", Problem.TAKEN))));
        assertThat(house.lastMail(ada)).isInstanceOf(Mail.SignUpCode.class);
    }

    @Test
    void of_sixteen_who_type_the_right_code_at_once_one_gets_in() {
        Answer.Standing begun = prepared(all());
        String code = house.lastCode(ada);
        List<AttemptMoved> answers = Race.of(16, n -> signUps.attempt(begun.id(), code, begun.client(), FIREFOX));
        assertThat(answers).filteredOn(Answer.SignedIn.class::isInstance).hasSize(1);
        assertThat(house.sessions.live(member().id())).hasSize(1);
    }

    @Test
    void of_two_who_sign_up_with_one_address_one_gets_it_and_the_other_is_told_after_proof() {
        Answer.Standing one = prepared(all());
        String codeOfOne = house.lastCode(ada);
        Answer.Standing other = prepared(all());
        String codeOfOther = house.lastCode(ada);
        assertThat(signUps.attempt(one.id(), codeOfOne, one.client(), FIREFOX)).isInstanceOf(Answer.SignedIn.class);
        assertThat(signUps.attempt(other.id(), codeOfOther, other.client(), FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("email_address", Problem.TAKEN))));
        assertThat(house.lastMail(ada)).isInstanceOf(Mail.AlreadyRegistered.class);
    }

    @Test
    void a_members_address_looks_like_any_other_and_no_code_fits() {
        house.member(ada);
        Answer.Standing begun = prepared(all());
        assertThat(house.lastMail(ada)).isInstanceOf(Mail.AlreadyRegistered.class);
        assertThat(((SignUpAttempt.MissingRequirements) seen(begun)).unproven()).isTrue();
        assertThat(signUps.attempt(begun.id(), "123456", begun.client(), FIREFOX))
                .isEqualTo(new Answer.WrongCode(4));
    }

    @Test
    void a_proven_mailbox_gives_the_browser_another_token_before_a_password_is_chosen() {
        Answer.Standing begun = prepared(SignUpDetails.nothing().emailAddress(ada));
        Answer.Standing proven =
                (Answer.Standing) signUps.attempt(begun.id(), house.lastCode(ada), begun.client(), FIREFOX);
        assertThat(signUps.update(begun.id(), SignUpDetails.nothing().password(PASSWORD), begun.client(), FIREFOX))
                .isInstanceOf(Answer.NoAttempt.class);
        assertThat(seen(proven)).isInstanceOf(SignUpAttempt.MissingRequirements.class);
        assertThat(signUps.update(begun.id(), SignUpDetails.nothing().password(PASSWORD), proven.client(), FIREFOX))
                .isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void the_code_of_one_mailbox_proves_no_other() {
        Answer.Standing begun = prepared(all());
        String code = house.lastCode(ada);
        String grace = freshAddress("grace");
        signUps.update(begun.id(), SignUpDetails.nothing().emailAddress(grace), begun.client(), FIREFOX);
        assertThat(signUps.attempt(begun.id(), code, begun.client(), FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("", Problem.NOT_PREPARED))));
        signUps.prepare(begun.id(), Strategy.EMAIL_CODE, "", begun.client(), FIREFOX);
        assertThat(signUps.attempt(begun.id(), otherThan(house.lastCode(grace)), begun.client(), FIREFOX))
                .isInstanceOf(Answer.WrongCode.class);
    }

    @Test
    void asking_twice_sends_once_and_the_next_one_after_thirty_seconds() {
        Answer.Standing begun = prepared(all());
        signUps.prepare(begun.id(), Strategy.EMAIL_LINK, "/x", begun.client(), FIREFOX);
        assertThat(house.mailsTo(ada)).hasSize(1);
        house.clock.turn(Duration.ofSeconds(30));
        signUps.prepare(begun.id(), Strategy.EMAIL_CODE, "", begun.client(), FIREFOX);
        assertThat(house.mailsTo(ada)).hasSize(2);
    }

    @Test
    void sixteen_who_ask_at_once_get_one_mail() {
        Answer.Standing begun = begun(all());
        List<AttemptMoved> answers =
                Race.of(16, n -> signUps.prepare(begun.id(), Strategy.EMAIL_CODE, "", begun.client(), FIREFOX));
        assertThat(answers).allMatch(answer -> answer instanceof Answer.Standing || answer instanceof Answer.TooMany);
        assertThat(house.mailsTo(ada)).hasSize(1);
    }

    @Test
    void a_password_dies_with_its_sign_up() {
        Answer.Standing begun = begun(all());
        assertThat(hashesKept()).isEqualTo(1);
        signUps.create(SignUpDetails.nothing(), begun.client(), FIREFOX);
        assertThat(hashesKept()).isZero();
        assertThat(seen(begun)).isInstanceOf(SignUpAttempt.Abandoned.class);
        assertThat(signUps.prepare(begun.id(), Strategy.EMAIL_CODE, "", begun.client(), FIREFOX))
                .isInstanceOf(Answer.NoAttempt.class);
    }

    private long hashesKept() {
        return house.database
                .jdbc()
                .sql("select count(*) from genkan.sign_up_attempts where address = :ada and password_hash is not null")
                .param("ada", ada)
                .query(Long.class)
                .single();
    }

    @Test
    void after_a_day_it_is_over() {
        Answer.Standing begun = prepared(all());
        house.clock.turn(Duration.ofHours(24));
        assertThat(seen(begun)).isInstanceOf(SignUpAttempt.Abandoned.class);
        assertThat(signUps.current(house.clients.find(begun.client()).orElseThrow()))
                .isEmpty();
    }

    @Test
    void another_browser_has_nothing_to_do_with_it() {
        Answer.Standing begun = prepared(all());
        Answer.Standing eve = begun(SignUpDetails.nothing());
        assertThat(signUps.find(begun.id(), house.clients.find(eve.client()).orElseThrow()))
                .isEmpty();
        assertThat(signUps.attempt(begun.id(), house.lastCode(ada), eve.client(), FIREFOX))
                .isInstanceOf(Answer.NoAttempt.class);
        assertThat(signUps.update(begun.id(), all(), ClientToken.NONE, FIREFOX)).isInstanceOf(Answer.NoAttempt.class);
        assertThat(signUps.attempt(new AttemptId("sua_nothing"), "123456", eve.client(), FIREFOX))
                .isInstanceOf(Answer.NoAttempt.class);
    }

    @Test
    void a_page_never_finishes_what_a_program_has_begun() {
        Answer.Standing begun = prepared(all());
        assertThat(house.signingUp.enterCode(begun.client(), house.lastCode(ada), FIREFOX))
                .isInstanceOf(Answer.NoAttempt.class);
        Mail.SignUpCode mail = (Mail.SignUpCode) house.lastMail(ada);
        assertThat(house.mailedLinks.follow(mail.link(), "", begun.client(), FIREFOX))
                .isInstanceOf(Answer.NoAttempt.class);
    }

    @Test
    void the_link_works_in_the_browser_that_asked_and_uses_nothing_up_in_another() {
        Answer.Standing begun = begun(all());
        signUps.prepare(begun.id(), Strategy.EMAIL_LINK, "https://app.example/done", begun.client(), FIREFOX);
        Mail.SignUpCode mail = (Mail.SignUpCode) house.lastMail(ada);
        assertThat(house.attemptLinks.follow(mail.link(), ClientToken.NONE, FIREFOX))
                .isEqualTo(new LinkOpened.OtherBrowser("https://app.example/done"));
        LinkOpened opened = house.attemptLinks.follow(mail.link(), begun.client(), FIREFOX);
        assertThat(opened).isInstanceOf(LinkOpened.Verified.class);
        assertThat(member().addresses().getFirst().strategy()).isEqualTo("email_link");
        assertThat(house.attemptLinks.follow(mail.link(), begun.client(), FIREFOX))
                .isInstanceOf(LinkOpened.OtherBrowser.class);
    }

    @Test
    void an_invitation_proves_the_address_and_brings_metadata() {
        Invited.Made made = invited();
        Answer.Standing begun = (Answer.Standing)
                signUps.create(made.ticket(), SignUpDetails.nothing().firstName("Ada"), ClientToken.NONE, FIREFOX);
        SignUpAttempt.MissingRequirements open = (SignUpAttempt.MissingRequirements) seen(begun);
        assertThat(open.missing()).containsExactly("password");
        assertThat(open.unproven()).isFalse();
        assertThat(signUps.update(
                        begun.id(), SignUpDetails.nothing().emailAddress(freshAddress("eve")), begun.client(), FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("email_address", Problem.UNFIT))));
        assertThat(signUps.update(begun.id(), SignUpDetails.nothing().password(PASSWORD), begun.client(), FIREFOX))
                .isInstanceOf(Answer.SignedIn.class);
        assertThat(member().publicMetadata().values()).containsEntry("plan", "gold");
        assertThat(member().addresses().getFirst().strategy()).isEqualTo("ticket");
        assertThat(house.invitations.find(made.invitation().id()).orElseThrow().status())
                .isEqualTo(Invitation.Status.ACCEPTED);
        assertThat(signUps.create(made.ticket(), SignUpDetails.nothing(), ClientToken.NONE, FIREFOX))
                .isInstanceOf(Answer.Rejected.class);
    }

    private Invited.Made invited() {
        NewInvitation wanted = new NewInvitation(
                new EmailAddress(ada),
                Metadata.of(Map.of("plan", "gold")),
                "",
                NewInvitation.USUAL_LIFETIME,
                true,
                false);
        return (Invited.Made) house.invitations.make(wanted, Actor.APPLICATION);
    }

    @Test
    void an_invitation_is_accepted_once_however_many_try() {
        Invited.Made made = invited();
        List<AttemptMoved> answers = Race.of(
                16,
                n -> signUps.create(
                        made.ticket(), SignUpDetails.nothing().password(PASSWORD), ClientToken.NONE, FIREFOX));
        assertThat(answers).filteredOn(Answer.SignedIn.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !(answer instanceof Answer.SignedIn))
                .allMatch(answer -> answer instanceof Answer.Rejected || answer instanceof Answer.Busy);
    }

    @Test
    void who_is_invited_or_here_already_is_not_invited_again() {
        Invited.Made made = invited();
        assertThat(house.lastMail(ada)).isInstanceOf(Mail.Invitation.class).hasToString("Invitation[" + ada + "]");
        NewInvitation again = NewInvitation.to(new EmailAddress(ada));
        assertThat(house.invitations.make(again, Actor.APPLICATION)).isEqualTo(new Invited.AlreadyInvited());
        house.invitations.revoke(made.invitation().id(), Actor.APPLICATION);
        assertThat(signUps.create(made.ticket(), SignUpDetails.nothing(), ClientToken.NONE, FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("ticket", Problem.TICKET_INVALID))));
        assertThat(house.invitations.make(again, Actor.APPLICATION)).isInstanceOf(Invited.Made.class);
        house.member(ada);
        assertThat(house.invitations.make(again, Actor.APPLICATION)).isEqualTo(new Invited.AlreadyMember());
    }

    @Test
    void invitations_are_listed_by_what_became_of_them() {
        Invited.Made made = invited();
        var pending = Optional.of(Invitation.Status.PENDING);
        assertThat(house.invitations.list(ada, pending, 10, 0))
                .extracting(Invitation::id)
                .containsExactly(made.invitation().id());
        assertThat(house.invitations.count(ada, pending)).isEqualTo(1);
        assertThat(house.invitations.count("100%" + ada, Optional.empty())).isZero();
        house.clock.turn(NewInvitation.USUAL_LIFETIME);
        assertThat(house.invitations.count(ada, pending)).isZero();
        assertThat(house.invitations.list(ada, Optional.of(Invitation.Status.EXPIRED), 10, 0))
                .hasSize(1);
        assertThat(signUps.create(made.ticket(), SignUpDetails.nothing(), ClientToken.NONE, FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("ticket", Problem.TICKET_EXPIRED))));
    }
}

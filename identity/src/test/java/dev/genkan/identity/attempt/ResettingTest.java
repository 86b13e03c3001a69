package dev.genkan.identity.attempt;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.PASSWORD;
import static dev.genkan.identity.House.freshAddress;
import static dev.genkan.identity.House.otherThan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.user.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ResettingTest {

    private static final String NEW = "paper lantern in the rain";

    private final House house;
    private final Resetting resetting;
    private final String ada = freshAddress("ada");
    private final String stranger = freshAddress("stranger");

    ResettingTest(Store store) {
        house = new House(store.of(getClass()));
        resetting = house.resetting;
    }

    @Test
    void a_code_and_a_new_password_open_and_everybody_else_is_signed_out() {
        Answer.SignedIn before = house.member(ada);
        Answer.SignedIn elsewhere = house.signIn(ada);
        ClientToken client = begin(ada, "/dashboard");
        assertThat(resetting.pending(client).orElseThrow().emailAddress()).isEqualTo(ada);

        Answer.SignedIn in = (Answer.SignedIn) resetting.finish(client, house.lastCode(ada), NEW, FIREFOX);

        assertThat(in.userId()).isEqualTo(before.userId());
        assertThat(in.returnTo()).isEqualTo("/dashboard");
        assertThat(house.sessions.live(in.userId()))
                .extracting(session -> session.id())
                .containsExactly(in.sessionId())
                .doesNotContain(elsewhere.sessionId());
        assertThat(password(PASSWORD)).isEqualTo(new Answer.WrongPassword());
        assertThat(password(NEW)).isInstanceOf(Answer.SignedIn.class);
        assertThat(house.lastMail(ada)).isEqualTo(new Mail.PasswordChanged(new EmailAddress(ada), FIREFOX));
        assertThat(house.mailsTo(ada).stream().filter(Mail.NewDevice.class::isInstance))
                .as("one for the sign-in elsewhere and one for the last; the reset is told in its own way")
                .hasSize(2);
    }

    @Test
    void a_member_who_never_had_a_password_gets_one() {
        house.users.create(new EmailAddress(ada), "email_code", FIREFOX);
        ClientToken client = begin(ada, "");
        assertThat(resetting.finish(client, house.lastCode(ada), NEW, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
        assertThat(password(NEW)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void an_operator_has_a_mail_sent_whose_link_leads_on_in_any_browser_and_nobody_else_is_told_a_way_in() {
        Answer.SignedIn before = house.member(ada);
        Actor operator = new Actor("user_operator", FIREFOX);

        assertThat(resetting.send(before.userId(), new EmailAddress(ada), operator))
                .isEmpty();

        assertThat(house.lastMail(ada)).isInstanceOf(Mail.PasswordWanted.class);
        assertThat(house.lastMail(ada).asked())
                .as("where operators sit is not the member's business")
                .isEqualTo(dev.genkan.identity.Browser.NONE);
        assertThat(house.audit.of(before.userId().value(), 1).getFirst().action())
                .isEqualTo("password.wanted");
        LinkFollowed in = house.mailedLinks.follow(house.lastLink(ada), NEW, ClientToken.NONE, FIREFOX);
        assertThat(in).isInstanceOf(Answer.SignedIn.class);
        assertThat(password(NEW)).isInstanceOf(Answer.SignedIn.class);
        for (int i = 1; i < 10; i++) {
            resetting.send(before.userId(), new EmailAddress(ada), operator);
        }
        assertThat(resetting.send(before.userId(), new EmailAddress(ada), operator))
                .as("ten mails an hour, whoever wants them")
                .isPresent();
    }

    @Test
    void a_stranger_and_a_member_hear_and_cost_the_same() {
        house.member(ada);
        ClientToken ofMember = begin(ada, "");
        ClientToken ofStranger = begin(stranger, "");
        assertThat(house.lastMail(stranger)).isEqualTo(new Mail.NoAccount(new EmailAddress(stranger), FIREFOX));
        String wrong = otherThan(house.lastCode(ada));
        for (int tries = 0; tries < 6; tries++) {
            long before = house.passwords.hashesComputed();
            assertThat(resetting.finish(ofMember, wrong, NEW, FIREFOX))
                    .isEqualTo(resetting.finish(ofStranger, wrong, NEW, FIREFOX));
            assertThat(house.passwords.hashesComputed() - before).isEqualTo(2);
        }
        house.clock.turn(Duration.ofSeconds(30));
        assertThat(resetting.resend(ofMember, FIREFOX))
                .isEqualTo(resetting.resend(ofStranger, FIREFOX))
                .isEqualTo(new Answer.Sent());
    }

    @Test
    void wrong_codes_change_nothing_and_after_five_the_right_one_neither() {
        Answer.SignedIn before = house.member(ada);
        Optional<PasswordHash> hash = house.passwords.of(before.userId());
        ClientToken client = begin(ada, "");
        String right = house.lastCode(ada);
        for (int left = 4; left >= 0; left--) {
            assertThat(resetting.finish(client, otherThan(right), NEW, FIREFOX)).isEqualTo(new Answer.WrongCode(left));
        }
        assertThat(resetting.finish(client, right, NEW, FIREFOX)).isEqualTo(new Answer.ExpiredCode());
        assertThat(house.passwords.of(before.userId())).isEqualTo(hash);
        assertThat(house.sessions.live(before.userId())).hasSize(1);
    }

    @Test
    void a_password_that_cannot_be_one_uses_nothing_up() {
        house.member(ada);
        ClientToken client = begin(ada, "");
        for (int i = 0; i < 40; i++) {
            assertThat(resetting.finish(client, house.lastCode(ada), "short", FIREFOX))
                    .isEqualTo(new Answer.Rejected(List.of(new Problem("password", "form_password_length_too_short"))));
        }
        assertThat(resetting.finish(client, house.lastCode(ada), ada, FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("password", "form_password_pwned"))));
        assertThat(resetting.finish(client, house.lastCode(ada), NEW, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void what_is_no_address_is_rejected() {
        assertThat(resetting.begin("", "", ClientToken.NONE, FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("identifier", "form_param_nil"))));
        assertThat(resetting.begin("ada", "", ClientToken.NONE, FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(new Problem("identifier", "form_param_format_invalid"))));
    }

    @Test
    void a_reset_passes_a_lock_and_ends_it() {
        house.member(ada);
        for (int i = 0; i < 10; i++) {
            password("wrong password");
        }
        assertThat(password(PASSWORD)).isInstanceOf(Answer.Locked.class);
        ClientToken client = begin(ada, "");
        assertThat(resetting.finish(client, house.lastCode(ada), NEW, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
        assertThat(password(NEW)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void the_banned_prove_who_they_are_and_keep_the_password_they_had() {
        Answer.SignedIn before = house.member(ada);
        Optional<PasswordHash> hash = house.passwords.of(before.userId());
        house.users.ban(before.userId(), Actor.SYSTEM);
        ClientToken client = begin(ada, "");
        assertThat(resetting.finish(client, house.lastCode(ada), NEW, FIREFOX)).isEqualTo(new Answer.Banned());
        assertThat(house.passwords.of(before.userId())).isEqualTo(hash);
    }

    @Test
    void a_browser_that_has_begun_nothing_finishes_nothing() {
        house.member(ada);
        ClientToken signingIn =
                ((Answer.NeedsFirstFactor) house.signingIn.begin(ada, "", ClientToken.NONE, FIREFOX)).client();
        house.signingIn.sendCode(signingIn, FIREFOX);
        assertThat(resetting.finish(signingIn, house.lastCode(ada), NEW, FIREFOX))
                .as("the code of a sign-in is none for a reset")
                .isEqualTo(new Answer.NoAttempt());
        assertThat(resetting.finish(ClientToken.NONE, "123456", NEW, FIREFOX)).isEqualTo(new Answer.NoAttempt());
        ClientToken client = begin(ada, "");
        house.clock.turn(Duration.ofHours(1));
        assertThat(resetting.finish(client, house.lastCode(ada), NEW, FIREFOX)).isEqualTo(new Answer.NoAttempt());
    }

    @Test
    void of_eight_with_one_code_one_changes_the_password() {
        Answer.SignedIn before = house.member(ada);
        ClientToken client = begin(ada, "");
        String code = house.lastCode(ada);
        List<ResetFinished> finished = Race.of(8, i -> resetting.finish(client, code, "a new password " + i, FIREFOX));
        assertThat(finished).filteredOn(Answer.SignedIn.class::isInstance).hasSize(1);
        int winner = finished.indexOf(finished.stream()
                .filter(Answer.SignedIn.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertThat(password("a new password " + winner)).isInstanceOf(Answer.SignedIn.class);
        assertThat(house.mailsTo(ada).stream().filter(Mail.PasswordChanged.class::isInstance))
                .hasSize(1);
        assertThat(before.userId()).isNotNull();
    }

    @Test
    void a_sign_in_with_the_old_password_at_that_moment_leaves_no_session_behind() {
        for (int round = 0; round < 6; round++) {
            String address = freshAddress("race");
            Answer.SignedIn before = house.member(address);
            ClientToken client = begin(address, "");
            String code = house.lastCode(address);
            List<ClientToken> others = List.of(beginSignIn(address), beginSignIn(address), beginSignIn(address));
            List<Object> results = Race.of(
                    4,
                    i -> i == 0
                            ? resetting.finish(client, code, NEW, FIREFOX)
                            : house.signingIn.password(others.get(i - 1), PASSWORD, FIREFOX));
            Answer.SignedIn reset = (Answer.SignedIn) results.getFirst();
            assertThat(house.sessions.live(before.userId()))
                    .extracting(session -> session.id())
                    .containsExactly(reset.sessionId());
        }
    }

    private ClientToken begin(String address, String returnTo) {
        return ((Answer.NeedsCode) resetting.begin(address, returnTo, ClientToken.NONE, FIREFOX)).client();
    }

    private ClientToken beginSignIn(String address) {
        return ((Answer.NeedsFirstFactor) house.signingIn.begin(address, "", ClientToken.NONE, FIREFOX)).client();
    }

    private PasswordEntered password(String typed) {
        return house.signingIn.password(beginSignIn(ada), typed, FIREFOX);
    }
}

package dev.genkan.identity.account;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static dev.genkan.identity.House.otherThan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.account.AddressBook.Begun;
import dev.genkan.identity.account.PasswordChange.Changed;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.EmailAddresses.Promoted;
import dev.genkan.identity.user.EmailAddresses.Removed;
import dev.genkan.identity.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What members do with their account, and what becomes of it when two things happen at once.
@ParameterizedClass
@EnumSource
class AccountTest {

    private static final String NEW_PASSWORD = "a staple of another colour";

    private final House house;
    private final AddressBook book;
    private final String ada = freshAddress("ada");
    private final String work = freshAddress("work");
    private final Answer.SignedIn in;

    AccountTest(Store store) {
        house = new House(store.of(getClass()));
        book = house.addressBook;
        in = house.member(ada);
    }

    @Test
    void a_new_password_ends_the_other_sessions_and_gives_this_browser_a_new_token() {
        Answer.SignedIn elsewhere = house.signIn(ada);
        Changed.Done done = (Changed.Done) house.passwordChange.set(in.sessionId(), in.client(), NEW_PASSWORD, FIREFOX);

        assertThat(house.sessions.live(in.userId())).extracting(Session::id).containsExactly(in.sessionId());
        assertThat(house.clients.find(in.client())).isEmpty();
        assertThat(house.clients.find(done.client())).isPresent();
        assertThat(house.sessions
                        .find(elsewhere.sessionId())
                        .orElseThrow()
                        .state()
                        .over())
                .isTrue();
        assertThat(house.lastMail(ada)).isEqualTo(new Mail.PasswordChanged(new EmailAddress(ada), FIREFOX));
        assertThat(house.passwords.matches(
                        NEW_PASSWORD, house.passwords.of(in.userId()).orElseThrow()))
                .isTrue();
        assertThat(house.audit.of(in.userId().value(), 1).getFirst().action()).isEqualTo("user.set_password");
    }

    @Test
    void a_password_with_a_flaw_and_a_token_without_its_browser_change_nothing() {
        assertThat(house.passwordChange.set(in.sessionId(), in.client(), "short", FIREFOX))
                .isEqualTo(new Changed.Flawed(Passwords.Flaw.TOO_SHORT));
        assertThat(house.passwordChange.set(in.sessionId(), ClientToken.NONE, NEW_PASSWORD, FIREFOX))
                .isEqualTo(new Changed.Nobody());
        Answer.SignedIn other = house.member(freshAddress("eve"));
        assertThat(house.passwordChange.set(in.sessionId(), other.client(), NEW_PASSWORD, FIREFOX))
                .isEqualTo(new Changed.Nobody());
        house.signIn(ada);
    }

    @Test
    void a_password_is_removed_once_and_the_sessions_stay() {
        Answer.SignedIn elsewhere = house.signIn(ada);
        List<Boolean> removed = Race.of(8, i -> house.passwordChange.remove(in.sessionId(), FIREFOX));

        assertThat(removed).containsOnlyOnce(true);
        assertThat(house.passwords.of(in.userId())).isEmpty();
        assertThat(house.sessions.live(in.userId()))
                .extracting(Session::id)
                .containsExactlyInAnyOrder(in.sessionId(), elsewhere.sessionId());
        assertThat(house.audit.of(in.userId().value(), 1).getFirst().action()).isEqualTo("user.remove_password");
        house.sessions.end(in.sessionId(), FIREFOX);
        assertThat(house.passwordChange.remove(in.sessionId(), FIREFOX)).isFalse();
    }

    @Test
    void a_sign_in_with_the_old_password_at_the_moment_of_its_change_leaves_no_session() {
        for (int round = 0; round < 4; round++) {
            String address = freshAddress("moment");
            Answer.SignedIn member = house.member(address);
            Race.of(2, i -> {
                if (i == 0) {
                    return house.passwordChange.set(member.sessionId(), member.client(), NEW_PASSWORD, FIREFOX);
                }
                Answer.NeedsFirstFactor begun =
                        (Answer.NeedsFirstFactor) house.signingIn.begin(address, "", ClientToken.NONE, FIREFOX);
                return house.signingIn.password(begun.client(), House.PASSWORD, FIREFOX);
            });
            assertThat(house.sessions.live(member.userId()))
                    .extracting(Session::id)
                    .containsExactly(member.sessionId());
        }
    }

    @Test
    void a_code_proves_a_new_address_and_the_primary_one_is_told() {
        String id = begin(work);
        String code = house.lastCode(work);
        assertThat(house.lastMail(work)).isInstanceOf(Mail.AddressCode.class);
        assertThat(book.enterCode(in.userId(), id, otherThan(code), FIREFOX)).isEqualTo(new Proof.WrongCode(4));
        assertThat(book.enterCode(in.userId(), id, code, FIREFOX)).isEqualTo(new Proof.Proven());

        assertThat(house.users.findByEmailAddress(new EmailAddress(work)).map(User::id))
                .contains(in.userId());
        assertThat(house.lastMail(ada))
                .isEqualTo(new Mail.AddressAdded(new EmailAddress(ada), new EmailAddress(work), FIREFOX));
        assertThat(book.enterCode(in.userId(), id, code, FIREFOX)).isEqualTo(new Proof.Nothing());
        assertThat(house.signIn(work).userId()).isEqualTo(in.userId());
        assertThat(book.begin(in.userId(), work.toUpperCase(Locale.ROOT), FIREFOX))
                .isEqualTo(new Begun.Theirs());
    }

    @Test
    void a_code_for_an_address_is_taken_once_however_many_type_it_at_once() {
        String id = begin(work);
        String code = house.lastCode(work);
        assertThat(Race.of(4, i -> book.enterCode(in.userId(), id, code, FIREFOX)).stream()
                        .filter(new Proof.Proven()::equals))
                .hasSize(1);
        assertThat(house.outbox.stream().filter(mail -> mail instanceof Mail.AddressAdded))
                .hasSize(1);
    }

    @Test
    void the_address_of_another_member_answers_the_same_and_no_code_ever_fits() {
        house.member(work);
        String taken = begin(work);
        String free = begin(freshAddress("free"));

        assertThat(house.lastMail(work)).isEqualTo(new Mail.AddressWanted(new EmailAddress(work), FIREFOX));
        for (int left = 4; left >= 0; left--) {
            assertThat(book.enterCode(in.userId(), taken, "000000", FIREFOX))
                    .isEqualTo(book.enterCode(in.userId(), free, "000000", FIREFOX))
                    .isEqualTo(new Proof.WrongCode(left));
        }
        assertThat(book.send(in.userId(), taken, FIREFOX).getClass())
                .isEqualTo(book.send(in.userId(), free, FIREFOX).getClass());
        assertThat(house.users.find(in.userId()).orElseThrow().addresses())
                .filteredOn(User.Address::verified)
                .hasSize(1);
    }

    @Test
    void who_is_slower_than_the_owner_is_told_of_a_wrong_code_and_the_owner_of_them() {
        String id = begin(work);
        String code = house.lastCode(work);
        house.member(work);
        assertThat(book.enterCode(in.userId(), id, code, FIREFOX)).isEqualTo(new Proof.WrongCode(4));
        assertThat(house.lastMail(work)).isInstanceOf(Mail.AddressWanted.class);
    }

    @Test
    void a_code_of_two_members_for_one_address_proves_it_for_one_of_them() {
        Answer.SignedIn eve = house.member(freshAddress("eve"));
        String adas = begin(work);
        String first = house.lastCode(work);
        String eves = ((Begun.NeedsCode) book.begin(eve.userId(), work, FIREFOX)).id();
        String second = house.lastCode(work);
        List<Proof> proofs = Race.of(
                2,
                i -> i == 0
                        ? book.enterCode(in.userId(), adas, first, FIREFOX)
                        : book.enterCode(eve.userId(), eves, second, FIREFOX));
        assertThat(proofs).filteredOn(new Proof.Proven()::equals).hasSize(1);
    }

    @Test
    void mail_is_not_sent_to_many_strangers() {
        for (int i = 0; i < house.limits.codesPerAddress(); i++) {
            String id = begin(freshAddress("stranger"));
            book.remove(in.userId(), id, FIREFOX);
        }
        assertThat(book.begin(in.userId(), work, FIREFOX)).isInstanceOf(Begun.TooMany.class);
        house.clock.turn(Duration.ofHours(1));
        assertThat(book.begin(in.userId(), "no address", FIREFOX)).isInstanceOf(Begun.Rejected.class);
        assertThat(book.begin(in.userId(), work, FIREFOX)).isInstanceOf(Begun.NeedsCode.class);
    }

    @Test
    void a_change_of_the_primary_address_is_told_to_both_and_a_removal_too() {
        String first = house.users
                .find(in.userId())
                .orElseThrow()
                .addresses()
                .getFirst()
                .id();
        String second = begin(work);
        book.enterCode(in.userId(), second, house.lastCode(work), FIREFOX);

        assertThat(book.makePrimary(in.userId(), second, FIREFOX)).isInstanceOf(Promoted.Primary.class);
        EmailAddress now = new EmailAddress(work);
        assertThat(house.lastMail(ada)).isEqualTo(new Mail.PrimaryChanged(new EmailAddress(ada), now, FIREFOX));
        assertThat(house.lastMail(work)).isEqualTo(new Mail.PrimaryChanged(now, now, FIREFOX));

        assertThat(book.remove(in.userId(), first, FIREFOX)).isInstanceOf(Removed.Gone.class);
        EmailAddress gone = new EmailAddress(ada);
        assertThat(house.lastMail(ada)).isEqualTo(new Mail.AddressRemoved(gone, gone, FIREFOX));
        assertThat(house.lastMail(work)).isEqualTo(new Mail.AddressRemoved(now, gone, FIREFOX));
    }

    @Test
    void leaving_needs_ones_own_address_and_happens_once() {
        assertThat(house.leaving.leave(in.userId(), work, FIREFOX)).isEqualTo(Leaving.Left.NOT_CONFIRMED);
        assertThat(Race.of(4, i -> house.leaving.leave(in.userId(), " " + ada.toUpperCase(Locale.ROOT), FIREFOX)))
                .containsOnlyOnce(Leaving.Left.DELETED)
                .contains(Leaving.Left.GONE);
        assertThat(house.outbox.stream().filter(mail -> mail instanceof Mail.AccountDeleted))
                .hasSize(1);
        assertThat(house.audit.of(in.userId().value(), 1).getFirst().actor())
                .isEqualTo(in.userId().value());
    }

    private String begin(String address) {
        return ((Begun.NeedsCode) book.begin(in.userId(), address, FIREFOX)).id();
    }
}

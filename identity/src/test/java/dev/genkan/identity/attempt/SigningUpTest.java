package dev.genkan.identity.attempt;

import static dev.genkan.identity.House.AT_THE_MACHINE;
import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.PASSWORD;
import static dev.genkan.identity.House.freshAddress;
import static dev.genkan.identity.House.otherThan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Browser;
import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SigningUpTest {

    private final House house;
    private final SigningUp signingUp;
    private final String ada = freshAddress("ada");

    SigningUpTest(Store store) {
        house = new House(store.of(getClass()));
        signingUp = house.signingUp;
    }

    @Test
    void an_address_a_password_and_the_code_from_the_mail_make_a_member() {
        SignUpBegun begun = signingUp.begin(" " + ada + " ", PASSWORD, "/dashboard?tab=2", ClientToken.NONE, FIREFOX);
        ClientToken client = ((Answer.NeedsCode) begun).client();
        assertThat(signingUp.pending(client))
                .contains(new PendingCode(
                        ada,
                        house.clock.instant().plus(Duration.ofMinutes(10)),
                        house.clock.instant().plusSeconds(30)));
        String code = house.lastCode(ada);
        assertThat(code).matches("[0-9]{6}");

        Answer.SignedIn in = (Answer.SignedIn) signingUp.enterCode(client, spaced(code), FIREFOX);

        assertThat(in.returnTo()).isEqualTo("/dashboard?tab=2");
        User user = house.users.find(in.userId()).orElseThrow();
        assertThat(user.primaryAddress()).contains(new EmailAddress(ada));
        assertThat(user.addresses()).allMatch(User.Address::verified);
        assertThat(user.lastSignInAt()).isEqualTo(house.clock.instant());
        assertThat(house.passwords.matches(
                        PASSWORD, house.passwords.of(in.userId()).orElseThrow()))
                .isTrue();
        assertThat(house.tokens.mintFor(in.client())).isInstanceOf(Minted.Token.class);
        assertThat(house.events.of(in.userId(), 10))
                .extracting(Events.Stored::type)
                .containsExactly("user.created", "session.created");
    }

    @Test
    void the_browser_is_known_by_another_value_afterwards() {
        ClientToken before = house.begin(ada).client();
        Answer.SignedIn in = (Answer.SignedIn) signingUp.enterCode(before, house.lastCode(ada), FIREFOX);
        assertThat(in.client()).isNotEqualTo(before);
        assertThat(house.tokens.mintFor(before)).isEqualTo(new Minted.Nobody());
        assertThat(house.clients.find(before)).isEmpty();
    }

    @Test
    void a_token_of_a_strangers_choosing_is_not_taken_over() {
        ClientToken chosen = new ClientToken("chosen-by-somebody-else");
        SignUpBegun begun = signingUp.begin(ada, PASSWORD, "", chosen, FIREFOX);
        assertThat(((Answer.NeedsCode) begun).client()).isNotEqualTo(chosen);
    }

    @Test
    void what_cannot_be_right_is_said_field_by_field() {
        assertThat(signingUp.begin("", "", "", ClientToken.NONE, FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(
                        new Problem("email_address", "form_param_nil"), new Problem("password", "form_param_nil"))));
        assertThat(signingUp.begin("ada@", "1234567", "", ClientToken.NONE, FIREFOX))
                .isEqualTo(new Answer.Rejected(List.of(
                        new Problem("email_address", "form_param_format_invalid"),
                        new Problem("password", "form_password_length_too_short"))));
        assertThat(signingUp.begin(ada, "x".repeat(257), "", ClientToken.NONE, FIREFOX))
                .isEqualTo(
                        new Answer.Rejected(List.of(new Problem("password", "form_password_size_in_bytes_exceeded"))));
        assertThat(house.outbox).isEmpty();
    }

    @Test
    void five_wrong_codes_end_a_code_and_another_one_opens() {
        ClientToken client = house.begin(ada).client();
        String code = house.lastCode(ada);
        for (int left = 4; left >= 0; left--) {
            assertThat(signingUp.enterCode(client, otherThan(code), FIREFOX)).isEqualTo(new Answer.WrongCode(left));
        }
        assertThat(signingUp.enterCode(client, code, FIREFOX)).isEqualTo(new Answer.ExpiredCode());

        house.clock.turn(Duration.ofSeconds(30));
        assertThat(signingUp.resend(client, FIREFOX)).isEqualTo(new Answer.Sent());
        assertThat(signingUp.enterCode(client, house.lastCode(ada), FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void a_code_lives_ten_minutes_and_not_a_moment_more() {
        ClientToken client = house.begin(ada).client();
        house.clock.turn(Duration.ofMinutes(10));
        assertThat(signingUp.enterCode(client, house.lastCode(ada), FIREFOX)).isEqualTo(new Answer.ExpiredCode());

        String grace = freshAddress("grace");
        ClientToken other = house.begin(grace).client();
        house.clock.turn(Duration.ofMinutes(10).minusMillis(1));
        assertThat(signingUp.enterCode(other, house.lastCode(grace), FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void another_code_is_sent_after_half_a_minute_and_the_older_one_is_worthless() {
        ClientToken client = house.begin(ada).client();
        String older = house.lastCode(ada);
        house.clock.turn(Duration.ofSeconds(29));
        assertThat(signingUp.resend(client, FIREFOX)).isEqualTo(new Answer.TooSoon(Duration.ofSeconds(1)));
        house.clock.turn(Duration.ofSeconds(1));
        String younger = older;
        while (younger.equals(older)) {
            assertThat(signingUp.resend(client, FIREFOX)).isEqualTo(new Answer.Sent());
            younger = house.lastCode(ada);
            house.clock.turn(Duration.ofSeconds(30));
        }
        assertThat(signingUp.enterCode(client, older, FIREFOX)).isEqualTo(new Answer.WrongCode(4));
        assertThat(signingUp.enterCode(client, younger, FIREFOX)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void after_a_day_an_unfinished_sign_up_is_over_and_its_password_gone() {
        ClientToken client = house.begin(ada).client();
        house.clock.turn(Duration.ofHours(24));
        assertThat(signingUp.enterCode(client, "000000", FIREFOX)).isEqualTo(new Answer.NoAttempt());
        assertThat(signingUp.resend(client, FIREFOX)).isEqualTo(new Answer.NoAttempt());
        assertThat(signingUp.pending(client)).isEmpty();

        house.begin(freshAddress("somebody-later"));
        assertThat(passwordsWaitingFor(ada)).isZero();
    }

    @Test
    void a_browser_that_begins_again_has_given_up_the_first_time() {
        ClientToken client = house.begin(ada).client();
        String first = house.lastCode(ada);
        String grace = freshAddress("grace");
        signingUp.begin(grace, PASSWORD, "", client, FIREFOX);
        assertThat(signingUp.pending(client).orElseThrow().emailAddress()).isEqualTo(grace);
        assertThat(passwordsWaitingFor(ada)).isZero();
        assertThat(house.lastCode(grace))
                .satisfiesAnyOf(
                        code -> assertThat(code).isEqualTo(first),
                        code -> assertThat(signingUp.enterCode(client, first, FIREFOX))
                                .isEqualTo(new Answer.WrongCode(4)));
    }

    @Test
    void a_members_address_is_answered_as_a_newcomers_is() {
        house.member(ada);
        String newcomer = freshAddress("newcomer");
        long before = house.passwords.hashesComputed();
        Answer.NeedsCode forMember = house.begin(ada);
        long forMemberHashes = house.passwords.hashesComputed() - before;
        Answer.NeedsCode forNewcomer = house.begin(newcomer);
        assertThat(house.passwords.hashesComputed() - before - forMemberHashes)
                .isEqualTo(forMemberHashes)
                .isEqualTo(1);

        assertThat(house.lastMail(ada)).isEqualTo(new Mail.AlreadyRegistered(new EmailAddress(ada), FIREFOX));
        assertThat(signingUp.pending(forMember.client()).orElseThrow().expiresAt())
                .isEqualTo(signingUp.pending(forNewcomer.client()).orElseThrow().expiresAt());
        String wrong = otherThan(house.lastCode(newcomer));
        for (int tries = 0; tries < 6; tries++) {
            assertThat(signingUp.enterCode(forMember.client(), wrong, FIREFOX))
                    .isEqualTo(signingUp.enterCode(forNewcomer.client(), wrong, FIREFOX));
        }
        assertThat(signingUp.resend(forMember.client(), FIREFOX))
                .isEqualTo(signingUp.resend(forNewcomer.client(), FIREFOX));
        house.clock.turn(Duration.ofSeconds(30));
        assertThat(signingUp.resend(forMember.client(), FIREFOX))
                .isEqualTo(signingUp.resend(forNewcomer.client(), FIREFOX))
                .isEqualTo(new Answer.Sent());
        assertThat(house.lastMail(ada)).isInstanceOf(Mail.AlreadyRegistered.class);
    }

    @Test
    void the_limits_of_a_members_address_and_of_a_newcomers_are_the_same() {
        house.member(ada);
        String newcomer = freshAddress("newcomer");
        house.begin(newcomer);
        for (int i = 0; i < 9; i++) {
            house.begin(ada);
            house.begin(newcomer);
        }
        assertThat(signingUp.begin(ada, PASSWORD, "", ClientToken.NONE, FIREFOX))
                .isEqualTo(new Answer.TooMany(Duration.ofMinutes(6)))
                .isEqualTo(signingUp.begin(newcomer, PASSWORD, "", ClientToken.NONE, FIREFOX));
    }

    @Test
    void whoever_proves_an_address_first_has_it_and_nobody_inherits_a_password() {
        ClientToken thief = ((Answer.NeedsCode)
                        signingUp.begin(ada, "the thief's password", "", ClientToken.NONE, FIREFOX))
                .client();
        String codeOfThief = house.lastCode(ada);
        ClientToken owner = house.begin(ada).client();
        Answer.SignedIn in = (Answer.SignedIn) signingUp.enterCode(owner, house.lastCode(ada), FIREFOX);

        assertThat(signingUp.enterCode(thief, codeOfThief, FIREFOX)).isEqualTo(new Answer.WrongCode(4));
        assertThat(house.lastMail(ada)).isInstanceOf(Mail.AlreadyRegistered.class);
        assertThat(signingUp.enterCode(thief, codeOfThief, FIREFOX)).isEqualTo(new Answer.WrongCode(3));
        assertThat(house.passwords.matches(
                        PASSWORD, house.passwords.of(in.userId()).orElseThrow()))
                .isTrue();
        assertThat(house.users.findByEmailAddress(new EmailAddress(ada)).map(User::id))
                .contains(in.userId());
    }

    @Test
    void two_that_prove_one_address_at_the_same_moment_become_one_member() {
        for (int round = 0; round < 3; round++) {
            String address = freshAddress("twins");
            ClientToken one = house.begin(address).client();
            String codeOfOne = house.lastCode(address);
            ClientToken two = house.begin(address).client();
            String codeOfTwo = house.lastCode(address);
            List<CodeEntered> answers =
                    Race.of(2, i -> signingUp.enterCode(i == 0 ? one : two, i == 0 ? codeOfOne : codeOfTwo, FIREFOX));
            assertThat(answers).filteredOn(Answer.SignedIn.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(new Answer.WrongCode(4)::equals).hasSize(1);
        }
    }

    @Test
    void of_sixteen_with_the_right_code_one_gets_in() {
        for (int round = 0; round < 3; round++) {
            String address = freshAddress("crowd");
            ClientToken client = house.begin(address).client();
            String code = house.lastCode(address);
            List<CodeEntered> answers = Race.of(16, i -> signingUp.enterCode(client, code, FIREFOX));
            assertThat(answers).filteredOn(Answer.SignedIn.class::isInstance).hasSize(1);
            assertThat(house.database
                            .jdbc()
                            .sql("select count(*) from genkan.email_addresses where address = :address")
                            .param("address", address)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void thirty_sign_ups_an_hour_are_enough_for_one_network() {
        SigningUp strict = new House(house.database, Limits.defaults()).signingUp;
        Browser network = new Browser(freshAddress("network"), "Firefox", Locale.ENGLISH);
        for (int i = 0; i < 30; i++) {
            assertThat(strict.begin(freshAddress("many"), PASSWORD, "", ClientToken.NONE, network))
                    .isInstanceOf(Answer.NeedsCode.class);
        }
        assertThat(strict.begin(ada, PASSWORD, "", ClientToken.NONE, network))
                .isEqualTo(new Answer.TooMany(Duration.ofMinutes(2)));
        assertThat(strict.begin(ada, PASSWORD, "", ClientToken.NONE, FIREFOX)).isInstanceOf(Answer.NeedsCode.class);
    }

    @Test
    void a_test_address_has_the_known_code_at_the_machine_of_a_development_instance() {
        String test = freshAddress("ada+clerk_test");
        signingUp.begin(test, PASSWORD, "", ClientToken.NONE, AT_THE_MACHINE);
        assertThat(house.lastCode(test)).isEqualTo("424242");
    }

    @Test
    void a_browser_that_has_begun_nothing_is_told_so() {
        assertThat(signingUp.enterCode(ClientToken.NONE, "123456", FIREFOX)).isEqualTo(new Answer.NoAttempt());
        assertThat(signingUp.resend(new ClientToken("x"), FIREFOX)).isEqualTo(new Answer.NoAttempt());
        assertThat(signingUp.pending(ClientToken.NONE)).isEmpty();
    }

    @Test
    void a_return_address_that_no_database_would_keep_leads_nowhere() {
        Browser strange = new Browser("192.0.2.7", "Mozilla\u0000/5.0 \uD800", Locale.ENGLISH);
        ClientToken client =
                ((Answer.NeedsCode) signingUp.begin(ada, PASSWORD, "/a\u0000b", ClientToken.NONE, strange)).client();
        assertThat(signingUp.enterCode(client, house.lastCode(ada), strange))
                .isInstanceOfSatisfying(
                        Answer.SignedIn.class, in -> assertThat(in.returnTo()).isEmpty());
    }

    private static String spaced(String code) {
        return " " + code.substring(0, 3) + "-" + code.substring(3) + "\n";
    }

    private long passwordsWaitingFor(String address) {
        return house.database
                .jdbc()
                .sql("select count(*) from genkan.sign_ups where address = :address and password_hash is not null")
                .param("address", address)
                .query(Long.class)
                .single();
    }
}

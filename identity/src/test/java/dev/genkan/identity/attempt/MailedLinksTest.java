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
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.SessionState;
import dev.genkan.identity.user.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class MailedLinksTest {

    private static final Browser PHONE = new Browser("203.0.113.9", "Safari", Locale.ENGLISH);

    private final House house;
    private final MailedLinks links;
    private final String ada = freshAddress("ada");

    MailedLinksTest(Store store) {
        house = new House(store.of(getClass()));
        links = house.mailedLinks;
    }

    @Test
    void looking_tells_whose_it_is_and_who_asked_and_uses_nothing_up() {
        house.member(ada);
        ClientToken client = signingIn(ada, "/dashboard");
        house.clock.turn(Duration.ofMinutes(3));
        LinkToken link = house.lastLink(ada);
        Browser asked = new Browser("192.0.2.7", "Firefox", Locale.ROOT);
        for (int i = 0; i < 5; i++) {
            assertThat(links.look(link, client))
                    .isEqualTo(new LinkSeen.Open(LinkSeen.Purpose.SIGN_IN, ada, true, asked, Duration.ofMinutes(3)));
            assertThat(links.look(link, ClientToken.NONE))
                    .isEqualTo(new LinkSeen.Open(LinkSeen.Purpose.SIGN_IN, ada, false, asked, Duration.ofMinutes(3)));
        }
        assertThat(follow(link, client)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void in_the_browser_that_asked_it_finishes_what_was_begun() {
        Answer.SignedIn before = house.member(ada);
        ClientToken client = signingIn(ada, "/dashboard");
        Answer.SignedIn in = (Answer.SignedIn) follow(house.lastLink(ada), client);
        assertThat(in.userId()).isEqualTo(before.userId());
        assertThat(in.returnTo()).isEqualTo("/dashboard");
        assertThat(in.client()).isNotEqualTo(client);
        assertThat(house.clients.find(client)).as("the old token").isEmpty();
    }

    @Test
    void in_another_browser_it_opens_that_one_and_the_first_is_told() {
        Answer.SignedIn before = house.member(ada);
        ClientToken first = signingIn(ada, "/dashboard");
        Answer.SignedIn in = (Answer.SignedIn) links.follow(house.lastLink(ada), "", ClientToken.NONE, PHONE);
        assertThat(in.userId()).isEqualTo(before.userId());
        assertThat(in.returnTo()).as("where the first browser was going").isEmpty();
        assertThat(house.sessions.find(in.sessionId()).orElseThrow().userAgent())
                .isEqualTo("Safari");
        assertThat(house.sessions.find(in.sessionId()).orElseThrow().clientId())
                .isEqualTo(house.clients.find(in.client()).orElseThrow())
                .isNotEqualTo(house.clients.find(first).orElseThrow());
        assertThat(house.signingIn.pending(first)).isEmpty();
        assertThat(house.signingIn.finishedElsewhere(first)).isTrue();
        assertThat(house.signingIn.finishedElsewhere(in.client())).isFalse();
        assertThat(house.signingIn.enterCode(first, house.lastCode(ada), FIREFOX))
                .isEqualTo(new Answer.NoAttempt());
    }

    @Test
    void somebody_else_who_is_signed_in_there_is_signed_out_by_it() {
        house.member(ada);
        String grace = freshAddress("grace");
        Answer.SignedIn graces = house.member(grace);
        signingIn(ada, "");
        Answer.SignedIn in = (Answer.SignedIn) follow(house.lastLink(ada), graces.client());
        assertThat(in.userId()).isNotEqualTo(graces.userId());
        assertThat(house.sessions.find(graces.sessionId()).orElseThrow().state())
                .isEqualTo(new SessionState.Over(SessionState.Ending.REPLACED, house.clock.instant()));
    }

    @Test
    void a_sign_up_that_is_finished_in_its_own_browser_has_the_password_that_was_typed() {
        ClientToken client = house.begin(ada).client();
        Answer.SignedIn in = (Answer.SignedIn) follow(house.lastLink(ada), client);
        assertThat(house.passwords.of(in.userId())).isPresent();
        assertThat(house.signIn(ada).userId()).isEqualTo(in.userId());
        assertThat(house.mailsTo(ada)).as("no notice of the first browser").hasSize(2);
    }

    @Test
    void one_that_is_finished_in_another_browser_has_none_because_it_may_be_a_strangers() {
        ClientToken strangers = house.begin(ada).client();
        Answer.SignedIn in = (Answer.SignedIn) follow(house.lastLink(ada), ClientToken.NONE);
        assertThat(house.passwords.of(in.userId())).isEmpty();
        assertThat(house.signingUp.pending(strangers)).isEmpty();
        assertThat(house.signingUp.finishedElsewhere(strangers)).isTrue();
        ClientToken client = begin(ada);
        assertThat(house.signingIn.password(client, PASSWORD, FIREFOX)).isEqualTo(new Answer.WrongPassword());
        assertThat(storedPasswords()).isZero();
    }

    @Test
    void a_reset_by_link_wants_a_password_and_opens() {
        Answer.SignedIn before = house.member(ada);
        ClientToken client = ((Answer.NeedsCode) house.resetting.begin(ada, "/x", ClientToken.NONE, FIREFOX)).client();
        LinkToken link = house.lastLink(ada);
        assertThat(links.follow(link, "short", client, FIREFOX)).isInstanceOf(Answer.Rejected.class);
        Answer.SignedIn in = (Answer.SignedIn) links.follow(link, "paper lantern in the rain", client, FIREFOX);
        assertThat(in.returnTo()).isEqualTo("/x");
        assertThat(house.sessions.live(before.userId())).hasSize(1);
        assertThat(house.lastMail(ada)).isInstanceOf(Mail.PasswordChanged.class);
        assertThat(house.resetting.finishedElsewhere(in.client())).isFalse();
        assertThat(links.look(link, client)).isEqualTo(new LinkSeen.Used());
    }

    @Test
    void whichever_is_used_first_ends_the_other() {
        house.member(ada);
        ClientToken one = signingIn(ada, "");
        LinkToken link = house.lastLink(ada);
        assertThat(house.signingIn.enterCode(one, house.lastCode(ada), FIREFOX)).isInstanceOf(Answer.SignedIn.class);
        assertThat(links.look(link, one)).isEqualTo(new LinkSeen.Used());
        assertThat(follow(link, one)).isEqualTo(new Answer.NoAttempt());

        house.clock.turn(Duration.ofMinutes(1));
        ClientToken two = signingIn(ada, "");
        String code = house.lastCode(ada);
        assertThat(follow(house.lastLink(ada), two)).isInstanceOf(Answer.SignedIn.class);
        assertThat(house.signingIn.enterCode(two, code, FIREFOX)).isEqualTo(new Answer.NoAttempt());
        assertThat(follow(house.lastLink(ada), two)).as("a replay").isEqualTo(new Answer.NoAttempt());
    }

    @Test
    void a_link_lives_as_long_as_its_code() {
        house.member(ada);
        ClientToken client = signingIn(ada, "");
        LinkToken link = house.lastLink(ada);
        house.clock.turn(Duration.ofMinutes(10).minusMillis(1));
        assertThat(links.look(link, client)).isInstanceOf(LinkSeen.Open.class);
        house.clock.turn(Duration.ofMillis(1));
        assertThat(links.look(link, client)).isEqualTo(new LinkSeen.Expired());
        assertThat(follow(link, client)).isEqualTo(new Answer.NoAttempt());
    }

    @Test
    void a_newer_mail_and_a_newer_attempt_end_it() {
        house.member(ada);
        ClientToken client = signingIn(ada, "");
        LinkToken first = house.lastLink(ada);
        house.clock.turn(Duration.ofSeconds(30));
        house.signingIn.resend(client, FIREFOX);
        assertThat(links.look(first, client)).isEqualTo(new LinkSeen.Unknown());
        LinkToken second = house.lastLink(ada);
        house.signingIn.begin(ada, "", client, FIREFOX);
        assertThat(links.look(second, client)).isEqualTo(new LinkSeen.Expired());
        assertThat(follow(second, client)).isEqualTo(new Answer.NoAttempt());
    }

    @Test
    void no_link_was_ever_sent_like_this_one() {
        for (String text : List.of("", "0", "x".repeat(43), "' or 1=1 --", "\u0000", "x".repeat(100_000))) {
            assertThat(links.look(new LinkToken(text), ClientToken.NONE)).isEqualTo(new LinkSeen.Unknown());
            assertThat(follow(new LinkToken(text), ClientToken.NONE)).isEqualTo(new Answer.NoAttempt());
        }
        house.member(ada);
        signingIn(ada, "");
        assertThat(house.lastLink(ada)).hasToString("LinkToken");
        assertThat(house.lastMail(ada).toString())
                .doesNotContain(house.lastLink(ada).value());
    }

    @Test
    void wrong_codes_do_not_wear_the_link_out() {
        house.member(ada);
        ClientToken client = signingIn(ada, "");
        for (int i = 0; i < 6; i++) {
            house.signingIn.enterCode(client, otherThan(house.lastCode(ada)), FIREFOX);
        }
        assertThat(follow(house.lastLink(ada), client)).isInstanceOf(Answer.SignedIn.class);
    }

    @Test
    void an_address_that_was_proven_meanwhile_is_a_members_and_the_mail_says_so() {
        ClientToken late = house.begin(ada).client();
        LinkToken link = house.lastLink(ada);
        house.member(ada);
        assertThat(follow(link, late)).isEqualTo(new Answer.NoAttempt());
        assertThat(house.lastMail(ada)).isEqualTo(new Mail.AlreadyRegistered(new EmailAddress(ada), FIREFOX));
        assertThat(links.look(link, late)).isEqualTo(new LinkSeen.Unknown());
    }

    @Test
    void of_eight_who_press_the_button_one_gets_in() {
        Answer.SignedIn before = house.member(ada);
        ClientToken client = signingIn(ada, "");
        LinkToken link = house.lastLink(ada);
        assertThat(Race.of(8, i -> follow(link, i % 2 == 0 ? client : ClientToken.NONE)))
                .filteredOn(Answer.SignedIn.class::isInstance)
                .hasSize(1);
        assertThat(house.sessions.live(before.userId())).hasSize(2);
    }

    @Test
    void of_link_and_code_at_once_one_gets_in() {
        for (int round = 0; round < 5; round++) {
            String address = freshAddress("race");
            ClientToken client = house.begin(address).client();
            LinkToken link = house.lastLink(address);
            String code = house.lastCode(address);
            List<Object> results = Race.of(
                    6, i -> i % 2 == 0 ? follow(link, client) : house.signingUp.enterCode(client, code, FIREFOX));
            assertThat(results).filteredOn(Answer.SignedIn.class::isInstance).hasSize(1);
        }
    }

    private LinkFollowed follow(LinkToken link, ClientToken client) {
        return links.follow(link, "", client, FIREFOX);
    }

    private ClientToken begin(String address) {
        return ((Answer.NeedsFirstFactor) house.signingIn.begin(address, "", ClientToken.NONE, FIREFOX)).client();
    }

    /// Somebody for whom a mail with code and link is on its way.
    private ClientToken signingIn(String address, String returnTo) {
        ClientToken client = ((Answer.NeedsFirstFactor)
                        house.signingIn.begin(address, returnTo, ClientToken.NONE, FIREFOX))
                .client();
        assertThat(house.signingIn.sendCode(client, FIREFOX)).isEqualTo(new Answer.Sent());
        return client;
    }

    private long storedPasswords() {
        return house.database
                .jdbc()
                .sql("select count(*) from genkan.sign_ups where address = :ada and password_hash is not null")
                .param("ada", ada)
                .query(Long.class)
                .single();
    }
}

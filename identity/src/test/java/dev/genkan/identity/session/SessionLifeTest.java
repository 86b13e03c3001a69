package dev.genkan.identity.session;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.session.SessionState.Ending;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SessionLifeTest {

    private final House house;
    private final Sessions sessions;
    private final String ada = freshAddress("ada");
    private final Answer.SignedIn in;

    SessionLifeTest(Store store) {
        house = new House(store.of(getClass()));
        sessions = house.sessions;
        in = house.member(ada);
    }

    @Test
    void a_session_lives_seven_days_and_not_a_moment_more() {
        Session session = sessions.find(in.sessionId()).orElseThrow();
        assertThat(session.state())
                .isEqualTo(new SessionState.Active(house.clock.instant().plus(Duration.ofDays(7))));
        assertThat(session.userAgent()).isEqualTo("Firefox");
        assertThat(session.network()).isEqualTo("192.0.2.7");
        house.clock.turn(Duration.ofDays(7).minusSeconds(1));
        assertThat(house.tokens.mintFor(in.client())).isInstanceOf(Minted.Token.class);
        house.clock.turn(Duration.ofSeconds(1));
        assertThat(house.tokens.mintFor(in.client())).isEqualTo(new Minted.Nobody());
        assertThat(house.tokens.mintFor(in.sessionId())).isEqualTo(new Minted.Nobody());
        assertThat(sessions.find(in.sessionId()).orElseThrow().state())
                .isEqualTo(new SessionState.Over(Ending.EXPIRED, house.clock.instant()));
        assertThat(sessions.live(in.userId())).isEmpty();
    }

    @Test
    void a_token_never_outlives_its_session() {
        Instant end = house.clock.instant().plus(Duration.ofDays(7));
        house.clock.turn(Duration.ofDays(7).minusSeconds(20));
        assertThat(house.tokens.mintFor(in.client()))
                .isInstanceOfSatisfying(
                        Minted.Token.class,
                        token -> assertThat(token.claims().expiresAt()).isEqualTo(end.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void in_the_last_fraction_of_its_last_second_there_is_none_any_more() {
        assertThat(house.clock.instant().getNano()).isPositive();
        house.clock.turn(Duration.ofDays(7).minusMillis(1));
        assertThat(sessions.live(in.userId())).hasSize(1);
        assertThat(house.tokens.mintFor(in.client())).isEqualTo(new Minted.Nobody());
    }

    @Test
    void signing_out_ends_what_the_browser_holds_and_nothing_else() {
        Answer.SignedIn elsewhere = house.signIn(ada);
        assertThat(sessions.signOut(in.client(), FIREFOX)).isEqualTo(1);
        assertThat(sessions.signOut(in.client(), FIREFOX)).isZero();
        assertThat(sessions.signOut(ClientToken.NONE, FIREFOX)).isZero();
        assertThat(house.tokens.mintFor(in.client())).isEqualTo(new Minted.Nobody());
        assertThat(house.tokens.mintFor(elsewhere.client())).isInstanceOf(Minted.Token.class);
        assertThat(sessions.find(in.sessionId()).orElseThrow().state())
                .isEqualTo(new SessionState.Over(Ending.ENDED, house.clock.instant()));
        assertThat(house.events.of(in.userId(), 20))
                .extracting(Events.Stored::type)
                .endsWith("session.created", "session.ended");
    }

    @Test
    void a_new_password_can_end_the_other_sessions() {
        Answer.SignedIn second = house.signIn(ada);
        Answer.SignedIn third = house.signIn(ada);
        assertThat(sessions.endOthers(second.sessionId(), FIREFOX)).isEqualTo(2);
        assertThat(sessions.live(in.userId())).extracting(Session::id).containsExactly(second.sessionId());
        assertThat(house.tokens.mintFor(third.client())).isEqualTo(new Minted.Nobody());
    }

    @Test
    void everybody_can_be_signed_out_everywhere_and_somebody_answers_for_it() {
        house.signIn(ada);
        Answer.SignedIn third = house.signIn(ada);
        Minted.Token token = (Minted.Token) house.tokens.mintFor(third.sessionId());
        Actor operator = new Actor("operator", FIREFOX);
        assertThat(sessions.revokeOthers(third.sessionId(), operator)).isEqualTo(2);
        assertThat(sessions.live(in.userId())).extracting(Session::id).containsExactly(third.sessionId());
        assertThat(sessions.revokeAll(in.userId(), operator)).isEqualTo(1);
        assertThat(sessions.live(in.userId())).isEmpty();
        assertThat(house.changes.suspect(token.claims())).isTrue();
        assertThat(sessions.list(in.userId()))
                .hasSize(3)
                .allMatch(session -> session.state().over());
        assertThat(house.audit.of(in.userId().value(), 9))
                .extracting(Audit.Entry::action, Audit.Entry::after)
                .containsExactly(tuple("session.revoke_all", "{\"sessions\":1}"));
    }

    @Test
    void when_a_session_was_last_used_is_written_once_a_minute_and_not_with_every_token() {
        Instant begin = Instant.ofEpochMilli(house.clock.millis());
        house.clock.turn(Duration.ofSeconds(59));
        house.activity.seen(in.sessionId(), in.userId());
        assertThat(sessions.find(in.sessionId()).orElseThrow().lastActiveAt()).isEqualTo(begin);
        house.clock.turn(Duration.ofSeconds(1));
        house.activity.seen(in.sessionId(), in.userId());
        assertThat(sessions.find(in.sessionId()).orElseThrow().lastActiveAt()).isEqualTo(begin.plusSeconds(60));
        assertThat(house.users.find(in.userId()).orElseThrow().lastActiveAt()).isEqualTo(begin.plusSeconds(60));

        house.clock.turn(Duration.ofSeconds(5));
        house.activity.seen(in.sessionId(), in.userId());
        house.activity.write();
        assertThat(sessions.find(in.sessionId()).orElseThrow().lastActiveAt()).isEqualTo(begin.plusSeconds(65));
        sessions.end(in.sessionId(), FIREFOX);
        house.clock.turn(Duration.ofSeconds(90));
        house.activity.seen(in.sessionId(), in.userId());
        assertThat(sessions.find(in.sessionId()).orElseThrow().lastActiveAt()).isEqualTo(begin.plusSeconds(65));
    }

    @Test
    void a_session_is_revoked_once_and_somebody_answers_for_it() {
        assertThat(sessions.revoke(in.sessionId(), new Actor("operator", FIREFOX)))
                .isTrue();
        assertThat(sessions.revoke(in.sessionId(), new Actor("operator", FIREFOX)))
                .isFalse();
        assertThat(house.audit.of(in.sessionId().value(), 5)).hasSize(1);
    }

    @Test
    void of_sixteen_that_end_a_session_one_did() {
        assertThat(Race.of(16, i -> sessions.end(in.sessionId(), FIREFOX)))
                .filteredOn(ended -> ended)
                .hasSize(1);
        assertThat(house.events.of(in.userId(), 20))
                .filteredOn(event -> event.type().equals("session.ended"))
                .hasSize(1);
    }

    @Test
    void sessions_begun_in_one_browser_at_once_leave_one() {
        ClientId client = house.clients.find(in.client()).orElseThrow();
        Race.of(8, i -> sessions.begin(client, in.userId(), FIREFOX));
        assertThat(sessions.live(in.userId())).hasSize(1);
        assertThat(house.tokens.mintFor(in.client())).isInstanceOf(Minted.Token.class);
    }
}

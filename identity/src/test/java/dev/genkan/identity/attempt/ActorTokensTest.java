package dev.genkan.identity.attempt;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.PASSWORD;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.genkan.identity.House;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.account.Proof;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.AuditQuery;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Impersonator;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.User;
import dev.genkan.token.Claims;
import dev.genkan.token.SessionClaims;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Acting in a member's place: by a ticket, for a while, and never unseen.
@ParameterizedClass
@EnumSource
class ActorTokensTest {

    private static final UserId GRACE = new UserId("user_grace");
    private static final Impersonator HELPER = Impersonator.of(GRACE);

    private final House house;
    private final String address = freshAddress("ada");
    private final UserId ada;

    ActorTokensTest(Store store) {
        house = new House(store.of(getClass()));
        ada = house.member(address).userId();
    }

    private SignInTokens.Made made() {
        return house.signInTokens.make(
                ada, HELPER, SignInTokens.ACTORS_LIFETIME, SignInTokens.ACTORS_SESSION, Actor.APPLICATION);
    }

    private AttemptMoved show(SignInTokens.Made made) {
        return house.signIns.create(made.ticket(), ClientToken.NONE, FIREFOX);
    }

    private Session sessionOf(AttemptMoved moved) {
        return house.sessions.find(((Answer.SignedIn) moved).sessionId()).orElseThrow();
    }

    @Test
    void the_session_and_its_tokens_say_who_acts() {
        Session session = sessionOf(show(made()));

        assertThat(session.userId()).isEqualTo(ada);
        assertThat(session.impersonator()).isEqualTo(HELPER);
        for (SessionClaims.Version version : SessionClaims.Version.values()) {
            Claims claims = ((Minted.Token) house.tokensOfVersion(version).mintFor(session.id())).claims();
            assertThat(claims.userId()).isEqualTo(ada);
            assertThat(claims.all()).containsEntry("act", Map.of("sub", "user_grace"));
            assertThat(claims.actor()).hasValue("user_grace");
            assertThat(claims.all()).containsEntry("fva", List.of(-1L, -1L));
        }
    }

    @Test
    void a_members_own_tokens_say_of_nobody_that_they_act() {
        Answer.SignedIn in = house.signIn(address);

        Claims claims = ((Minted.Token) house.tokens.mintFor(in.sessionId())).claims();

        assertThat(claims.all()).doesNotContainKey("act");
        assertThat(claims.actor()).isEmpty();
    }

    @Test
    void it_lasts_as_long_as_was_said_and_never_longer_than_any_other_session() {
        Session short_ = sessionOf(show(made()));
        Session long_ = sessionOf(show(
                house.signInTokens.make(ada, HELPER, Duration.ofHours(1), Duration.ofDays(1_000), Actor.APPLICATION)));

        house.clock.turn(Duration.ofMinutes(30));
        assertThat(house.sessions.find(short_.id()).orElseThrow().state().over())
                .isTrue();
        house.clock.turn(house.limits.sessionLifetime().minusMinutes(30));
        assertThat(house.sessions.find(long_.id()).orElseThrow().state().over()).isTrue();
    }

    @Test
    void of_sixteen_who_show_the_ticket_one_acts() {
        SignInTokens.Made made = made();
        List<AttemptMoved> answers = Race.of(16, n -> show(made));

        assertThat(answers).filteredOn(Answer.SignedIn.class::isInstance).hasSize(1);
    }

    @Test
    void nothing_of_the_members_changes_by_it() {
        User before = house.users.find(ada).orElseThrow();
        int mails = house.mailsTo(address).size();
        house.clock.turn(Duration.ofMinutes(5));

        Answer.SignedIn in = (Answer.SignedIn) show(made());
        house.activity.seen(in.sessionId(), ada);
        house.activity.write();

        User after = house.users.find(ada).orElseThrow();
        assertThat(after.lastSignInAt()).isEqualTo(before.lastSignInAt());
        assertThat(after.lastActiveAt()).isEqualTo(before.lastActiveAt());
        assertThat(in.device().isNone())
                .as("the browser is none of the member's")
                .isTrue();
        assertThat(house.mailsTo(address)).hasSize(mails);
    }

    @Test
    void whoever_acts_proves_nothing_whatever_they_know() {
        Session session = sessionOf(show(made()));

        assertThat(house.freshFactor.isFresh(session.id())).isFalse();
        assertThat(house.freshFactor.asked(session.id())).isEmpty();
        assertThat(house.freshFactor.password(session.id(), PASSWORD)).isInstanceOf(Proof.Nothing.class);
        assertThat(house.freshFactor.send(session.id(), FIREFOX)).isInstanceOf(Answer.NoAttempt.class);
        assertThat(house.freshFactor.isFresh(session.id())).isFalse();
    }

    @Test
    void the_audit_log_names_who_let_them_and_who_came() {
        SignInTokens.Made made = made();
        Session session = sessionOf(show(made));
        Session other = house.sessions.find(house.signIn(address).sessionId()).orElseThrow();
        house.sessions.revoke(other.id(), session.actor(FIREFOX));

        assertThat(written(made.token().id()))
                .containsExactlyInAnyOrder(
                        "user_grace for " + ada + " actor_token.accept", "application actor_token.create");
        assertThat(written(other.id().value())).containsExactlyInAnyOrder("user_grace for " + ada + " session.revoke");
    }

    @Test
    void who_is_banned_is_not_acted_for_and_a_ticket_that_was_taken_back_opens_nothing() {
        SignInTokens.Made revoked = made();
        house.signInTokens.revoke(revoked.token().id(), Actor.APPLICATION);
        assertThat(show(revoked)).isInstanceOf(Answer.Rejected.class);

        SignInTokens.Made kept = made();
        house.users.ban(ada, Actor.APPLICATION);
        assertThat(show(kept)).isInstanceOf(Answer.Banned.class);
    }

    @Test
    void an_actor_is_named_by_the_id_of_a_user_and_in_few_words() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Impersonator(Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Impersonator(Map.of("sub", "grace")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Impersonator(Map.of("sub", 7L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Impersonator(Map.of("sub", "user_grace", "why", "x".repeat(512))));
        assertThat(new Impersonator(Map.of("sub", "user_grace", "why", "ticket 12")).who())
                .isEqualTo(GRACE);
    }

    private List<String> written(String target) {
        return house.audit.list(AuditQuery.everything().target(target), PageRequest.first(10)).items().stream()
                .map((Audit.Entry entry) -> entry.actor() + " " + entry.action())
                .toList();
    }
}

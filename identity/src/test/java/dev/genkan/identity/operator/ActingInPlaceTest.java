package dev.genkan.identity.operator;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.session.ActingSessions;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.session.Resumed;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.Admission;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.Claims;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Two sessions of one browser, of which it uses one.
@ParameterizedClass
@EnumSource
class ActingInPlaceTest {

    private final House house;
    private final Operators operators;
    private final ActingInPlace acting;
    private final String address = freshAddress("grace");
    private final EmailAddress parsed = EmailAddress.parse(address).orElseThrow();
    private final UserId ada;
    private final UserId grace;
    private final ClientToken browser;
    private final Session own;

    ActingInPlaceTest(Store store) {
        house = new House(store.of(getClass()));
        operators = new Operators(
                house.database,
                house.ids,
                new ActingSessions(house.database, house.events, house.audit, house.changes, house.clock),
                house.clock);
        acting = new ActingInPlace(house.database, operators, house.users, house.sessions, house.budget);
        ada = house.member(freshAddress("ada")).userId();
        house.member(address);
        Answer.SignedIn in = house.signIn(address);
        grace = in.userId();
        browser = in.client();
        own = house.sessions.find(in.sessionId()).orElseThrow();
        operators.add(parsed, Role.FULL, Actor.SYSTEM);
    }

    private SessionId begun() {
        return ((ActingBegun.Begun) acting.begin(own, ada, FIREFOX)).session();
    }

    private boolean over(SessionId id) {
        return house.sessions.find(id).orElseThrow().state().over();
    }

    private Optional<Claims> used() {
        return switch (house.tokens.mintFor(browser)) {
            case Minted.Token token -> Optional.of(token.claims());
            case Minted.Nobody nobody -> Optional.empty();
        };
    }

    @Test
    void the_browser_uses_the_members_session_and_reaches_its_own_no_more() {
        Claims before = used().orElseThrow();
        SessionId above = begun();

        assertThat(used().map(Claims::sessionId)).hasValue(above);
        assertThat(used().flatMap(Claims::actor)).hasValue(grace.value());
        assertThat(house.changes.suspect(before)).as("a token of another tab").isTrue();
        assertThat(house.sessions.live(own.clientId())).extracting(Session::id).containsExactly(above);
        assertThat(house.tokens.mintFor(browser, own.id(), "")).isInstanceOf(Minted.Nobody.class);
        assertThat(house.sessions.touch(own.id())).isFalse();
        assertThat(house.sessions.touch(above)).isTrue();
        assertThat(used().map(Claims::sessionId)).hasValue(above);
        assertThat(acting.resume(browser, FIREFOX)).as("not over").isEmpty();
        assertThat(over(own.id())).isFalse();
    }

    @Test
    void stopping_leads_back_to_the_very_session_whose_proof_is_as_old_as_before() {
        SessionId above = begun();
        house.clock.turn(Duration.ofMinutes(12));

        assertThat(acting.stop(above, browser, FIREFOX)).hasValue(new Resumed(own.id(), ada));

        assertThat(over(above)).isTrue();
        assertThat(used().map(Claims::sessionId)).hasValue(own.id());
        assertThat(house.sessions.find(own.id()).orElseThrow().firstFactorAt()).isEqualTo(own.firstFactorAt());
        assertThat(acting.stop(above, browser, FIREFOX)).as("pressed twice").hasValue(new Resumed(own.id(), ada));
        assertThat(house.audit.of(ada.value(), 10))
                .filteredOn(entry -> entry.action().startsWith("user.impersonate"))
                .hasSize(2);
    }

    @Test
    void nothing_is_stopped_from_another_browser_nor_what_is_nobodys_place() {
        SessionId above = begun();
        Answer.SignedIn other = house.signIn(address);

        assertThat(acting.stop(above, other.client(), FIREFOX)).isEmpty();
        assertThat(acting.stop(above, ClientToken.NONE, FIREFOX)).isEmpty();
        assertThat(acting.stop(above, ClientToken.fresh(), FIREFOX)).isEmpty();
        assertThat(acting.stop(other.sessionId(), other.client(), FIREFOX)).isEmpty();
        assertThat(acting.stop(own.id(), browser, FIREFOX)).isEmpty();
        assertThat(acting.resume(other.client(), FIREFOX)).isEmpty();
        assertThat(acting.resume(ClientToken.NONE, FIREFOX)).isEmpty();

        assertThat(over(above)).isFalse();
        assertThat(over(other.sessionId())).isFalse();
        assertThat(over(own.id())).isFalse();
    }

    @Test
    void nobody_acts_from_a_session_that_is_not_used_or_over_or_in_somebodys_place() {
        SessionId above = begun();
        assertThat(acting.begin(own, ada, FIREFOX)).isInstanceOf(ActingBegun.NotAllowed.class);
        Session inPlace = house.sessions.find(above).orElseThrow();
        assertThat(acting.begin(inPlace, grace, FIREFOX)).isInstanceOf(ActingBegun.NotAllowed.class);
        acting.stop(above, browser, FIREFOX);
        house.sessions.end(own.id(), FIREFOX);
        assertThat(acting.begin(own, ada, FIREFOX)).isInstanceOf(ActingBegun.NotAllowed.class);
    }

    @Test
    void only_the_full_role_acts_and_never_for_operators_or_the_shut_out() {
        assertThat(acting.begin(own, grace, FIREFOX)).isInstanceOf(ActingBegun.NotAllowed.class);
        String other = freshAddress("rie");
        UserId rie = house.member(other).userId();
        operators.add(EmailAddress.parse(other).orElseThrow(), Role.READ_ONLY, Actor.SYSTEM);
        assertThat(acting.begin(own, rie, FIREFOX)).isInstanceOf(ActingBegun.NotAllowed.class);
        operators.add(parsed, Role.READ_ONLY, Actor.SYSTEM);
        assertThat(acting.begin(own, ada, FIREFOX)).isInstanceOf(ActingBegun.NotAllowed.class);
        operators.add(parsed, Role.FULL, Actor.SYSTEM);
        house.users.ban(ada, Actor.SYSTEM);
        assertThat(acting.begin(own, ada, FIREFOX)).isEqualTo(new ActingBegun.ShutOut(new Admission.Banned()));
        assertThat(acting.begin(own, new UserId("user_none"), FIREFOX))
                .isEqualTo(new ActingBegun.ShutOut(new Admission.Gone()));
        assertThat(used().map(Claims::sessionId)).hasValue(own.id());
    }

    @Test
    void it_ends_with_the_session_beneath_and_with_the_right_to_act() {
        SessionId above = begun();
        operators.add(parsed, Role.READ_ONLY, Actor.SYSTEM);
        assertThat(over(above)).isTrue();
        assertThat(acting.resume(browser, FIREFOX)).hasValue(new Resumed(own.id(), ada));

        operators.add(parsed, Role.FULL, Actor.SYSTEM);
        SessionId second = begun();
        Claims token = used().orElseThrow();
        operators.remove(grace, Actor.SYSTEM);
        assertThat(over(second)).isTrue();
        assertThat(house.changes.suspect(token)).isTrue();
        acting.resume(browser, FIREFOX);

        operators.add(parsed, Role.FULL, Actor.SYSTEM);
        SessionId third = begun();
        Claims last = used().orElseThrow();
        house.users.lock(grace, house.clock.instant().plusSeconds(60), Actor.SYSTEM);
        assertThat(over(third)).isTrue();
        assertThat(over(own.id())).isTrue();
        assertThat(house.changes.suspect(last)).isTrue();
        assertThat(acting.resume(browser, FIREFOX)).isEmpty();
    }

    @Test
    void whoever_becomes_an_operator_is_acted_for_no_more() {
        String other = freshAddress("joan");
        UserId joan = house.member(other).userId();
        SessionId above = ((ActingBegun.Begun) acting.begin(own, joan, FIREFOX)).session();

        operators.add(EmailAddress.parse(other).orElseThrow(), Role.READ_ONLY, Actor.SYSTEM);

        assertThat(over(above)).isTrue();
        assertThat(acting.resume(browser, FIREFOX)).hasValue(new Resumed(own.id(), joan));
    }

    @Test
    void however_it_ends_the_audit_log_says_so_at_the_members_name() {
        List<Runnable> ends = List.of(
                () -> operators.add(parsed, Role.READ_ONLY, Actor.SYSTEM),
                () -> house.sessions.revoke(own.id(), Actor.SYSTEM),
                () -> house.users.ban(grace, Actor.SYSTEM));
        for (int i = 0; i < ends.size(); i++) {
            operators.add(parsed, Role.FULL, Actor.SYSTEM);
            if (i == 1) {
                acting.resume(browser, FIREFOX);
            }
            if (i == 2) {
                Answer.SignedIn again = house.signIn(address);
                acting.begin(house.sessions.find(again.sessionId()).orElseThrow(), ada, FIREFOX);
            } else {
                begun();
            }

            ends.get(i).run();

            assertThat(house.audit.of(ada.value(), 20))
                    .extracting(Audit.Entry::action)
                    .filteredOn(action -> action.startsWith("user.impersonate"))
                    .as("end " + i)
                    .hasSize(2 * (i + 1));
        }
    }

    @Test
    void it_ends_when_the_one_beneath_is_revoked_and_by_no_end_of_another_operators_session() {
        SessionId above = begun();
        Answer.SignedIn elsewhere = house.signIn(address);
        house.sessions.end(elsewhere.sessionId(), FIREFOX);
        assertThat(over(above)).isFalse();

        house.sessions.revoke(own.id(), Actor.SYSTEM);

        assertThat(over(above)).isTrue();
        assertThat(used()).isEmpty();
    }

    @Test
    void it_lasts_half_an_hour_and_no_longer_than_the_session_beneath() {
        house.clock.turn(house.limits.sessionLifetime().minusMinutes(40));
        SessionId first = begun();
        house.clock.turn(Duration.ofMinutes(30));
        assertThat(over(first)).isTrue();
        assertThat(used()).isEmpty();
        assertThat(acting.resume(browser, FIREFOX)).hasValue(new Resumed(own.id(), ada));
        assertThat(used().map(Claims::sessionId)).hasValue(own.id());

        SessionId second = begun();
        house.clock.turn(Duration.ofMinutes(10));
        assertThat(over(second)).isTrue();
        assertThat(acting.resume(browser, FIREFOX)).isEmpty();
    }

    @Test
    void of_many_who_begin_at_once_in_one_browser_one_acts_and_signing_out_ends_everything() {
        List<ActingBegun> answers = Race.of(8, n -> acting.begin(own, ada, FIREFOX));
        assertThat(answers).filteredOn(ActingBegun.Begun.class::isInstance).hasSize(1);

        house.sessions.signOut(browser, FIREFOX);

        assertThat(over(own.id())).isTrue();
        assertThat(house.sessions.live(ada)).allMatch(session -> session.impersonator() == null);
    }

    @Test
    void whoever_loses_the_right_at_the_moment_they_begin_acts_for_nobody_in_the_end() {
        for (int round = 0; round < 5; round++) {
            operators.add(parsed, Role.FULL, Actor.SYSTEM);
            Race.of(2, n -> n == 0 ? acting.begin(own, ada, FIREFOX) : operators.remove(grace, Actor.SYSTEM));
            assertThat(house.sessions.live(ada)).allMatch(session -> session.impersonator() == null);
            acting.resume(browser, FIREFOX);
        }
    }

    @Test
    void a_deleted_member_leaves_the_way_back_open() {
        begun();
        house.users.delete(ada, Actor.SYSTEM);

        assertThat(used()).isEmpty();
        assertThat(acting.resume(browser, FIREFOX)).hasValue(new Resumed(own.id(), null));
        assertThat(used().map(Claims::sessionId)).hasValue(own.id());
    }
}

package dev.genkan.identity.errand;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.errand.Errand.Act;
import dev.genkan.identity.errand.Errand.Outcome;
import dev.genkan.identity.errand.Errand.State;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Bell;
import dev.genkan.identity.operator.Operator;
import dev.genkan.identity.operator.Operators;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Users;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ErrandsTest {

    private final House house;
    private final Operators operators;
    private final Errands errands;
    private final EmailAddress address = new EmailAddress(freshAddress("rie"));
    private final Actor rie;

    ErrandsTest(Store store) {
        house = new House(store.of(getClass()));
        operators = new Operators(house.database, house.ids, house.clock);
        errands = anotherNode();
        rie = new Actor(house.users.create(address, "email_code", FIREFOX).id().value(), FIREFOX);
        operators.add(address, Operator.Role.FULL, Actor.SYSTEM);
    }

    private Errands anotherNode() {
        return new Errands(house.database, house.users, operators, house.ids, house.audit, new Bell(), house.clock);
    }

    @AfterEach
    void end() {
        errands.list(1).forEach(last -> errands.stop(last.id(), rie));
    }

    @Test
    void everybody_who_was_meant_is_done_and_each_of_them_is_told() {
        List<UserId> people = people(60);
        UserId gone = people.get(3);
        house.users.delete(gone, Actor.APPLICATION);

        Errand begun = begin(Act.BAN, people);
        assertThat(begun.state()).isEqualTo(State.RUNNING);
        assertThat(begun.count(Outcome.WAITING)).isEqualTo(60);
        assertThat(errands.work(() -> true)).isTrue();
        assertThat(now(begun).behind()).isEqualTo(50);
        while (errands.work(() -> true)) {}

        Errand done = now(begun);
        assertThat(done.state()).isEqualTo(State.FINISHED);
        assertThat(done.count(Outcome.DONE)).isEqualTo(59);
        assertThat(done.count(Outcome.GONE)).isEqualTo(1);
        assertThat(errands.people(begun.id()).map(Errand.Person::user)).containsExactlyElementsOf(people);
        assertThat(house.users.find(people.getFirst()).orElseThrow().banned()).isTrue();
        assertThat(house.audit.of(people.getLast().value(), 1))
                .extracting(Audit.Entry::action, Audit.Entry::actor)
                .containsExactly(tuple("user.ban", rie.name()));
        assertThat(house.audit.of(begun.id(), 1).getFirst().action()).isEqualTo("users.ban");
        assertThat(errands.work(() -> true)).isFalse();
    }

    @Test
    void operators_and_whoever_wants_it_are_spared_at_the_moment_of_their_turn() {
        List<UserId> people = new ArrayList<>(people(2));
        people.add(new UserId(rie.name()));
        Errand begun = begin(Act.DELETE, people);
        EmailAddress late = house.users
                .find(people.getFirst())
                .orElseThrow()
                .primaryAddress()
                .orElseThrow();
        operators.add(late, Operator.Role.READ_ONLY, Actor.SYSTEM);

        while (errands.work(() -> true)) {}

        assertThat(now(begun).count(Outcome.SPARED)).isEqualTo(2);
        assertThat(house.users.find(people.getFirst())).isPresent();
        assertThat(house.users.find(people.get(1))).isEmpty();
        assertThat(house.users.find(people.get(2))).isPresent();
    }

    @Test
    void what_is_stopped_ends_before_the_next_person_and_is_not_gone_on_with() {
        List<UserId> people = people(60);
        Errand begun = begin(Act.BAN, people);
        errands.work(() -> true);

        assertThat(errands.stop(begun.id(), rie)).isTrue();

        assertThat(errands.stop(begun.id(), rie)).isFalse();
        assertThat(errands.work(() -> true)).isFalse();
        assertThat(now(begun).state()).isEqualTo(State.STOPPED);
        assertThat(now(begun).count(Outcome.WAITING)).isEqualTo(10);
        assertThat(house.users.find(people.getLast()).orElseThrow().banned()).isFalse();
    }

    @Test
    void whoever_loses_the_right_to_want_it_loses_what_is_left_of_it() {
        List<Runnable> losses = List.of(
                () -> operators.add(address, Operator.Role.READ_ONLY, Actor.SYSTEM),
                () -> operators.remove(address, Actor.SYSTEM),
                () -> house.users.ban(new UserId(rie.name()), Actor.SYSTEM));
        for (Runnable loss : losses) {
            operators.add(address, Operator.Role.FULL, Actor.SYSTEM);
            List<UserId> people = people(60);
            Errand begun = begin(Act.DELETE, people);
            errands.work(() -> true);

            loss.run();

            while (errands.work(() -> true)) {}
            assertThat(now(begun).state()).isEqualTo(State.STOPPED);
            assertThat(now(begun).behind()).isEqualTo(50);
            assertThat(house.users.find(people.getLast())).isPresent();
            assertThat(house.audit.of(begun.id(), 5))
                    .filteredOn(entry -> entry.action().equals("users.stop"))
                    .extracting(Audit.Entry::actor)
                    .containsExactly("system");
        }
    }

    @Test
    void a_node_that_goes_ends_with_the_person_whose_turn_it_is_and_nothing_searched_for_stays() {
        Errand begun =
                ((Errands.Begun.Running) errands.begin(Act.BAN, "?query=ada@example.com", people(9), rie)).errand();
        AtomicInteger asked = new AtomicInteger();

        errands.work(() -> asked.incrementAndGet() < 4);

        assertThat(now(begun).behind()).isEqualTo(3);
        assertThat(now(begun).isRunning()).isTrue();
        assertThat(house.audit.of(begun.id(), 5).toString()).contains("people").doesNotContain("ada@example.com");
    }

    @Test
    void one_runs_at_a_time_however_many_want_one_at_once() {
        List<UserId> people = people(1);
        List<Errands.Begun> begun = Race.of(6, i -> errands.begin(Act.BAN, "all", people, rie));

        assertThat(begun).filteredOn(Errands.Begun.Running.class::isInstance).hasSize(1);
        assertThat(begun)
                .filteredOn(Errands.Begun.Busy.class::isInstance)
                .allSatisfy(
                        busy -> assertThat(((Errands.Begun.Busy) busy).other().isRunning())
                                .isTrue());
    }

    @Test
    void nobody_is_done_twice_however_many_nodes_work() {
        List<UserId> people = people(20);
        begin(Act.BAN, people);

        Race.of(4, i -> {
            Errands node = anotherNode();
            while (node.work(() -> true)) {}
            return true;
        });
        while (errands.work(() -> true)) {}

        // one line for each, as one ban writes
        assertThat(people)
                .allSatisfy(one -> assertThat(house.audit.of(one.value(), 10)).hasSize(1));
    }

    @Test
    void what_a_node_left_undone_another_goes_on_with_after_a_minute() {
        Errand begun = begin(Act.BAN, people(60));
        errands.work(() -> true);
        Errands other = anotherNode();

        assertThat(other.work(() -> true)).isFalse();
        house.clock.turn(Duration.ofSeconds(61));
        while (other.work(() -> true)) {}

        assertThat(now(begun).state()).isEqualTo(State.FINISHED);
    }

    @Test
    void one_that_fails_keeps_nobody_else_from_being_done_and_it_is_said_why() {
        List<UserId> people = people(3);
        Users users = new Users(
                house.database,
                house.ids,
                house.events,
                house.audit,
                house.changes,
                house.budget,
                house.figures,
                house.passwords,
                user -> {
                    if (user.equals(people.get(1))) {
                        throw new IllegalStateException("a disk is full");
                    }
                },
                house.clock);
        Errands failing =
                new Errands(house.database, users, operators, house.ids, house.audit, new Bell(), house.clock);
        Errand begun = begin(Act.DELETE, people);

        while (failing.work(() -> true)) {}

        assertThat(now(begun).count(Outcome.DONE)).isEqualTo(2);
        assertThat(errands.people(begun.id()))
                .filteredOn(one -> one.outcome() == Outcome.FAILED)
                .singleElement()
                .satisfies(one -> {
                    assertThat(errands.notDone(begun.id(), 5)).containsExactly(one);
                    assertThat(one.user()).isEqualTo(people.get(1));
                    assertThat(one.why()).contains("IllegalStateException", begun.id());
                });
    }

    @Test
    void nobody_and_too_many_are_refused_and_what_is_over_is_forgotten_after_a_month() {
        assertThatThrownBy(() -> errands.begin(Act.BAN, "nobody", List.of(), rie))
                .isInstanceOf(IllegalArgumentException.class);
        Errand begun = begin(Act.UNBAN, people(1));
        while (errands.work(() -> true)) {}
        house.clock.turn(Duration.ofDays(31));

        begin(Act.UNBAN, people(1));

        assertThat(errands.find(begun.id())).isEmpty();
    }

    private Errand begin(Act act, List<UserId> people) {
        return ((Errands.Begun.Running) errands.begin(act, "all", people, rie)).errand();
    }

    private Errand now(Errand errand) {
        return errands.find(errand.id()).orElseThrow();
    }

    private List<UserId> people(int many) {
        return IntStream.range(0, many).mapToObj(i -> person("p" + i)).toList();
    }

    private UserId person(String name) {
        return house.users
                .create(new EmailAddress(freshAddress(name)), "email_code", FIREFOX)
                .id();
    }
}

package dev.genkan.identity.operator;

import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Browser;
import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class OperatorsTest {

    private static final Actor COMMAND = new Actor("command", Browser.NONE);

    private final House house;
    private final Operators operators;
    private final EmailAddress ada = new EmailAddress(freshAddress("ada"));
    private final EmailAddress grace = new EmailAddress(freshAddress("grace"));

    OperatorsTest(Store store) {
        house = new House(store.of(getClass()));
        operators = new Operators(house.database, house.ids, house.clock);
    }

    @BeforeEach
    void nobody_is_operator() {
        operators.list().forEach(it -> operators.remove(new EmailAddress(it.address()), COMMAND));
    }

    @Test
    void a_member_is_made_operator_given_another_role_and_removed_again() {
        Answer.SignedIn in = house.member(ada.value());

        Operator added = operators.add(ada, Role.READ_ONLY, COMMAND).orElseThrow();
        assertThat(added)
                .isEqualTo(new Operator(in.userId(), ada.value(), Role.READ_ONLY, house.clock.instant(), "command"));
        assertThat(operators.add(ada, Role.FULL, COMMAND).orElseThrow().role()).isEqualTo(Role.FULL);
        assertThat(operators.list()).extracting(Operator::userId).containsExactly(in.userId());
        assertThat(operators.remove(ada, COMMAND)).isTrue();
        assertThat(operators.remove(ada, COMMAND)).isFalse();
        assertThat(operators.find(in.userId())).isEmpty();
        assertThat(house.audit.of(in.userId().value(), 10))
                .extracting(Audit.Entry::action)
                .containsExactlyInAnyOrder("operator.add", "operator.add", "operator.remove");
    }

    @Test
    void nobody_becomes_operator_by_an_address_that_nobody_has_proven() {
        assertThat(operators.add(grace, Role.FULL, COMMAND)).isEmpty();
        assertThat(operators.becomeFirst(grace, COMMAND)).isFalse();
        assertThat(operators.remove(grace, COMMAND)).isFalse();
    }

    @Test
    void a_link_makes_one_operator_and_is_worth_nothing_afterwards() {
        Answer.SignedIn in = house.member(ada.value());
        Answer.SignedIn other = house.member(grace.value());
        String old = operators.newLink().orElseThrow();
        String key = operators.newLink().orElseThrow();

        assertThat(operators.isOpen(old)).isFalse();
        assertThat(operators.isOpen(key)).isTrue();
        assertThat(operators.becomeFirst(in.userId(), old, COMMAND)).isFalse();
        assertThat(operators.becomeFirst(in.userId(), "", COMMAND)).isFalse();
        assertThat(operators.becomeFirst(in.userId(), key, COMMAND)).isTrue();

        assertThat(operators.isOpen(key)).isFalse();
        assertThat(operators.newLink()).isEmpty();
        assertThat(operators.becomeFirst(other.userId(), key, COMMAND)).isFalse();
        operators.remove(ada, COMMAND);
        assertThat(operators.becomeFirst(other.userId(), key, COMMAND)).isFalse();
    }

    @Test
    void of_many_who_follow_the_link_at_once_one_becomes_operator() {
        List<Answer.SignedIn> people = IntStream.range(0, 8)
                .mapToObj(i -> house.member(freshAddress("racer")))
                .toList();
        String key = operators.newLink().orElseThrow();

        assertThat(Race.of(8, i -> operators.becomeFirst(people.get(i).userId(), key, COMMAND)))
                .filteredOn(became -> became)
                .hasSize(1);
        assertThat(operators.list()).hasSize(1);
    }

    @Test
    void of_the_link_and_the_named_address_at_once_one_wins() {
        Answer.SignedIn byLink = house.member(ada.value());
        house.member(grace.value());
        String key = operators.newLink().orElseThrow();

        assertThat(Race.of(
                        8,
                        i -> i % 2 == 0
                                ? operators.becomeFirst(byLink.userId(), key, COMMAND)
                                : operators.becomeFirst(grace, COMMAND)))
                .filteredOn(became -> became)
                .hasSize(1);
        assertThat(operators.list()).hasSize(1);
    }

    @Test
    void the_key_of_the_link_is_not_what_is_stored() {
        String key = operators.newLink().orElseThrow();

        assertThat(house.database
                        .jdbc()
                        .sql("select key_hash from genkan.first_operator")
                        .query(String.class)
                        .single())
                .hasSize(64)
                .isNotEqualTo(key);
    }
}

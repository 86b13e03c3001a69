package dev.genkan.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Browser;
import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.user.EmailAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class EmailCodesTest {

    private static final EmailAddress ADA = new EmailAddress("ada@example.com");

    private final House house;
    private final EmailCodes codes;

    EmailCodesTest(Store store) {
        house = new House(store.of(getClass()));
        codes = house.codes;
    }

    @Test
    void a_code_is_consumed_once() {
        AttemptId attempt = attempt();
        String code = codes.issue(attempt, ADA, House.FIREFOX).orElseThrow();
        assertThat(codes.consume(attempt, code)).isTrue();
        assertThat(codes.consume(attempt, code)).isFalse();
        assertThat(codes.count(attempt)).isFalse();
        assertThat(codes.find(attempt).orElseThrow().consumed()).isTrue();
    }

    @Test
    void of_sixteen_hands_at_one_door_one_gets_through() {
        for (int round = 0; round < 8; round++) {
            AttemptId attempt = attempt();
            String code = codes.issue(attempt, ADA, House.FIREFOX).orElseThrow();
            assertThat(Race.of(16, i -> codes.consume(attempt, code)))
                    .filteredOn(consumed -> consumed)
                    .hasSize(1);
        }
    }

    @Test
    void of_sixteen_guesses_at_once_five_are_looked_at() {
        for (int round = 0; round < 8; round++) {
            AttemptId attempt = attempt();
            codes.issue(attempt, ADA, House.FIREFOX);
            assertThat(Race.of(16, i -> codes.count(attempt)))
                    .filteredOn(counted -> counted)
                    .hasSize(5);
            assertThat(codes.find(attempt).orElseThrow().triesLeft()).isZero();
        }
    }

    @Test
    void of_sixteen_that_ask_at_once_one_gets_a_code() {
        AttemptId attempt = attempt();
        assertThat(Race.of(16, i -> codes.issue(attempt, ADA, House.FIREFOX)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
        house.clock.turn(Duration.ofSeconds(30));
        assertThat(Race.of(16, i -> codes.issue(attempt, ADA, House.FIREFOX)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void a_code_of_one_attempt_does_not_fit_another() {
        AttemptId mine = attempt();
        AttemptId yours = attempt();
        String code = codes.issue(mine, ADA, House.FIREFOX).orElseThrow();
        codes.issueUnfitting(yours);
        assertThat(codes.consume(yours, code)).isFalse();
        codes.spoil(mine);
        assertThat(codes.consume(mine, code)).isFalse();
    }

    @Test
    void ten_minutes_are_its_life() {
        AttemptId attempt = attempt();
        String code = codes.issue(attempt, ADA, House.FIREFOX).orElseThrow();
        house.clock.turn(Duration.ofMinutes(10));
        assertThat(codes.count(attempt)).isFalse();
        assertThat(codes.consume(attempt, code)).isFalse();
    }

    @Test
    void codes_are_drawn_and_stored_as_hashes() {
        Set<String> drawn = IntStream.range(0, 50)
                .mapToObj(i -> codes.issue(attempt(), ADA, House.FIREFOX).orElseThrow())
                .collect(Collectors.toSet());
        assertThat(drawn).hasSizeGreaterThan(45).allMatch(code -> code.matches("[0-9]{6}"));
        assertThat(house.database
                        .jdbc()
                        .sql("select code_hash from genkan.email_codes")
                        .query(String.class)
                        .list())
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void only_a_test_address_has_the_known_code_and_only_at_the_machine() {
        EmailAddress test = new EmailAddress("ada+clerk_test@example.com");
        EmailAddress almost = new EmailAddress("clerk_test@example.com");
        assertThat(drawn(test, House.AT_THE_MACHINE)).containsOnly("424242");
        assertThat(drawn(test, House.FIREFOX)).isNotEqualTo(Set.of("424242"));
        assertThat(drawn(ADA, House.AT_THE_MACHINE)).isNotEqualTo(Set.of("424242"));
        assertThat(drawn(almost, House.AT_THE_MACHINE)).isNotEqualTo(Set.of("424242"));
    }

    /// Several, because one that is drawn may be any.
    private Set<String> drawn(EmailAddress address, Browser asked) {
        return IntStream.range(0, 5)
                .mapToObj(i -> codes.issue(attempt(), address, asked).orElseThrow())
                .collect(Collectors.toSet());
    }

    private AttemptId attempt() {
        return new AttemptId(house.ids.of("sua_"));
    }
}

package dev.genkan.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

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
        String code = codes.issue(attempt, ADA).orElseThrow();
        assertThat(codes.consume(attempt, code)).isTrue();
        assertThat(codes.consume(attempt, code)).isFalse();
        assertThat(codes.count(attempt)).isFalse();
        assertThat(codes.find(attempt).orElseThrow().consumed()).isTrue();
    }

    @Test
    void of_sixteen_hands_at_one_door_one_gets_through() {
        for (int round = 0; round < 8; round++) {
            AttemptId attempt = attempt();
            String code = codes.issue(attempt, ADA).orElseThrow();
            assertThat(Race.of(16, i -> codes.consume(attempt, code)))
                    .filteredOn(consumed -> consumed)
                    .hasSize(1);
        }
    }

    @Test
    void of_sixteen_guesses_at_once_five_are_looked_at() {
        for (int round = 0; round < 8; round++) {
            AttemptId attempt = attempt();
            codes.issue(attempt, ADA);
            assertThat(Race.of(16, i -> codes.count(attempt)))
                    .filteredOn(counted -> counted)
                    .hasSize(5);
            assertThat(codes.find(attempt).orElseThrow().triesLeft()).isZero();
        }
    }

    @Test
    void of_sixteen_that_ask_at_once_one_gets_a_code() {
        AttemptId attempt = attempt();
        assertThat(Race.of(16, i -> codes.issue(attempt, ADA)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
        house.clock.turn(Duration.ofSeconds(30));
        assertThat(Race.of(16, i -> codes.issue(attempt, ADA)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void a_code_of_one_attempt_does_not_fit_another() {
        AttemptId mine = attempt();
        AttemptId yours = attempt();
        String code = codes.issue(mine, ADA).orElseThrow();
        codes.issueUnfitting(yours);
        assertThat(codes.consume(yours, code)).isFalse();
        codes.spoil(mine);
        assertThat(codes.consume(mine, code)).isFalse();
    }

    @Test
    void ten_minutes_are_its_life() {
        AttemptId attempt = attempt();
        String code = codes.issue(attempt, ADA).orElseThrow();
        house.clock.turn(Duration.ofMinutes(10));
        assertThat(codes.count(attempt)).isFalse();
        assertThat(codes.consume(attempt, code)).isFalse();
    }

    @Test
    void codes_are_drawn_and_stored_as_hashes() {
        Set<String> drawn = IntStream.range(0, 50)
                .mapToObj(i -> codes.issue(attempt(), ADA).orElseThrow())
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
    void only_a_test_address_has_the_fixed_code_and_only_where_that_is_allowed() {
        EmailAddress test = new EmailAddress("ada+clerk_test@example.com");
        assertThat(FixedCodes.FOR_TEST_ADDRESSES.appliesTo(test)).isTrue();
        assertThat(FixedCodes.FOR_TEST_ADDRESSES.appliesTo(ADA)).isFalse();
        assertThat(FixedCodes.FOR_TEST_ADDRESSES.appliesTo(new EmailAddress("clerk_test@example.com")))
                .isFalse();
        assertThat(FixedCodes.NEVER.appliesTo(test)).isFalse();
    }

    private AttemptId attempt() {
        return new AttemptId(house.ids.of("sua_"));
    }
}

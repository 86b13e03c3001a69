package dev.genkan.identity.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.Database;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.TestClock;
import dev.genkan.identity.limit.RateLimits.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RateLimitsTest {

    private final TestClock clock = new TestClock();
    private final Database database;
    private final RateLimits limits;

    RateLimitsTest(Store store) {
        database = store.of(getClass());
        limits = new RateLimits(database, clock);
    }

    @Test
    void ten_an_hour_are_ten_at_once_and_then_one_every_six_minutes() {
        RateLimit ten = new RateLimit("steady", 10);
        for (int i = 0; i < 10; i++) {
            assertThat(limits.take(ten, "ada@example.com")).isEqualTo(new Answer.Allowed());
        }
        assertThat(limits.take(ten, "ada@example.com")).isEqualTo(new Answer.Refused(Duration.ofMinutes(6)));

        clock.turn(Duration.ofMinutes(6).minusMillis(1));
        assertThat(limits.take(ten, "ada@example.com")).isEqualTo(new Answer.Refused(Duration.ofMillis(1)));
        clock.turn(Duration.ofMillis(1));
        assertThat(limits.take(ten, "ada@example.com")).isEqualTo(new Answer.Allowed());
        assertThat(limits.take(ten, "ada@example.com")).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void an_hour_of_rest_fills_the_bucket_and_no_more() {
        RateLimit three = new RateLimit("rest", 3);
        limits.take(three, "x");
        clock.turn(Duration.ofDays(3));
        assertThat(List.of(limits.take(three, "x"), limits.take(three, "x"), limits.take(three, "x")))
                .containsOnly(new Answer.Allowed());
        assertThat(limits.take(three, "x")).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void one_subject_and_one_limit_do_not_spend_anothers_tries() {
        RateLimit once = new RateLimit("once", 1);
        limits.take(once, "ada");
        assertThat(limits.take(once, "ada")).isInstanceOf(Answer.Refused.class);
        assertThat(limits.take(once, "grace")).isEqualTo(new Answer.Allowed());
        assertThat(limits.take(new RateLimit("another", 1), "ada")).isEqualTo(new Answer.Allowed());
    }

    @Test
    void of_sixteen_at_once_exactly_ten_pass() {
        RateLimit ten = new RateLimit("race", 10);
        for (int round = 0; round < 8; round++) {
            String subject = "crowd-" + round;
            assertThat(Race.of(16, i -> limits.take(ten, subject)))
                    .filteredOn(new Answer.Allowed()::equals)
                    .hasSize(10);
        }
    }

    @Test
    void nobodys_address_is_stored() {
        limits.take(new RateLimit("private", 1), "ada@example.com");
        assertThat(database.jdbc()
                        .sql("select subject from genkan.rate_limits")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(subject -> subject.matches("[0-9a-f]{64}"));
    }

    @Test
    void what_says_nothing_any_more_is_swept_away() {
        limits.take(new RateLimit("old", 5), "x");
        clock.turn(Duration.ofHours(2));
        limits.take(new RateLimit("new", 5), "x");
        assertThat(database.jdbc()
                        .sql("select count(*) from genkan.rate_limits where limit_name = 'old'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_rollback_cannot_give_a_try_back() {
        assertThatThrownBy(() -> database.inTransaction(() -> limits.take(new RateLimit("inside", 1), "x")))
                .isInstanceOf(IllegalStateException.class);
    }
}

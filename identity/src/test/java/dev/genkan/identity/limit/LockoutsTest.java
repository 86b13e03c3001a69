package dev.genkan.identity.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.TestClock;
import dev.genkan.identity.limit.Lockouts.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class LockoutsTest {

    private final TestClock clock = new TestClock();
    private final Lockouts lockouts;

    LockoutsTest(Store store) {
        lockouts = new Lockouts(store.of(getClass()), Limits.defaults(), clock);
    }

    @Test
    void ten_failures_lock_an_address_for_an_hour() {
        for (int i = 0; i < 10; i++) {
            assertThat(lockouts.count("ada")).isEqualTo(new Answer.Open());
        }
        Answer locked = new Answer.Locked(clock.instant().plus(Duration.ofHours(1)));
        assertThat(lockouts.count("ada")).isEqualTo(locked);
        clock.turn(Duration.ofHours(1).minusMillis(1));
        assertThat(lockouts.count("ada")).isEqualTo(locked);
        clock.turn(Duration.ofMillis(1));
        assertThat(lockouts.count("ada")).isEqualTo(new Answer.Open());
    }

    @Test
    void the_right_password_makes_the_failures_forgotten() {
        for (int i = 0; i < 9; i++) {
            lockouts.count("grace");
        }
        lockouts.forget("grace");
        for (int i = 0; i < 10; i++) {
            assertThat(lockouts.count("grace")).isEqualTo(new Answer.Open());
        }
        assertThat(lockouts.count("grace")).isInstanceOf(Answer.Locked.class);
    }

    @Test
    void of_sixteen_at_once_exactly_ten_may_try() {
        for (int round = 0; round < 8; round++) {
            String subject = "crowd-" + round;
            assertThat(Race.of(16, i -> lockouts.count(subject)))
                    .filteredOn(new Answer.Open()::equals)
                    .hasSize(10);
        }
    }
}

package dev.genkan.onboarding.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "PT-3S, 0",
        "PT0.999S, 0",
        "PT59M59.9S, 3599",
        "PT1H, 3600",
        "PT1H59S, 3600",
        "PT1H1M, 3660",
        "PT23H59M59S, 86340",
        "P1D, 86400",
        "P400D, 86400"
    })
    void seconds_count_below_an_hour_minutes_below_a_day_and_then_no_more(Duration took, int counted) {
        assertThat(Times.unit(took)).isEqualTo(counted);
    }

    @Test
    void there_are_as_many_different_ones_as_is_said() {
        assertThat(IntStream.rangeClosed(0, 90_000)
                        .map(seconds -> Times.unit(Duration.ofSeconds(seconds)))
                        .distinct()
                        .count())
                .isEqualTo(4_981);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "25, 2", "26, 3", "50, 3", "51, 5", "75, 5", "76, 90", "90, 90", "100, 90"})
    void a_percentile_is_a_time_that_was_taken(int ofHundred, int seconds) {
        assertThat(times(Map.of(2, 1L, 3, 1L, 5, 1L, 90, 1L)).percentile(ofHundred))
                .contains(Duration.ofSeconds(seconds));
    }

    @Test
    void one_alone_is_the_median_and_of_nobody_there_is_none() {
        assertThat(times(Map.of(7, 1L)).median()).contains(Duration.ofSeconds(7));
        assertThat(times(Map.of(7, 1L)).ninetieth()).contains(Duration.ofSeconds(7));
        assertThat(Times.NONE.median()).isEmpty();
        assertThat(Times.NONE.total()).isZero();
    }

    @Test
    void many_of_one_time_outweigh_few_of_another() {
        Times times = times(Map.of(1, 900L, 60, 100L));
        assertThat(times.ninetieth()).contains(Duration.ofSeconds(1));
        assertThat(times.percentile(91)).contains(Duration.ofMinutes(1));
        assertThat(times.total()).isEqualTo(1000);
    }

    @Test
    void there_is_no_percentile_of_nothing_or_of_more_than_all() {
        assertThatIllegalArgumentException().isThrownBy(() -> Times.NONE.percentile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Times.NONE.percentile(101));
    }

    private static Times times(Map<Integer, Long> counts) {
        return new Times(new TreeMap<>(counts));
    }
}

package dev.genkan.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:11:42Z");

    private final Phrases say = new Phrases(() -> NOW);

    @Test
    void moments_say_which_clock_they_are_of() {
        assertThat(say.when(NOW)).isEqualTo("23 Nov 2026, 08:11 UTC");
    }

    @Test
    void what_is_near_is_told_by_its_distance_and_what_is_far_by_its_day() {
        assertThat(say.ago(NOW.minusSeconds(59))).isEqualTo("just now");
        assertThat(say.ago(NOW.minusSeconds(60))).isEqualTo("1 min ago");
        assertThat(say.ago(NOW.minus(Duration.ofMinutes(59)))).isEqualTo("59 min ago");
        assertThat(say.ago(NOW.minus(Duration.ofHours(23)))).isEqualTo("23 h ago");
        assertThat(say.ago(NOW.minus(Duration.ofDays(1)))).isEqualTo("22 Nov 2026");
        // another node's clock may be ahead
        assertThat(say.ago(NOW.plusSeconds(5))).isEqualTo("just now");
        assertThat(say.ago(NOW.plus(Duration.ofDays(2)))).isEqualTo("25 Nov 2026");
        assertThat(say.ago(Instant.EPOCH)).isEqualTo("never");
    }

    @Test
    void numbers_and_spans_are_written_as_people_read_them() {
        assertThat(say.count(1, "user", "users")).isEqualTo("1 user");
        assertThat(say.count(12_481, "user", "users")).isEqualTo("12,481 users");
        assertThat(say.percent(73, 100)).isEqualTo("73%");
        assertThat(say.percent(0, 0)).isEqualTo("–");
        assertThat(say.span(Duration.ZERO)).isEqualTo("–");
        assertThat(say.span(Duration.ofSeconds(21))).isEqualTo("21 s");
        assertThat(say.span(Duration.ofSeconds(160))).isEqualTo("2 m 40 s");
        assertThat(say.span(Duration.ofMinutes(65))).isEqualTo("1 h 5 m");
    }
}

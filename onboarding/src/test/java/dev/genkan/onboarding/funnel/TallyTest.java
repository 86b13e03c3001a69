package dev.genkan.onboarding.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Happening.What;
import dev.genkan.onboarding.JourneyId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant JUST_AFTER_MIDNIGHT = Instant.parse("2026-11-24T00:00:10Z");
    private static final long TODAY = LocalDate.of(2026, 11, 24).toEpochDay();

    @Test
    void what_happens_is_counted_where_and_when_it_happens() {
        assertThat(tallies("name", new What.Shown()))
                .containsExactly(new Tally("welcome", 2, "name", "de-AT", TODAY, Count.SHOWN, "", 0));
        assertThat(tallies("name", new What.Reached())).extracting(Tally::what).containsExactly(Count.REACHED);
        assertThat(tallies("name", new What.Changed())).extracting(Tally::what).containsExactly(Count.CHANGED);
        assertThat(tallies("name", new What.WentBack())).extracting(Tally::what).containsExactly(Count.WENT_BACK);
        assertThat(tallies("name", new What.Paused())).extracting(Tally::what).containsExactly(Count.PAUSED);
    }

    @Test
    void who_gets_on_is_counted_on_the_day_on_which_they_came() {
        assertThat(tallies("name", new What.Answered(Duration.ofSeconds(10))))
                .containsExactly(new Tally("welcome", 2, "name", "de-AT", TODAY, Count.ANSWERED, "", 10));
        assertThat(tallies("name", new What.Skipped(Duration.ofSeconds(11))))
                .containsExactly(new Tally("welcome", 2, "name", "de-AT", TODAY - 1, Count.SKIPPED, "", 11));
        assertThat(tallies("name", new What.Completed(Duration.ofDays(3))))
                .containsExactly(new Tally("welcome", 2, "", "de-AT", TODAY - 3, Count.COMPLETED, "", 86_400));
    }

    @Test
    void a_clock_that_was_set_back_between_two_nodes_takes_no_time() {
        assertThat(tallies("name", new What.Answered(Duration.ofSeconds(-90))))
                .containsExactly(new Tally("welcome", 2, "name", "de-AT", TODAY, Count.ANSWERED, "", 0));
    }

    @Test
    void a_form_is_refused_once_and_each_of_its_questions_too() {
        assertThat(tallies("name", new What.Refused(List.of("nickname", "", "nickname"))))
                .containsExactly(
                        new Tally("welcome", 2, "name", "de-AT", TODAY, Count.REFUSED, "", 0),
                        new Tally("welcome", 2, "name", "de-AT", TODAY, Count.FIELD_REFUSED, "nickname", 0),
                        new Tally("welcome", 2, "name", "de-AT", TODAY, Count.FIELD_REFUSED, "", 0));
    }

    @Test
    void start_and_end_are_of_the_whole_way_whatever_step_is_named() {
        assertThat(tallies("name", new What.Started())).extracting(Tally::step).containsExactly("");
        assertThat(tallies("name", new What.Completed(Duration.ZERO)))
                .extracting(Tally::step)
                .containsExactly("");
    }

    @Test
    void who_moves_over_leaves_one_version_and_comes_into_the_other() {
        assertThat(tallies("", new What.Upgraded(1)))
                .containsExactly(
                        new Tally("welcome", 2, "", "de-AT", TODAY, Count.UPGRADED, "", 0),
                        new Tally("welcome", 1, "", "de-AT", TODAY, Count.MOVED_ON, "", 0));
        assertThat(tallies("name", new What.Upgraded(1)))
                .extracting(Tally::version, Tally::step, Tally::what)
                .containsExactlyInAnyOrder(
                        tuple(2, "name", Count.UPGRADED),
                        tuple(1, "name", Count.MOVED_ON),
                        tuple(2, "", Count.UPGRADED),
                        tuple(1, "", Count.MOVED_ON));
    }

    @Test
    void a_name_that_no_column_has_room_for_is_cut() {
        assertThat(tallies("name", new What.Refused(List.of("x".repeat(400))))
                        .getLast()
                        .field())
                .hasSize(255);
    }

    @Test
    void of_a_language_that_no_column_has_room_for_the_language_is_left() {
        Locale madeUp = Locale.forLanguageTag("de-AT" + "-aaaaaaaa-bbbbbbbb".repeat(40));
        assertThat(tallies("name", new What.Shown(), madeUp))
                .extracting(Tally::locale)
                .containsExactly("de");
    }

    private static List<Tally> tallies(String step, What what) {
        return tallies(step, what, Locale.forLanguageTag("de-AT-u-nu-latn"));
    }

    private static List<Tally> tallies(String step, What what, Locale locale) {
        return Tally.of(new Happening(
                new JourneyId("jrn_1"), Flows.ADA, "welcome", 2, step, locale, JUST_AFTER_MIDNIGHT, what));
    }
}
